"use server";
import { createElement, type ReactNode } from "react";
import { readSearch, type Search } from "@/features/directory/search-address";
import { RestaurantCard } from "@/features/restaurants/card";
import { ApiError, api, type FoundRestaurant, ID_PATTERN, isUnreachable } from "@/platform/api";
import { type Locale, localeNamed } from "@/platform/i18n/locales";
import { likest } from "./likeness";

/** Cards that come after their page; undefined: they could not be had. */
export type LaterCards = readonly { readonly id: string; readonly card: ReactNode }[] | undefined;

const MOST = 6;
/** Asked for, since not all of them are shown. */
const ASKED = 24;

/** What is open now: the best rated anywhere, or the nearest to a place. */
export async function openNow(locale: Locale, place: Pick<Search, "near">): Promise<LaterCards> {
  const { near } = readSearch({ ...place });
  const around = near ? ({ near, radius: "10000", sort: "distance" } as const) : ({ sort: "rating" } as const);
  const found = await foundBy({ open_now: "1", ...around });
  return found && cardsOf(found.filter(({ established }) => established).slice(0, MOST), locale);
}

interface Around {
  readonly id: string;
  readonly cuisines: readonly string[];
  readonly city: string;
  /** `lat,lng`; undefined where that is not known. */
  readonly near: string | undefined;
}

/** Places with a cuisine of this one, near it and well rated; in its city where nobody knows where it is. */
export async function similarTo(locale: Locale, around: Around): Promise<LaterCards> {
  const { city, cuisine = [], near } = readSearch({ ...around, cuisine: [...around.cuisines] });
  if (!ID_PATTERN.test(around.id) || cuisine.length === 0) return [];
  const there = near ? ({ near, radius: "5000", sort: "distance" } as const) : ({ sort: "rating" } as const);
  const found = await foundBy({ cuisine: [...cuisine], ...there, ...(!near && city && { city: [city] }) });
  return found && cardsOf(likest(found, around.id, MOST), locale);
}

type Query = NonNullable<Parameters<typeof api.searchRestaurants>[0]>["query"];

async function foundBy(query: Query): Promise<readonly FoundRestaurant[] | undefined> {
  try {
    const { data } = await api.searchRestaurants({ query: { ...query, limit: String(ASKED) }, cache: "no-store" });
    return data;
  } catch (error) {
    if (error instanceof ApiError || isUnreachable(error)) return undefined;
    throw error;
  }
}

const cardsOf = (found: readonly FoundRestaurant[], locale: Locale): LaterCards =>
  found.map((restaurant) => ({
    id: restaurant.id,
    card: createElement(RestaurantCard, {
      ...{ restaurant, locale: localeNamed(locale), heading: "h3", now: Date.now() },
    }),
  }));
