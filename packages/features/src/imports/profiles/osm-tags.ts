import { wordsOf } from "./row.ts";

export type Tags = Readonly<Record<string, string>>;

/** Nothing is called true, or false. */
const NAMED = /^(?:name|brand|addr|contact)/;

/**
 * What the tags among a feature's properties say, as one line of text each; those that say nothing are left out. osmtogeojson and osm2pgsql
 * keep them in `tags`; ogr2ogr keeps all but a few in `other_tags` and writes `addr_city`.
 */
export function tagsOf(properties: Readonly<Record<string, unknown>>): Tags {
  const { tags, other_tags, ...flat } = properties;
  const all = [...Object.entries(flat), ...listed(tags), ...listed(other_tags)];
  return Object.fromEntries(
    all.flatMap(([key, value]) => {
      const words = typeof value === "boolean" && NAMED.test(key) ? "" : wordsOf(value);
      return words === "" ? [] : [[key.replace(/^(addr|contact)_/, "$1:"), words]];
    }),
  );
}

/** Tags in one property: an object, or as text that one as JSON, or PostgreSQL's form of it. */
function listed(tags: unknown): [key: string, value: unknown][] {
  if (typeof tags === "string") return tags.trimStart().startsWith("{") ? listed(jsonIn(tags)) : hstore(tags);
  return typeof tags === "object" && tags !== null ? Object.entries(tags) : [];
}

/** null where it is none. */
function jsonIn(text: string): object | null {
  try {
    return Object(JSON.parse(text)) as object;
  } catch {
    return null;
  }
}

/** One pair, and what leads to the next. Each begins where the last one ends: looked for anywhere, a quote without its end is read from every quote on. */
const PAIR = /\s*"([^"\\]*(?:\\.[^"\\]*)*)"\s*=>\s*(?:NULL|"([^"\\]*(?:\\.[^"\\]*)*)")\s*(?:,|$)/gsuy;

/** `"cuisine"=>"pizza","name:en"=>"The \"Inn\""`, as far as it is in order. */
const hstore = (text: string): [string, string][] =>
  [...text.matchAll(PAIR)].map(([, key = "", value = ""]) => [unescaped(key), unescaped(value)]);
const unescaped = (text: string) => text.replace(/\\(.)/gsu, "$1");
