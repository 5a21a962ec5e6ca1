import type { Source } from "../evidence.ts";

/**
 * The placeholders that a sentence may have, `{1.name}`, by the kind of the source whose number it is, and what code writes in their place. A
 * sentence with one that its source cannot fill is dropped: it has no phone, say.
 */
export const placeholders = {
  restaurant: {
    name: "its name",
    cuisines: "its cuisines: Thai, Ramen",
    area: "its part of the city, if known, and its city",
    price: "its price level: $ to $$$$",
    rating: "its average rating and from how many reviews",
    hours_on: "its hours on the day that was asked for, or today",
    hours_week: "its hours of every week",
    hours_holidays: "what it says of public holidays: closed, or its hours",
    open_now: "whether it is open at the moment, and until when",
    open_then: "whether it is open at the time that was asked for",
    phone: "its phone number",
    address: "its address",
    website: "the host of its website",
    diets: "the diets that it says it serves",
    attributes: "all that it says it offers",
    wanted_attributes: "of what was asked for that which it says it offers",
    distance: "how far it is from whoever asks",
    inspection: "its grade or score of its last inspection, and the day of it",
    standing: "that it has closed, for a time or for good, or is not open yet",
  },
  review: {
    quote: "the sentence of the review, word for word, in quotation marks",
    stars: "how many of five stars the review gave",
  },
  menu: {
    dishes: "the dishes of its menu that were asked for, with their prices",
    dishes_marked:
      "the dishes that were asked for, with their prices and whether they are marked for the diet that was asked for",
    diet_dishes: "dishes of its menu that are marked for the diet that was asked for, with their prices",
    sold_out: "the dishes of its menu that cannot be had now, with their prices",
    marked_dishes: "dishes of its menu that are marked as what was asked for, such as spicy, with their prices",
    cheapest: "the cheapest dish of its menu that can be had, with its price",
    priciest: "the most expensive dish of its menu that can be had, with its price",
    sample: "some of its dishes with their prices",
    prices: "the lowest and the highest price of its menu",
  },
} as const satisfies Readonly<Record<Source["kind"], Readonly<Record<string, string>>>>;

export type RestaurantFact = keyof typeof placeholders.restaurant;
export type ReviewFact = keyof typeof placeholders.review;
export type MenuFact = keyof typeof placeholders.menu;

/** A placeholder in a text: the number of its source, and its name. */
export const PLACEHOLDER = /\{(\d{1,3})\.([a-z_]{1,30})\}/g;
