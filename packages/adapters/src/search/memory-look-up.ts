import { byCodePoints } from "@bellyfed/core/search/order";
import { type Hit, type LookUp, MOST_OF_A_KEY } from "@bellyfed/core/search/search-index";
import type { Kept } from "./memory-document.ts";

/** Documents by their ids and keys, by a look at every one. */
export function memoryLookUp(all: readonly Kept[], { ids, keys }: LookUp): Pick<Hit, "id" | "shown">[] {
  const seen = all.toSorted((one, other) => byCodePoints(one.document.id, other.document.id));
  const having = (key: string) => seen.filter(({ document }) => document.keys.includes(key)).slice(0, MOST_OF_A_KEY);
  const found = new Set(keys.flatMap(having));
  return seen
    .filter((kept) => found.has(kept) || ids.includes(kept.document.id))
    .map(({ document: { id, shown } }) => ({ id, shown }));
}
