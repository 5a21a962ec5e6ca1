import type { ReactNode } from "react";
import type { text } from "@/lib/i18n/text";
import type { Named } from "@/lib/search/named";

type Translate = Awaited<ReturnType<typeof text<"search">>>;
/** Which of the messages speaks of what was asked for. */
export function askedFor({ city, cuisine }: Named): "all" | "city" | "cuisine" | "both" {
  if (city) return cuisine ? "both" : "city";
  return cuisine ? "cuisine" : "all";
}

/** Direction marks that somebody put into a name would turn the text around it. */
const plain = (name = "") => name.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "");

/** What is listed, in words: for a title. */
export const headline = (t: Translate, named: Named): string =>
  t.markup(`heading.${askedFor(named)}`, {
    city: plain(named.city),
    cuisine: plain(named.cuisine),
    name: (chunks) => chunks,
  });

/** The same for a page, or another message about the search, with each name set apart by `name`. */
export const richly = (
  t: Translate,
  of: "heading" | "empty",
  named: Named,
  name: (chunks: ReactNode) => ReactNode,
): ReactNode => t.rich(`${of}.${askedFor(named)}`, { city: named.city ?? "", cuisine: named.cuisine ?? "", name });
