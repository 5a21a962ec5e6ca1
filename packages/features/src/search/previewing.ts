import type { Candidate } from "@bellyfed/core/resolving/candidates";
import { SAME_FROM } from "@bellyfed/core/resolving/reasons";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import type { Fault, ImportRecord } from "../imports/contract.ts";
import { sourceOf } from "../imports/rules.ts";
import type { Origin } from "../restaurants/contract.ts";
import type { Facts } from "./folding.ts";
import type { ImportPreview, LikelyDuplicate, PreviewedRow, PreviewImport } from "./preview.ts";
import { resolvePlaces, soughtOf } from "./resolving.ts";
import { MOST_PREVIEWED } from "./rules.ts";

/** A row as an import reads it. */
export type ReadRow = { readonly row: number } & (
  | { readonly record: ImportRecord; readonly notes?: readonly Fault[] }
  | { readonly rejected: readonly Fault[] }
);

/** A restaurant before or after a row: what is known of it, or that it is not there. */
export interface Stand {
  readonly id: string;
  readonly facts: Facts | undefined;
}

export interface PreviewPorts {
  /** Reads rows as the import does. Throws AppError `malformed` where the content breaks off. */
  readonly rowsOf: (asked: PreviewImport) => AsyncIterable<ReadRow>;
  readonly idOf: (source: Origin) => string;
  /** What a row changes, by the import's own rules, and what is known then. */
  readonly importInto: (stand: Stand, source: Origin, record: ImportRecord) => { changes: string[]; after: Stand };
  /** What is wrong with the content, of an error that says so. */
  readonly errorIn: (error: unknown) => string;
}

/** Rows that are looked up together. */
const TOGETHER = 50;

/** What an import would do with these rows, by what the index knows. */
export async function previewRows(
  index: SearchIndex,
  ports: PreviewPorts,
  asked: PreviewImport,
): Promise<ImportPreview> {
  const { rows, complete, error } = await firstRows(ports, asked);
  const before = new Map<string, Stand>();
  const all: PreviewedRow[] = [];
  for (let at = 0; at < rows.length; at += TOGETHER)
    all.push(...(await together(index, ports, asked, rows.slice(at, at + TOGETHER), before)));
  const count = (outcome: PreviewedRow["outcome"]) => all.filter((row) => row.outcome === outcome).length;
  const [created, updated, unchanged] = [count("created"), count("updated"), count("unchanged")];
  return {
    counts: { read: all.length, created, updated, unchanged, rejected: count("rejected") },
    duplicates: all.filter(({ duplicates }) => duplicates.length > 0).length,
    ...{ complete, error, rows: all },
  };
}

/** As many rows as are looked at. The last one of a file's beginning is left out: it may be cut. */
async function firstRows({ rowsOf, errorIn }: PreviewPorts, asked: PreviewImport) {
  const rows: ReadRow[] = [];
  const whole = () => (asked.partial ? rows.slice(0, -1) : rows);
  try {
    for await (const row of rowsOf(asked)) {
      if (rows.length === MOST_PREVIEWED) return { rows, complete: false, error: null };
      rows.push(row);
    }
    return { rows: whole(), complete: !asked.partial, error: null };
  } catch (error) {
    const told = errorIn(error);
    return asked.partial && rows.length > 0
      ? { rows: whole(), complete: false, error: null }
      : { rows, complete: false, error: told };
  }
}

async function together(
  index: SearchIndex,
  { idOf, importInto }: PreviewPorts,
  { profile, source }: PreviewImport,
  rows: readonly ReadRow[],
  before: Map<string, Stand>,
): Promise<PreviewedRow[]> {
  const origin = (external_id: string) => ({ name: source ?? sourceOf[profile], external_id });
  const ids = rows.flatMap((row) => ("record" in row ? [idOf(origin(row.record.external_id))] : []));
  for (const { id, shown } of await index.lookUp({ ids: ids.filter((id) => !before.has(id)), keys: [] }))
    before.set(id, { id, facts: JSON.parse(shown) as Facts });
  const previewed = rows.map((row) => {
    if (!("record" in row)) return { row: rejected(row.row, row.rejected) };
    const from = origin(row.record.external_id);
    const stand = before.get(idOf(from)) ?? { id: idOf(from), facts: undefined };
    const { changes, after } = importInto(stand, from, row.record);
    before.set(stand.id, after);
    return { row: toldOf(row, stand, changes), place: stand.facts ? undefined : row.record.restaurant };
  });
  const fresh = previewed.flatMap(({ row, place }) => (place ? [{ row, place }] : []));
  const found = await duplicatesOf(
    index,
    fresh.map(({ place }) => soughtOf(place)),
  );
  const duplicates = new Map(fresh.map(({ row }, at) => [row, found[at] ?? []]));
  return previewed.map(({ row }) => ({ ...row, duplicates: duplicates.get(row) ?? [] }));
}

const nothing = { changes: [], faults: [], notes: [], duplicates: [] };
const rejected = (row: number, faults: readonly Fault[]): PreviewedRow => ({
  ...{ ...nothing, row, outcome: "rejected", id: null, name: null },
  faults: [...faults],
});

function toldOf(
  read: Extract<ReadRow, { record: ImportRecord }>,
  { id, facts }: Stand,
  changes: string[],
): PreviewedRow {
  const outcome = facts === undefined ? "created" : changes.length > 0 ? "updated" : "unchanged";
  const { row, record, notes = [] } = read;
  return {
    ...nothing,
    row,
    outcome,
    id,
    name: record.restaurant.name,
    changes: facts ? changes : [],
    notes: [...notes],
  };
}

/** Those that are taken for the same, as they are shown. */
async function duplicatesOf(
  index: SearchIndex,
  places: Parameters<typeof resolvePlaces>[1],
): Promise<LikelyDuplicate[][]> {
  const isSame = ({ score }: Candidate) => score >= SAME_FROM;
  const found = (await resolvePlaces(index, places)).map((candidates) => candidates.filter(isSame));
  const ids = [...new Set(found.flat().map(({ id }) => id))];
  const shown = new Map(
    (await index.lookUp({ ids, keys: [] })).map(({ id, shown }) => [id, JSON.parse(shown) as Facts]),
  );
  return found.map((candidates) =>
    candidates.flatMap((candidate) => {
      const facts = shown.get(candidate.id);
      if (!facts) return [];
      const { name, city, address } = facts;
      return [{ ...candidate, reasons: [...candidate.reasons], name, city, street: address.street }];
    }),
  );
}
