import { type Executed, execute, load, type WritePorts } from "@bellyfed/core/execute";
import { faultOf } from "@bellyfed/core/fault";
import { commandIdOf, derivedId, shortHash } from "@bellyfed/core/id";
import { begin, type Folded, ownMeta, REMEMBERED } from "@bellyfed/core/stream";
import type { Outcome } from "../imports/contract.ts";
import {
  type ImportMenu,
  type ImportRestaurant,
  type NumberedRecord,
  type RestaurantRows,
  type RowResult,
  refusal,
  toldAt,
} from "../imports/importing.ts";
import { MAX_ITEMS } from "../menus/rules.ts";
import { restaurant, restaurantType } from "./decider.ts";
import { restaurantStream } from "./events.ts";
import { MOST_INSPECTIONS_AT_ONCE } from "./source.ts";
import type { RestaurantState } from "./state.ts";

type Loaded = Folded<RestaurantState>;

/** `importMenu`: how what rows say of menus is brought there. */
export interface ImportingPorts extends WritePorts {
  readonly importMenu: ImportMenu;
}

/**
 * Fills the imports' port with the restaurants' decider. While restaurants turn out to be
 * new, the next one is taken for new as well and its stream is not read first: where that is wrong, the append finds the place taken, and
 * the stream is read then.
 */
export function importRestaurant(ports: ImportingPorts): ImportRestaurant {
  let expectNew = false;
  return async (group) => {
    const { job, source, rows, numbers, traceId } = group;
    const id = derivedId("restaurant", source.name, source.external_id);
    const guess = expectNew && rows.length === 1 && Boolean(rows[0]?.record.restaurant);
    const past = numbers.length > 1 ? pastOf(job, numbers) : undefined;
    const menu = ports.importMenu({ job, restaurant_id: id, numbers, traceId });
    const own = { group, id, past, menu };
    let known = guess ? begin(restaurant) : await readFirst(ports, id, rows);
    const results: RowResult[] = [];
    for (const numbered of rows) {
      const { result, after } = await importRow(ports, own, numbered, known);
      results.push(result);
      known = after;
    }
    expectNew = results[0]?.outcome === "created";
    return results;
  };
}

/** Nothing has to be known of a restaurant that comes with another row, where its dishes alone are to be written. */
const readFirst = (ports: WritePorts, id: string, rows: readonly NumberedRecord[]): Promise<Loaded | undefined> =>
  rows.every(({ record, announced }) => !record.restaurant && announced)
    ? Promise.resolve(undefined)
    : load(ports.store, restaurantType, restaurantStream(id));

type Past = (row: number) => (folded: Loaded) => boolean;

/**
 * A row's turn is past once a later one of the same restaurant has written, even if that one has its result and this one seems to have
 * none (BatchGet is no snapshot). Done again, by a redelivery or beside another delivery of the same rows, it would undo what that one
 * wrote, for that one's command is remembered and not repeated.
 */
function pastOf(job: string, numbers: readonly number[]): Past {
  const rowOf = new Map(numbers.map((row) => [shortHash(commandOf(job, row, 0)), row]));
  return (row) =>
    ({ memory }) =>
      memory.some(([commandId]) => (rowOf.get(commandId) ?? 0) > row);
}

interface Own {
  readonly group: RestaurantRows;
  readonly id: string;
  readonly past: Past | undefined;
  readonly menu: ReturnType<ImportMenu>;
}
interface Imported {
  readonly result: RowResult;
  /** The restaurant as it is known then. */
  readonly after: Loaded | undefined;
}

/** The restaurant first, then its dishes; a row that is refused writes nothing of either. */
async function importRow(
  ports: WritePorts,
  own: Own,
  numbered: NumberedRecord,
  known: Loaded | undefined,
): Promise<Imported> {
  const { row, record, announced } = numbered;
  const { dishes = [] } = record;
  try {
    const written = record.restaurant ? await importProfile(ports, own, numbered, known) : undefined;
    const after = written?.after ?? known;
    if (!written && !announced && !isThere(after)) return { result: noRestaurant(row), after };
    const outcome = written?.outcome ?? "unchanged";
    if (dishes.length === 0) return { result: { row, outcome }, after };
    const { changed, left } = await own.menu(row, dishes, outcome === "created" && written?.replayed === false);
    if (left === dishes.length && !written) return { result: { row, outcome: "rejected", faults: [NO_ROOM] }, after };
    const told = { dishes: dishes.length - left, ...(left > 0 && { notes: [NO_ROOM] }) };
    return { result: { row, outcome: changed && outcome === "unchanged" ? "updated" : outcome, ...told }, after };
  } catch (error) {
    return { result: refusal(row, error), after: known };
  }
}

const isThere = (loaded: Loaded | undefined): boolean =>
  loaded !== undefined && loaded.state.status !== "absent" && !loaded.state.merged;

const noRestaurant = (row: number): RowResult => ({
  row,
  outcome: "rejected",
  faults: [toldAt("external_id", faultOf("no_such_restaurant"))],
});

/** A row with more inspections than one commit holds is repeated, each time under an id of its own, until nothing is left to write. */
async function importProfile(
  ports: WritePorts,
  { group: { job, source, traceId }, id, past }: Own,
  { row, record: { restaurant: profile, inspections, time_zone, neighborhood } }: NumberedRecord,
  loaded: Loaded | undefined,
) {
  const run = (part: number, from?: Loaded) => {
    const commandId = commandOf(job, row, part);
    // The row is its own identity: the same row of the same job is never another body.
    const meta = ownMeta({ commandId, actor: `import:${job}`, traceId }, ports.runtime);
    const command = {
      type: "import",
      id,
      source,
      profile: part === 0 ? profile : null,
      found: { ...(time_zone !== undefined && { time_zone }), ...(neighborhood !== undefined && { neighborhood }) },
      inspections,
    } as const;
    const stream = restaurantStream(id);
    const known = { ...(from && { loaded: from }), ...(past && { past: past(row) }) };
    return execute(ports, { type: restaurantType, stream, command, meta, ...known });
  };
  let last = await run(0, loaded);
  const [outcome, { replayed }] = [outcomeOf(last, commandOf(job, row, 0)), last];
  for (let part = 1; mayBeMore(last, inspections.length); part++) last = await run(part);
  return { outcome, replayed, after: last };
}

const mayBeMore = ({ events, replayed }: Executed<RestaurantState>, inspections: number): boolean =>
  inspections > MOST_INSPECTIONS_AT_ONCE && (replayed || events.length >= MOST_INSPECTIONS_AT_ONCE);

const commandOf = (job: string, row: number, part: number): string =>
  commandIdOf(`import:${job}`, "IMPORT", String(row), String(part));

/**
 * What a row's first commit did. A replay may not tell its events; then the stream's memory tells whether it began the stream: while it
 * remembers fewer commands than it can, the first of them began it.
 */
function outcomeOf({ events, replayed, memory }: Executed<RestaurantState>, commandId: string): Outcome {
  const [first] = events;
  if (first) return first.type === "RESTAURANT_CREATED" ? "created" : "updated";
  if (!replayed) return "unchanged";
  return memory.length < REMEMBERED && memory[0]?.[0] === shortHash(commandId) ? "created" : "updated";
}

const NO_ROOM = toldAt("menu", faultOf("too_many", { most: MAX_ITEMS }));
