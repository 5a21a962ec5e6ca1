import type { SearchFilters } from "@bellyfed/core/search/query";
import { MOST_RADIUS, RADIUS } from "../../search/rules.ts";
import type { Slots } from "../slots.ts";
import type { SearchParameters } from "../tools.ts";
import type { Question } from "../turn.ts";
import { featuresOf } from "./meals.ts";

/** Metres around whoever asks for what is near, where they do not say how far. */
const NEARBY = RADIUS;

/** What of a question the index itself can answer. The rest is looked at in what it answers: see fits.ts. */
export function filtersOf(slots: Slots, { near, now }: Pick<Question, "near" | "now">): SearchFilters {
  const { city, cuisines, price, ratingMin, when, chains, nearby, radius } = slots;
  const attributes = featuresOf(slots.attributes);
  return {
    now,
    ...(city !== null && { city: [city] }),
    ...(cuisines.length > 0 && { cuisine: cuisines }),
    ...(price.length > 0 && { price }),
    ...(attributes.length > 0 && { attributes }),
    ...(ratingMin !== null && { ratingMin }),
    ...(when?.kind === "at" && { open: when.open }),
    ...(chains === "without" && { withoutChains: true as const }),
    ...(nearby && near && { near: { ...near, radius: Math.min(radius ?? NEARBY, MOST_RADIUS) } }),
  };
}

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** The same as the parameters of a search's address. */
export function parametersOf(filters: SearchFilters): SearchParameters {
  const { city, cuisine, price, attributes, diet, ratingMin, open, near } = filters;
  return {
    ...several({ city, cuisine, attributes, diet, price: price?.map(String) }),
    ...(ratingMin !== undefined && { rating_min: String(ratingMin) }),
    ...(open && { open_at: openAt(open) }),
    ...(filters.withoutChains && { exclude_chains: "1" }),
    ...(near && { near: placeText(near), radius: String(Math.round(near.radius)) }),
  };
}

/** A place as a search's address has it, in millionths of a degree, some 10 cm: tiny numbers have no form of their own there (`5e-324`). */
export const placeText = ({ lat, lng }: { readonly lat: number; readonly lng: number }): string =>
  `${lat.toFixed(6)},${lng.toFixed(6)}`;

const several = (lists: Readonly<Record<string, readonly string[] | undefined>>): SearchParameters =>
  Object.fromEntries(Object.entries(lists).flatMap(([name, values]) => (values ? [[name, values]] : [])));

function openAt(open: NonNullable<SearchFilters["open"]>): string {
  if ("instant" in open) return new Date(open.instant).toISOString();
  const clock = [Math.floor(open.minutes / 60), open.minutes % 60].map((part) => String(part).padStart(2, "0"));
  return `${weekdays[open.day]}${clock.join(":")}`;
}
