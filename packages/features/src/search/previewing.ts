import { faultOf, fieldError } from "@bellyfed/core/fault";
import type { Candidate } from "@bellyfed/core/resolving/candidates";
import { SAME_FROM } from "@bellyfed/core/resolving/reasons";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import type { Fault, ImportedDish, ImportRecord } from "../imports/contract.ts";
import { sourceOf } from "../imports/rules.ts";
import type { Origin } from "../restaurants/contract.ts";
import type { Facts } from "./folding.ts";
import type { ImportPreview, LikelyDuplicate, PreviewedDishes, PreviewedRow, PreviewImport } from "./preview.ts";
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
  /** Its menu as it was read, or as the row before leaves it. */
  readonly menu?: MenuStand | undefined;
}
/** A menu as whoever fills the port knows it. */
export type MenuStand = object;

export interface PreviewPorts {
  /** Reads rows as the import does. Throws AppError `malformed` where the content breaks off. */
  readonly rowsOf: (asked: PreviewImport) => AsyncIterable<ReadRow>;
  readonly idOf: (source: Origin) => string;
  /** What a row changes, by the import's own rules, and what is known then. */
  readonly importInto: (stand: Stand, source: Origin, record: ImportRecord) => { changes: string[]; after: Stand };
  readonly menuOf: (restaurantId: string) => Promise<MenuStand>;
  /** What a row's dishes change, by the import's own rules, and the menu then. */
  readonly menuInto: (menu: MenuStand, dishes: readonly ImportedDish[]) => { told: PreviewedDishes; after: MenuStand };
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
  const sum = (name: keyof ImportPreview["dishes"]) =>
    all.reduce((dishes, row) => dishes + (row.dishes?.[name] ?? 0), 0);
  const all: PreviewedRow[] = [];
  for (let at = 0; at < rows.length; at += TOGETHER)
    all.push(...(await together(index, ports, asked, rows.slice(at, at + TOGETHER), before)));
  const count = (outcome: PreviewedRow["outcome"]) => all.filter((row) => row.outcome === outcome).length;
  const [created, updated, unchanged] = [count("created"), count("updated"), count("unchanged")];
  return {
    counts: { read: all.length, created, updated, unchanged, rejected: count("rejected") },
    duplicates: all.filter(({ duplicates }) => duplicates.length > 0).length,
    dishes: { added: sum("added"), changed: sum("changed"), unchanged: sum("unchanged") },
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
  ports: PreviewPorts,
  { profile, source, announced }: PreviewImport,
  rows: readonly ReadRow[],
  before: Map<string, Stand>,
): Promise<PreviewedRow[]> {
  const origin = (external_id: string) => ({ name: source ?? sourceOf[profile], external_id });
  const idIn = (record: ImportRecord) => ports.idOf(origin(record.external_id));
  const ids = rows.flatMap((row) => ("record" in row ? [idIn(row.record)] : []));
  for (const { id, shown } of await index.lookUp({ ids: ids.filter((id) => !before.has(id)), keys: [] }))
    before.set(id, { id, facts: JSON.parse(shown) as Facts });
  const serving = rows.flatMap((row) => ("record" in row && row.record.dishes ? [idIn(row.record)] : []));
  for (const [id, menu] of await Promise.all(
    serving.filter((id) => !before.get(id)?.menu).map(async (id) => [id, await ports.menuOf(id)] as const),
  ))
    before.set(id, { id, facts: before.get(id)?.facts, menu });
  const previewed = rows.map((row) => {
    if (!("record" in row)) return { row: rejected(row.row, row.rejected) };
    const { record } = row;
    const stand = before.get(idIn(record)) ?? { id: idIn(record), facts: undefined };
    if (!record.restaurant && !stand.facts && !announced.includes(record.external_id)) {
      return { row: rejected(row.row, [noRestaurant()]) };
    }
    const said = record.restaurant ? ports.importInto(stand, origin(record.external_id), record) : undefined;
    const served = record.dishes && stand.menu && ports.menuInto(stand.menu, record.dishes);
    before.set(stand.id, { ...(said?.after ?? stand), menu: served?.after ?? stand.menu });
    const isNew = record.restaurant && !stand.facts;
    return {
      row: toldOf(row, stand, said, served?.told ?? null),
      place: isNew ? record.restaurant : undefined,
    };
  });
  const fresh = previewed.flatMap(({ row, place }) => (place ? [{ row, place }] : []));
  const found = await duplicatesOf(
    index,
    fresh.map(({ place }) => soughtOf(place)),
  );
  const duplicates = new Map(fresh.map(({ row }, at) => [row, found[at] ?? []]));
  return previewed.map(({ row }) => ({ ...row, duplicates: duplicates.get(row) ?? [] }));
}

function noRestaurant(): Fault {
  const { message: reason, code, params } = fieldError("", faultOf("no_such_restaurant"));
  return { field: "external_id", reason, code, params };
}

const nothing = { changes: [], faults: [], notes: [], duplicates: [], dishes: null };
const rejected = (row: number, faults: readonly Fault[]): PreviewedRow => ({
  ...{ ...nothing, row, outcome: "rejected", id: null, name: null, neighborhood: null },
  faults: [...faults],
});

function toldOf(
  read: Extract<ReadRow, { record: ImportRecord }>,
  { id, facts }: Stand,
  said: { readonly changes: string[]; readonly after: Stand } | undefined,
  dishes: PreviewedDishes | null,
): PreviewedRow {
  const { row, record, notes = [] } = read;
  const changes = said?.changes ?? [];
  const all = dishes && dishes.added + dishes.changed > 0 ? [...changes, "menu"] : changes;
  const isNew = facts === undefined && record.restaurant !== null;
  const outcome = isNew ? "created" : all.length > 0 ? "updated" : "unchanged";
  return {
    ...nothing,
    row,
    outcome,
    id,
    name: record.restaurant?.name ?? facts?.name ?? null,
    neighborhood: (said ? said.after.facts : facts)?.neighborhood ?? null,
    changes: isNew ? [] : all,
    notes: [...notes],
    dishes,
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
