import type { ReactNode } from "react";
import { plainText } from "@/platform/i18n/plain-text";
import { formats, text } from "@/platform/i18n/text";
import type { ProperNames } from "../directory/directory";
import type { Search } from "../directory/search-address";

/** Longer than any name; in a title more is of no use. */
const NAME = 120;

/** What is listed, in words: for a title. */
export async function headline(search: Search, named: ProperNames): Promise<string> {
  const [t, parts] = await Promise.all([text("search"), partsOf(search, named)]);
  const short = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, plainText(part, NAME)]));
  return t.markup("heading", { ...parts, ...short, name: (chunks) => chunks });
}

/** The same for a page, with each name set apart by `name`. */
export async function richHeadline(
  search: Search,
  named: ProperNames,
  name: (chunks: ReactNode) => ReactNode,
): Promise<ReactNode> {
  const [t, parts] = await Promise.all([text("search"), partsOf(search, named)]);
  return t.rich("heading", { ...parts, name });
}

async function partsOf({ q, city, near, bbox, cuisine_match }: Search, named: ProperNames) {
  const { list } = await formats();
  return {
    what: q ? "words" : named.cuisines.length > 0 ? "cuisine" : named.chains.length > 0 ? "chain" : "all",
    where: whereOf({ city, near, bbox }),
    q: q ?? "",
    city: named.city ?? "",
    chain: list(named.chains, { type: "disjunction" }),
    cuisine: list(named.cuisines, { type: cuisine_match ? "conjunction" : "disjunction" }),
  };
}

function whereOf({ city, near, bbox }: Readonly<Record<"city" | "near" | "bbox", string | undefined>>): string {
  if (city) return "city";
  if (near) return "near";
  return bbox ? "area" : "none";
}
