import type { SentenceQuery } from "@bellyfed/core/guide/sentences";
import type { Said } from "@bellyfed/core/search/said";
import { sentencesOf } from "@bellyfed/core/search/sentence-splitting";
import { one, some } from "./documents.ts";
import { someFilters } from "./queries.ts";

/** A review for tests, of what matters there. */
export const said = (facts: Partial<Said> & Pick<Said, "restaurantId" | "sentences">): Said => ({
  ...{ reviewId: "a", rating: 4, language: "en", writtenAt: "2026-01-01T00:00:00.000Z" },
  ...facts,
});

const clauses = {
  en: [
    "It is quiet here.",
    "Not quiet at all!",
    "The café was lovely, and the naïve art too.",
    "We felt at home…",
    "A very, very good crème brûlée.",
  ],
  de: ["Sehr ruhig und gemütlich.", "Die Straße ist laut.", "Für Kinder geeignet?", "Das Essen: groß und gut!"],
  ar: ["المكان هادئ جدًا.", "الأكل لذيذ والمكان هادئ؟", "القهوة ممتازة!", "أسعار معقولة"],
} as const;
const languages = ["en", "de", "ar"] as const;

/** What somebody says of one of these restaurants; a review of so many at most, so that later ones take the place of earlier ones. */
export function someSaid(restaurants: readonly string[], chance: () => number): Said {
  const language = one(languages, chance);
  const texts = some(clauses[language], chance, 0.5);
  return {
    ...{ restaurantId: one(restaurants, chance), reviewId: `v${Math.floor(chance() * 3)}` },
    ...{ rating: 1 + Math.floor(chance() * 5), language: chance() < 0.1 ? null : language },
    writtenAt: new Date(1_760_000_000_000 + Math.floor(chance() * 20) * 86_400_000).toISOString(),
    sentences: sentencesOf([texts[0] ?? null, texts.slice(1).join(" ")], language),
  };
}

const phrases = [
  "quiet",
  "very good",
  "cafe",
  "creme brulee",
  "ruhig",
  "strasse",
  "Groß und",
  "هادئ",
  "القهوه",
  "اسعار",
  "very",
  "!",
  "not quiet",
] as const;

/** What may be asked of sentences. */
export function someSentenceQuery(restaurants: readonly string[], chance: () => number): SentenceQuery {
  return {
    phrases: some(phrases, chance, 0.4),
    limit: 1 + Math.floor(chance() * 30),
    ...(chance() < 0.5 && { perRestaurant: 1 + Math.floor(chance() * 3) }),
    ...(chance() < 0.5 && { filters: someFilters(chance) }),
    ...(chance() < 0.3 && { restaurants: some([...restaurants, "nowhere"], chance, 0.3) }),
  };
}
