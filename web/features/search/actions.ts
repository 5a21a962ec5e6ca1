"use server";
import { createElement, type ReactNode } from "react";
import { readSearch, type Search } from "@/features/directory/search-address";
import { type Place, placesOf } from "@/features/map/place";
import { CardItems } from "@/features/restaurants/card";
import { type Locale, localeNamed } from "@/platform/i18n/locales";
import { textIn } from "@/platform/i18n/text";
import { findMore } from "./find";

/** A further page of results. */
export interface MoreResults {
  /** The cursor that led to it. */
  readonly from: string;
  readonly cards: ReactNode;
  readonly places: readonly Place[];
  /** Says how many came. */
  readonly message: string;
  /** Of the page after it; null after the last one. */
  readonly cursor: string | null;
}

/** The page of a search that a cursor leads to. A cursor that leads nowhere ends the list. */
export async function moreResults(locale: Locale, search: Search): Promise<MoreResults> {
  const language = localeNamed(locale);
  const t = await textIn(language, "search");
  const asked = readSearch({ ...search });
  const { restaurants, cursor, wrongCursor } = await findMore(asked);
  const from = asked.cursor ?? "";
  if (wrongCursor) return { from, cards: null, places: [], message: t("wrongCursor"), cursor: null };
  return {
    from,
    cards: createElement(CardItems, { restaurants, locale: language, now: Date.now() }),
    places: placesOf(restaurants),
    message: t("more.added", { count: restaurants.length }),
    cursor,
  };
}
