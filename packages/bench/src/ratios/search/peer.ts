import { readFileSync, writeFileSync } from "node:fs";
import type { SearchDocument } from "@bellyfed/core/search/document";
import MiniSearch from "minisearch";

const options = { fields: ["name", "cuisine", "city"], storeFields: ["name", "cuisine", "price", "city"] };
/** As its documentation advises for what people type. */
const forgiving = { fuzzy: 0.2, prefix: true, boost: { name: 3 }, combineWith: "AND" } as const;

/** MiniSearch over the same restaurants. */
export interface MiniSearchPeer {
  search(text: string): readonly { readonly cuisine?: unknown }[];
  suggest(text: string): unknown;
}

const peerOf = (index: MiniSearch): MiniSearchPeer => ({
  search: (text) => {
    const found = index.search(text, forgiving);
    return found.length > 0 ? found : index.search(text, { ...forgiving, combineWith: "OR" });
  },
  suggest: (text) => index.autoSuggest(text, { fuzzy: 0.2 }).slice(0, 8),
});

/** Writes its index into a file. */
export function writeMiniSearch(documents: readonly SearchDocument[], file: string): void {
  const index = new MiniSearch(options);
  index.addAll(
    documents.map(({ id, name, cuisines, city, price_level }) => ({
      ...{ id, name, city, price: price_level },
      cuisine: cuisines.join(" "),
    })),
  );
  writeFileSync(file, JSON.stringify(index));
}

export const openMiniSearch = (file: string): MiniSearchPeer =>
  peerOf(MiniSearch.loadJSON(readFileSync(file, "utf8"), options));
