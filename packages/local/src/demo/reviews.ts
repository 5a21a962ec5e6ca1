import type { Caller } from "@bellyfed/core/ports";
import type { ReviewContent } from "@bellyfed/features/reviews/contract";
import { aspects, BEST_RATING } from "@bellyfed/features/reviews/rules";
import type { Chance } from "./chance.ts";
import type { DemoMenuItem } from "./menus.ts";
import { local, onDishes, onService, openings, replies, type Tone, titles, toneOf } from "./phrases.ts";
import type { DemoRestaurant } from "./restaurants.ts";

export interface DemoReview {
  readonly restaurant: string;
  readonly author: Caller;
  /** When it was written: milliseconds since 1970. */
  readonly at: number;
  readonly body: ReviewContent;
  /** What the owner answers, and when. */
  readonly reply: { readonly text: string; readonly at: number } | null;
}

const HOUR = 3_600_000;
/** Reviews go back this far; every restaurant is older. */
const OLDEST = 119 * 24 * HOUR;

/** Reviews of one restaurant by different guests: few, or many where it is popular; never of one that has closed. */
export function reviewsOf(
  chance: Chance,
  restaurant: DemoRestaurant,
  menu: readonly DemoMenuItem[],
  guests: readonly Caller[],
  now: number,
): DemoReview[] {
  if (restaurant.closedAt !== null) return [];
  const count = Math.floor(chance.next() ** 2 * 18.5 + chance.next() * 0.8);
  return chance.some(guests, count).map((author) => {
    const rating = Math.min(5, Math.max(1, Math.round(chance.around(restaurant.quality, 0.9))));
    const tone = toneOf(rating);
    const age = OLDEST * chance.next() ** 2;
    const at = now - Math.round(age) - 60_000;
    const dish = chance.pick(menu).body.name;
    const fill = (text: string) =>
      text
        .replaceAll("{dish}", dish)
        .replaceAll("{place}", restaurant.body.name)
        .replaceAll("{city}", restaurant.body.city)
        .replaceAll("{guest}", author.name.split(" ")[0] ?? author.name);
    const visited_on = new Date(at - chance.between(0, 6) * 24 * HOUR).toISOString().slice(0, 10);
    const answered = chance.happens(tone === "unhappy" ? 0.35 : 0.12);
    const reply = { text: fill(chance.pick(replies[tone])), at: Math.min(now, at + chance.between(1, 72) * HOUR) };
    return {
      restaurant: restaurant.key,
      author,
      at,
      body: {
        rating,
        sub_ratings: aspectsOf(chance, rating),
        visited_on: chance.happens(0.8) ? visited_on : null,
        ...words(chance, restaurant, tone, fill),
      },
      reply: answered ? reply : null,
    };
  });
}

/** Some rate the food and the rest by themselves, near to what they give the whole. */
function aspectsOf(chance: Chance, rating: number): ReviewContent["sub_ratings"] {
  if (!chance.happens(0.4)) return null;
  const near = () => Math.min(BEST_RATING, Math.max(1, Math.round(chance.around(rating, 0.6))));
  const rated = aspects.filter((aspect) => aspect === "food" || chance.happens(0.7));
  return Object.fromEntries(rated.map((aspect) => [aspect, near()]));
}

function words(chance: Chance, { city }: DemoRestaurant, tone: Tone, fill: (text: string) => string) {
  if (chance.happens(0.1)) return { title: null, text: null, language: null };
  if (city.language !== "en" && chance.happens(0.15)) {
    return { title: null, text: fill(chance.pick(local[city.language][tone])), language: city.language };
  }
  const sentences = [
    chance.happens(0.8) && chance.pick(openings[tone]),
    chance.pick(onDishes[tone]),
    chance.happens(0.7) && chance.pick(onService[tone]),
  ];
  const text = fill(sentences.filter(Boolean).join(" "));
  return { title: chance.happens(0.7) ? fill(chance.pick(titles[tone])) : null, text, language: "en" };
}
