import type { Restaurant } from "../../restaurants/contract.ts";
import type { Review } from "../../reviews/contract.ts";
import { quotable } from "../check/quotes.ts";
import { phrasesForAndAgainst, says } from "../lexicon/concepts.ts";
import type { Topic, Understood } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import { unlike } from "./concepts.ts";
import type { Finding, Quote, Retrieved } from "./finding.ts";
import { subjectQuotes } from "./subjects.ts";

/** Places that are told of in one answer at most. */
const MOST_PLACES = 5;
const MOST_QUOTES = 2;
const MOST_REVIEWS = 20;
const MOST_SENTENCES = 60;

const dishMosts: readonly Topic[] = ["cheapest_dish", "priciest_dish"];
const menuTopics: readonly Topic[] = ["menu", "dish", "price", "diets", "sold_out", ...dishMosts];

/** What is known of certain places; closed ones too, hidden ones never. */
export async function facts(understood: Understood, tools: GuideTools): Promise<Retrieved> {
  const ids = [...new Set(understood.places)].slice(0, MOST_PLACES);
  const restaurants = await Promise.all(ids.map((id) => tools.getRestaurant(id)));
  const seen = restaurants.filter((restaurant): restaurant is Restaurant => !!restaurant && !restaurant.hidden);
  const findings = await Promise.all(seen.map((restaurant) => read(restaurant, understood, tools)));
  return { findings, total: findings.length, relaxed: [] };
}

async function read(restaurant: Restaurant, understood: Understood, tools: GuideTools): Promise<Finding> {
  const { topics, slots } = understood;
  const needsMenu =
    topics.some((topic) => menuTopics.includes(topic)) ||
    slots.dishes.length > 0 ||
    (understood.subject ?? []).length > 0;
  const needsReviews = topics.includes("reviews") || topics.includes("summary") || slots.concepts.length > 0;
  const [menu, quotes] = await Promise.all([
    needsMenu ? tools.getMenu(restaurant.id) : null,
    needsReviews ? quotesOf(restaurant.id, understood, tools) : [],
  ]);
  return { restaurant, quotes, menu: menu ?? null };
}

/** What reviews say of what is asked, for and against it; where nothing certain is asked, what they say first. */
async function quotesOf(id: string, { slots, subject, language }: Understood, tools: GuideTools): Promise<Quote[]> {
  if (slots.concepts.length > 0) return conceptQuotes(id, slots.concepts, tools);
  const asked = slots.dishes.length > 0 ? slots.dishes : (subject ?? []);
  if (asked.length > 0) return subjectQuotes(id, asked, language, tools);
  const reviews = await tools.getReviews(id, { limit: MOST_REVIEWS });
  return unlike(reviews.flatMap((review) => firstSentence(review) ?? [])).slice(0, MOST_QUOTES);
}

async function conceptQuotes(
  id: string,
  concepts: Understood["slots"]["concepts"],
  tools: GuideTools,
): Promise<Quote[]> {
  const all = concepts.map(async (concept) => {
    const phrases = phrasesForAndAgainst(concept);
    const sentences = await tools.sentences({ phrases, restaurants: [id], limit: MOST_SENTENCES });
    const said = sentences.flatMap(({ text, reviewId, rating, language }) => {
      const quote = quotable(text, (piece) => says(piece, concept) !== null);
      return quote === undefined ? [] : [{ reviewId, quote, rating, language, concept }];
    });
    const [first, ...others] = unlike(said);
    if (!first) return [];
    // One for it and one against it, where there are both.
    const other = others.find(({ quote }) => says(quote, concept) !== says(first.quote, concept)) ?? others[0];
    return other ? [first, other] : [first];
  });
  return (await Promise.all(all)).flat();
}

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** The first sentence of a review that may be quoted. */
function firstSentence({ id, text, rating, language }: Review): Quote | undefined {
  for (const { segment } of sentences.segment(text ?? "")) {
    const quote = quotable(segment);
    if (quote !== undefined) return { reviewId: id, quote, rating, language, concept: null };
  }
  return undefined;
}
