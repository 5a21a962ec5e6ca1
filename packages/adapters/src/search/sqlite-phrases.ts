import { byCodePoints } from "@bellyfed/core/search/order";
import { type PartName, type Parts, valuesOf } from "@bellyfed/core/search/parts";
import type { Candidate } from "@bellyfed/core/search/suggesting";
import type { Opened } from "./sqlite-opened.ts";
import type { Rows } from "./sqlite-rows.ts";
import type { Suggestible } from "./sqlite-suggestible.ts";

interface Among {
  readonly index: Opened;
  readonly rows: Rows;
  readonly may: Suggestible;
}

/** Cities, cuisines and dishes with the words of an expression of FTS5, and how many restaurants have them. */
export function suggestedPhrases(among: Among, match: string): Candidate[] {
  const found = among.index.statements.all(
    "select phrase.id, phrase.kind, phrase.key from phrases cross join phrase on phrase.id = phrases.rowid where phrases match ?",
    [match],
  );
  const keysOf = (kind: string) => new Set(found.filter((row) => row.kind === kind).map(({ key }) => String(key)));
  return [
    ...counted(among, "city", keysOf("city")),
    ...counted(among, "cuisine", keysOf("cuisine")),
    ...[...keysOf("dish")].flatMap((key) => dish(among, key)),
  ];
}

/** Values of a part that all documents have: each part is counted, and then its values. */
function counted({ index, rows, may }: Among, kind: "city" | "cuisine", keys: ReadonlySet<string>): Candidate[] {
  if (keys.size === 0) return [];
  const part = { city: "place", cuisine: "offer" }[kind] as PartName;
  const [own, counts] = [rows.kept.columns[part], new Uint32Array(index.traits.size())];
  for (const id of rows.all) if (may.isEstablished(id)) counts[own[id] ?? 0] = (counts[own[id] ?? 0] ?? 0) + 1;
  const found = new Map<string, { kind: typeof kind; text: string; count: number }>();
  for (const [id, count] of counts.entries()) {
    if (count === 0) continue;
    for (const [key, text] of valuesOf[kind](index.traits.get(id) as Parts["place"] & Parts["offer"])) {
      if (!keys.has(key)) continue;
      const before = found.get(key) ?? { kind, text, count: 0 };
      const first = byCodePoints(text, before.text) < 0 ? text : before.text;
      found.set(key, { kind, text: first, count: before.count + count });
    }
  }
  return [...found.values()];
}

function dish({ index, may }: Among, key: string): Candidate[] {
  const rows = index.statements
    .all("select doc, name from value where kind = 'dish' and key = ?", [key])
    .filter(({ doc }) => may.isOpen(Number(doc)));
  const [first, ...others] = rows.map(({ name }) => String(name));
  if (first === undefined) return [];
  const text = others.reduce((least, name) => (byCodePoints(name, least) < 0 ? name : least), first);
  return [{ kind: "dish", text, count: rows.length }];
}
