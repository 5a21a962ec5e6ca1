import { quotable } from "../check/quotes.ts";
import type { Understood } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import { quoteOf } from "./concepts.ts";
import type { Retrieved } from "./finding.ts";

/** Stars of a review that praises. */
const LEAST_RATING = 4;

/** What good reviews say of the dishes and cuisines that were asked for, one sentence of each place. Places are found without it. */
export async function praised(found: Retrieved, { slots }: Understood, tools: GuideTools): Promise<Retrieved> {
  const phrases = [...slots.dishes, ...slots.cuisines];
  const bare = found.findings.filter(({ quotes }) => quotes.length === 0);
  if (phrases.length === 0 || bare.length === 0) return found;
  const restaurants = bare.map(({ restaurant }) => restaurant.id);
  const sentences = await tools.sentences({ phrases, restaurants, limit: 50, perRestaurant: 3 });
  const quotes = new Map(
    sentences.toReversed().flatMap((sentence) => {
      const quote = sentence.rating < LEAST_RATING ? undefined : quotable(sentence.text);
      return quote === undefined ? [] : [[sentence.restaurantId, quoteOf({ ...sentence, quote }, null)] as const];
    }),
  );
  const findings = found.findings.map((finding) => {
    const quote = quotes.get(finding.restaurant.id);
    return quote && finding.quotes.length === 0 ? { ...finding, quotes: [quote] } : finding;
  });
  return { ...found, findings };
}
