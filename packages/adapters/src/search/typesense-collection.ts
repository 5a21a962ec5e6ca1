import { type CallTypesense, readJson, readLines, type TypesenseRequest, unavailable } from "./typesense-calls.ts";

export interface FacetCounts {
  readonly field_name: string;
  readonly counts: readonly { readonly value: string; readonly count: number }[];
  readonly stats?: { readonly sum?: number };
}
export interface ServerFound {
  readonly found: number;
  readonly hits: readonly { readonly document: { readonly id: string; readonly data?: string } }[];
  readonly facet_counts?: readonly FacetCounts[];
  /** Of a query that could not be answered among others that were. */
  readonly error?: string;
  readonly code?: number;
}
export type ServerQuery = Readonly<Record<string, string | number>>;
export interface ServerDocument {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** Documents that are sent together. */
const TOGETHER = 2000;
/** To take so many, or to send all there is, may take a small server this long. */
const LONG_MS = 60_000;
/** The server refuses more in one call. */
const MOST_QUERIES = 50;
/** So many documents a page has at most. */
export const PAGE = 250;

/** One collection, or what an alias stands for. */
export interface Collection {
  /** Several queries at once; where a query says nothing else, all documents match. */
  search(queries: readonly ServerQuery[]): Promise<readonly ServerFound[]>;
  /** A document; undefined where there is none. */
  get(id: string): Promise<ServerDocument | undefined>;
  /** Writes documents, each whole. */
  put(documents: readonly ServerDocument[]): Promise<void>;
  /** Of these those that are there. */
  all(ids: readonly string[]): Promise<readonly ServerDocument[]>;
  /** Everything that passes. */
  export(filter: string): Promise<readonly ServerDocument[]>;
  remove(filter: string): Promise<void>;
}

const asPath = encodeURIComponent;

/** `name`: of a collection or an alias. */
export function collection(call: CallTypesense, name: string): Collection {
  const documents = `/collections/${asPath(name)}/documents`;
  const needed = async (request: TypesenseRequest): Promise<string> => {
    const text = await call(request);
    if (text === undefined) throw unavailable(`There is no ${name}`);
    return text;
  };
  const search = searching(needed, name);
  const filtered = (filter: string) => new URLSearchParams({ filter_by: filter });
  return {
    search,
    async get(id) {
      const text = await call({ method: "GET", path: `${documents}/${asPath(id)}` });
      return text === undefined ? undefined : readJson<ServerDocument>(text);
    },
    async put(all) {
      for (const together of chunks(all, TOGETHER)) {
        const body = together.map((document) => JSON.stringify(document)).join("\n");
        const answer = await needed({
          method: "POST",
          path: `${documents}/import?action=upsert`,
          body,
          timeoutMs: LONG_MS,
        });
        const lines = readLines<{ readonly success: boolean; readonly error?: string }>(answer);
        const refused = lines.find(({ success }) => !success);
        if (refused || lines.length !== together.length)
          throw new Error(`The search server did not take a document: ${refused?.error ?? answer.slice(0, 500)}`);
      }
    },
    async all(ids) {
      const found = await search(
        chunks(ids, PAGE).map((some) => ({ filter_by: idFilter(some), per_page: PAGE, include_fields: "id,data" })),
      );
      return found.flatMap(({ hits }) => hits.map(({ document }) => document));
    },
    export: async (filter) =>
      readLines<ServerDocument>(
        await needed({ method: "GET", path: `${documents}/export?${filtered(filter)}`, timeoutMs: LONG_MS }),
      ),
    async remove(filter) {
      await needed({ method: "DELETE", path: `${documents}?${filtered(filter)}` });
    },
  };
}

type Needed = (request: TypesenseRequest) => Promise<string>;

/** By POST, as addresses may not be as long as filters are. */
function searching(needed: Needed, name: string): Collection["search"] {
  const some = async (queries: readonly ServerQuery[]) => {
    const searches = queries.map((query) => ({ collection: name, q: "*", query_by: "words", ...query }));
    const text = await needed({ method: "POST", path: "/multi_search", body: { searches } });
    const { results } = readJson<{ readonly results?: readonly ServerFound[] }>(text);
    if (results?.length !== queries.length) throw unavailable(text);
    for (const { error, code } of results) {
      if (code === 404 || (code ?? 0) >= 500) throw unavailable(String(error));
      if (error !== undefined) throw new Error(`The search server refuses a query: ${error}`);
    }
    return results;
  };
  return async (queries) => {
    const found: ServerFound[] = [];
    for (const together of chunks(queries, MOST_QUERIES)) found.push(...(await some(together)));
    return found;
  };
}

/** Ids as a filter has them: between backticks, which no id has. */
const idFilter = (ids: readonly string[]): string => `id:[${ids.map((id) => `\`${id}\``).join(",")}]`;

/** A list in parts of at most `size`. */
export function chunks<Value>(all: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
