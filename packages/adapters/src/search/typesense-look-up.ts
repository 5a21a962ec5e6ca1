import type { SearchDocument } from "@bellyfed/core/search/document";
import { byCodePoints } from "@bellyfed/core/search/order";
import { type Hit, type LookUp, MOST_OF_A_KEY } from "@bellyfed/core/search/search-index";
import { type Collection, PAGE } from "./typesense-collection.ts";
import { encoded, placeId } from "./typesense-fields.ts";

/** Documents by their ids and keys: one query for each key, and all of them in one call. */
export async function serverLookUp(
  collection: Collection,
  { ids, keys }: LookUp,
): Promise<Pick<Hit, "id" | "shown">[]> {
  const page = { sort_by: "id1:asc,id2:asc", per_page: PAGE, include_fields: "id,data" };
  const unlike = [...new Set(keys)];
  const [having, own] = await Promise.all([
    collection.search(unlike.map((key) => ({ filter_by: `kind:=place && keys:=${encoded(key)}`, ...page }))),
    collection.all(ids.map(placeId)),
  ]);
  const read = (data: unknown) => JSON.parse(String(data)) as SearchDocument;
  const firstOf = having.map(({ hits }) => hits.map(({ document }) => read(document.data)).sort(byTheirIds));
  const found = [...firstOf.flatMap((all) => all.slice(0, MOST_OF_A_KEY)), ...own.map(({ data }) => read(data))];
  return [...new Map(found.map((document) => [document.id, document])).values()]
    .sort(byTheirIds)
    .map(({ id, shown }) => ({ id, shown }));
}

const byTheirIds = (one: SearchDocument, other: SearchDocument): number => byCodePoints(one.id, other.id);
