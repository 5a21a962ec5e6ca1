import type { SearchDocument } from "@bellyfed/core/search/document";
import type { Said } from "@bellyfed/core/search/said";
import { sentencesOf } from "@bellyfed/core/search/sentence-splitting";
import { local, onDishes, onService, openings, titles, toneOf } from "@bellyfed/local/demo/phrases";
import { chanceOf, one } from "@bellyfed/testing/search/documents";

const languages = ["en", "en", "en", "de", "pt"] as const;
const SECOND_WORDS = [
  "quiet",
  "lively",
  "romantic",
  "good for children",
  "cheap",
  "dog friendly",
  "leise",
  "tranquilo",
];

/** So many reviews of these places, as the demo's people write them; one in ten says what places are like. */
export function madeSaid(documents: readonly SearchDocument[], count: number): Said[] {
  const chance = chanceOf(41);
  return Array.from({ length: count }, (_, at) => {
    const { id, name, city, dishes } = one(documents, chance);
    const [rating, language] = [1 + Math.floor(Math.sqrt(chance()) * 5), one(languages, chance)];
    const tone = toneOf(rating);
    const filled = (text: string) =>
      text
        .replaceAll("{place}", name)
        .replaceAll("{city}", city)
        .replaceAll("{dish}", dishes[0] ?? "soup");
    const own =
      language === "en"
        ? [one(openings[tone], chance), one(onDishes[tone], chance), one(onService[tone], chance)]
        : [one(local[language][tone], chance)];
    const mood = chance() < 0.1 ? [`It is ${one(SECOND_WORDS, chance)} here in the evening.`] : [];
    return {
      ...{ restaurantId: id, reviewId: `review${at}`, rating, language },
      writtenAt: new Date(1_760_000_000_000 + Math.floor(chance() * 500) * 86_400_000).toISOString(),
      sentences: sentencesOf([filled(one(titles[tone], chance)), [...own, ...mood].map(filled).join(" ")], language),
    };
  });
}
