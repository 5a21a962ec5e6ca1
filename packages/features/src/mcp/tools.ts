import { id, integerText, strictObject, timestamp } from "@bellyfed/core/schema";
import * as v from "valibot";
import { endpoints as menus } from "../menus/contract.ts";
import { Restaurant } from "../restaurants/contract.ts";
import { endpoints as reviews } from "../reviews/contract.ts";
import { FoundRestaurant, endpoints as search } from "../search/contract.ts";
import { MOST_CHARACTERS, MOST_DISHES, MOST_FOUND, MOST_REVIEWS, OTHERS_WORDS } from "./rules.ts";

type AnySchema = v.GenericSchema<unknown, unknown>;

/** A tool of the MCP server. All of them read; what is asked and answered is described by the contracts of the operations that they call. */
export interface Tool {
  readonly title: string;
  /** For a language model that chooses among tools. */
  readonly description: string;
  /** As addresses of the API have it, where numbers are texts; the server takes what JSON has for them. */
  readonly input: AnySchema;
  readonly output: AnySchema;
}

const asked = search.searchRestaurants.query.entries;
const { q, cuisine, cuisine_match, price, rating_min, attributes, diet, chain, exclude_chains } = asked;
const { open_now, open_at, status, cursor } = asked;
const filters = { q, cuisine, cuisine_match, price, rating_min, attributes, diet, chain, exclude_chains };
const further = {
  ...{ ...filters, open_now, open_at, status, cursor },
  limit: v.optional(integerText(1, MOST_FOUND), "10"),
};

const found = FoundRestaurant.entries;
/** What is told of a restaurant that was found; all else tells `get_restaurant`. */
const shown = {
  ...{ id: found.id, name: found.name, city: found.city, neighborhood: found.neighborhood, cuisines: found.cuisines },
  ...{ price_level: found.price_level, rating: found.rating, address: found.address, location: found.location },
  ...{ phone: found.phone, website: found.website, attributes: found.attributes, diets: found.diets },
  ...{ business_status: found.business_status, open_now: found.open_now, opens_at: found.opens_at },
  ...{ next_close: found.next_close, distance_m: found.distance_m },
};
export const shownFields = Object.keys(shown) as (keyof typeof shown)[];

const next_cursor = v.nullable(v.string());
const Found = v.object({
  data: v.array(v.object(shown)),
  total: search.searchRestaurants.response.entries.total,
  next_cursor,
});

const { hours, opening_hours, open_now: open, business_status } = Restaurant.entries;
export const OpenAnswer = v.object({
  ...{ id, name: Restaurant.entries.name },
  at: v.pipe(
    v.string(),
    v.description("For when this was asked: an instant, or a weekday and a time by the clocks there"),
  ),
  open: v.pipe(open, v.description("null: its hours or its time zone are not known, so that nobody can say")),
  business_status,
  time_zone: v.nullable(v.string()),
  next_open: v.pipe(v.nullable(timestamp), v.description("null also where a weekday was asked for")),
  next_close: v.pipe(v.nullable(timestamp), v.description("null also where a weekday was asked for")),
  opening_hours,
  hours,
});
export type OpenAnswer = v.InferOutput<typeof OpenAnswer>;

export const MenuPage = v.object({
  ...menus.getMenu.response.entries,
  total: v.pipe(v.number(), v.description("Dishes of the whole menu")),
  next_cursor,
});
export type MenuPage = v.InferOutput<typeof MenuPage>;

const { sort, rating, language, q: words } = reviews.listReviews.query.entries;
const PAGED = "Pass next_cursor as cursor for what follows.";
const CUT = `Texts of more than ${MOST_CHARACTERS} characters are cut.`;

export const tools = {
  search_restaurants: {
    title: "Search restaurants",
    description: `Restaurants by words (q: a name, a dish, a cuisine; mistakes are forgiven), city, cuisine, price level, diet, rating and opening times. Use it first for anything like "vegan ramen in Kyoto under $$". At most ${MOST_FOUND} at once. ${PAGED} ${OTHERS_WORDS}`,
    input: strictObject({
      city: asked.city,
      ...further,
      sort: asked.sort,
      near: asked.near,
      radius: asked.radius,
    }),
    output: Found,
  },
  find_nearby: {
    title: "Find restaurants nearby",
    description: `Restaurants around a place, the nearest first, with their distance in metres; the same filters as search_restaurants. The place is known by its coordinates alone. ${PAGED} ${OTHERS_WORDS}`,
    input: strictObject({ near: asked.near.wrapped, radius: asked.radius, ...further }),
    output: Found,
  },
  get_restaurant: {
    title: "Get a restaurant",
    description: `Everything about one restaurant: address, phone, website, price level, hours and whether it is open now, rating, diets, attributes, inspection. ${CUT} ${OTHERS_WORDS}`,
    input: strictObject({ id }),
    output: Restaurant,
  },
  get_menu: {
    title: "Get a menu",
    description: `A restaurant's menu by sections, with prices in minor units of their currency (1250 USD is $12.50) and dietary marks; no sections: none is known. ${MOST_DISHES} dishes at once. ${PAGED} A mark is what the restaurant says and no promise to somebody with an allergy: they must ask the restaurant. ${OTHERS_WORDS}`,
    input: strictObject({ id, cursor }),
    output: MenuPage,
  },
  get_reviews: {
    title: "Get reviews",
    description: `A restaurant's reviews with ratings and the owner's replies; q finds those with these words. At most ${MOST_REVIEWS} at once. ${PAGED} ${CUT} ${OTHERS_WORDS}`,
    input: strictObject({
      ...{ id, q: words, sort, rating, language, cursor },
      limit: v.optional(integerText(1, MOST_REVIEWS), "5"),
    }),
    output: reviews.listReviews.response,
  },
  is_open: {
    title: "Is it open?",
    description:
      "Whether a restaurant is open now, or at an instant (2026-11-28T19:00:00+09:00), or usually on a weekday at a time by the clocks there (sat19:00); and when it opens and closes next. open: null means that nobody knows: say so.",
    input: strictObject({ id, at: open_at }),
    output: OpenAnswer,
  },
  resolve_restaurant: {
    title: "Resolve a restaurant",
    description:
      "Which of our restaurants somebody means who has a name with a city, an address, a phone number, a website or a location, or a link: the likeliest first, each with a score from 0 to 1 and its reasons. None is likely: it is not here. Call get_restaurant with an id for more.",
    input: strictObject(search.resolveRestaurants.body.entries.places.item.entries),
    output: search.resolveRestaurants.response.entries.data.item,
  },
} as const satisfies Readonly<Record<string, Tool>>;

export type ToolName = keyof typeof tools;
/** What a tool is asked with once it has been checked. */
export type ToolInput<Name extends ToolName> = v.InferInput<(typeof tools)[Name]["input"]>;
