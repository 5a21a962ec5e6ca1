import { chosen, type Search, searchPath } from "../../directory/search-address.ts";
import type { Suggestion } from "./suggesting.ts";

/** The fields of the form itself; the cursor is of the list before. */
const OWN = ["q", "city", "cursor"];

/** What goes on with the next search beside what the form asks for, as parameters. */
export const keptParameters = (search: Search): [string, string][] =>
  Object.entries(search)
    .filter(([name]) => !OWN.includes(name))
    .flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, String(each)]));

/** The search that a form asks for. Who names another city means that city, and no longer the place that was looked at. */
export function afterForm(before: Search, asked: Search): Search {
  if (!asked.city || asked.city === before.city) return asked;
  const { near: _, radius: __, bbox: ___, ...there } = asked;
  return there;
}

/** Where a suggestion for "what" leads, and what stands in its field then. */
export function afterChoice(
  search: Search,
  { kind, text, id }: Pick<Suggestion, "kind" | "text" | "id">,
): { readonly path: string; readonly typed: string | undefined } {
  switch (kind) {
    case "restaurant":
      return { path: `/restaurants/${id}`, typed: text };
    case "cuisine":
      return { path: searchPath(chosen(search, { q: undefined, cuisine: [text] })), typed: undefined };
    case "city":
      return { path: searchPath(afterForm(search, chosen(search, { q: undefined, city: text }))), typed: undefined };
    case "dish":
      return { path: searchPath(chosen(search, { q: text })), typed: text };
  }
}
