import type { ReactNode } from "react";
import { plainText } from "@/platform/i18n/plain-text";
import type { text } from "@/platform/i18n/text";
import type { ProperNames } from "../directory/directory";

type Translate = Awaited<ReturnType<typeof text<"search">>>;

/** Which of the messages speaks of what was asked for. */
function askedFor({ city, cuisine }: ProperNames): "all" | "city" | "cuisine" | "both" {
  if (city) return cuisine ? "both" : "city";
  return cuisine ? "cuisine" : "all";
}

/** Longer than any name; in a title more is of no use. */
const NAME = 120;

/** What is listed, in words: for a title. */
export const headline = (t: Translate, named: ProperNames): string =>
  t.markup(`heading.${askedFor(named)}`, {
    city: plainText(named.city ?? "", NAME),
    cuisine: plainText(named.cuisine ?? "", NAME),
    name: (chunks) => chunks,
  });

/** The same for a page, or another message about the search, with each name set apart by `name`. */
export const richly = (
  t: Translate,
  of: "heading" | "empty",
  named: ProperNames,
  name: (chunks: ReactNode) => ReactNode,
): ReactNode => t.rich(`${of}.${askedFor(named)}`, { city: named.city ?? "", cuisine: named.cuisine ?? "", name });
