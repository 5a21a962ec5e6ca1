import type { SearchDocument } from "@bellyfed/core/search/document";
import { INDEX_SCHEMA } from "@bellyfed/core/search/index-key";
import { PRIOR_MEAN } from "@bellyfed/core/search/order";
import type { SearchIndex, Suggestion, SuggestQuery } from "@bellyfed/core/search/search-index";
import { termsOf } from "@bellyfed/core/search/terms";
import { memorySuggest } from "./memory-suggest.ts";
import type { CallTypesense } from "./typesense-calls.ts";
import { candidates, keptIn, type Opened, pagesOf, serverFilter } from "./typesense-candidates.ts";
import { type Collection, chunks, collection, PAGE } from "./typesense-collection.ts";
import { placeOf } from "./typesense-fields.ts";
import { lexicon } from "./typesense-lexicon.ts";
import { serverLookUp } from "./typesense-look-up.ts";
import { searching } from "./typesense-searching.ts";
import { finishChange, noteId, readMeta, writeChange, writeMeta } from "./typesense-writing.ts";

/** What stands for the index that is in use. */
export const ALIAS = `restaurants-${INDEX_SCHEMA}`;
/** A page of the server: of more than these it sorts and counts itself. */
const MOST_LOOKED_AT = 250;
/** Of more restaurants that begin so than this, the ones with most reviews are suggested. */
const MOST_SUGGESTED_FROM = 500;
const REWRITTEN_TOGETHER = 2000;

/** An index on a server of Typesense (0.24 to 30), in a collection or behind an alias. One writes at a time; any number read. */
export function typesenseIndex(call: CallTypesense, name: string = ALIAS, most: number = MOST_LOOKED_AT): SearchIndex {
  const server = collection(call, name);
  const opened: Opened = { collection: server, lexicon: lexicon(server), most };
  /** What is known of it now, with all its words read. */
  const look = async () => {
    const meta = await readMeta(server);
    await opened.lexicon.readUpTo(meta.pending > 0 ? meta.seq - 1 : meta.seq, meta.made);
    return meta;
  };
  return {
    position: async () => (await readMeta(server)).position,
    async notes(keys) {
      await finishChange(server, opened.lexicon, await readMeta(server));
      const found = await server.all(keys.map(noteId));
      return new Map(found.map(({ id, data }) => [id.slice(noteId("").length), String(data)]));
    },
    apply: (change) => writeChange(server, opened.lexicon, change),
    search: async (query) => searching(opened, query, (await look()).mean),
    async suggest(query) {
      await look();
      return suggesting(opened, query);
    },
    lookUp: (asked) => serverLookUp(server, asked),
    async settle() {
      const meta = await finishChange(server, opened.lexicon, await readMeta(server));
      const mean = await meanOf(server);
      await weighAnew(server, mean);
      await writeMeta(server, { ...meta, mean });
    },
    close: async () => {},
  };
}

/** What somebody may mean: of more restaurants than are looked at, the ones with most reviews. */
async function suggesting(opened: Opened, query: SuggestQuery): Promise<Suggestion[]> {
  const terms = termsOf(query.text);
  if (terms.length === 0) return [];
  // Also what is closed for a time: whoever types its name means it.
  const status = ["open", "closed_temporarily"] as const;
  const filters = query.city === undefined ? { status } : { status, city: [query.city] };
  for (const level of ["exact", "forgiving"] as const) {
    const filter = serverFilter(opened, filters, terms, level);
    const all = (await candidates(opened, filter)) ?? (await mostReviewed(opened, filter));
    const suggested = memorySuggest(all, query);
    if (suggested.length > 0) return suggested;
  }
  return [];
}

async function mostReviewed({ collection }: Opened, filter_by: string) {
  const query = { filter_by, sort_by: "count:desc,id1:asc" };
  return (await collection.search(pagesOf(query, MOST_SUGGESTED_FROM / PAGE))).flatMap(keptIn);
}

async function meanOf(server: Collection): Promise<number> {
  const query = { filter_by: "kind:=place", facet_by: "count,sum", max_facet_values: 1, per_page: 0 };
  const [found] = await server.search([query]);
  const sumOf = (field: string) => found?.facet_counts?.find(({ field_name }) => field_name === field)?.stats?.sum ?? 0;
  return sumOf("count") === 0 ? PRIOR_MEAN : sumOf("sum") / sumOf("count");
}

/** Each restaurant's weight by the new mean. */
async function weighAnew(server: Collection, mean: number): Promise<void> {
  const places = await server.export("kind:=place");
  for (const some of chunks(places, REWRITTEN_TOGETHER))
    await server.put(some.map(({ data }) => placeOf(JSON.parse(String(data)) as SearchDocument, mean)));
}
