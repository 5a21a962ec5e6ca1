import { type Executed, execute, load, type WritePorts } from "@bellyfed/core/execute";
import { commandIdOf, derivedId, shortHash } from "@bellyfed/core/id";
import { begin, type Folded, ownMeta, REMEMBERED } from "@bellyfed/core/stream";
import type { Outcome } from "../imports/contract.ts";
import {
  type ImportRestaurant,
  type NumberedRecord,
  type RestaurantRows,
  type RowResult,
  refusal,
} from "../imports/importing.ts";
import { restaurant, restaurantType } from "./decider.ts";
import { restaurantStream } from "./events.ts";
import { MOST_INSPECTIONS_AT_ONCE } from "./source.ts";
import type { RestaurantState } from "./state.ts";

type Loaded = Folded<RestaurantState>;

/**
 * Fills the imports' port with the restaurants' decider. While restaurants turn out to be
 * new, the next one is taken for new as well and its stream is not read first: where that is wrong, the append finds the place taken, and
 * the stream is read then.
 */
export function importRestaurant(ports: WritePorts): ImportRestaurant {
  let expectNew = false;
  return async (group) => {
    const { job, source, rows, numbers } = group;
    const id = derivedId("restaurant", source.name, source.external_id);
    const guess = expectNew && rows.length === 1;
    const loaded = guess ? begin(restaurant) : await load(ports.store, restaurantType, restaurantStream(id));
    const past = numbers.length > 1 ? pastOf(job, numbers) : undefined;
    const results: RowResult[] = [];
    for (const [index, numbered] of rows.entries()) {
      results.push(await importRow(ports, group, id, numbered, { loaded: index === 0 ? loaded : undefined, past }));
    }
    expectNew = results[0]?.outcome === "created";
    return results;
  };
}

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

/** A row with more inspections than one commit holds is repeated, each time under an id of its own, until nothing is left to write. */
async function importRow(
  ports: WritePorts,
  { job, source, traceId }: RestaurantRows,
  id: string,
  { row, record: { restaurant: profile, inspections, time_zone } }: NumberedRecord,
  { loaded, past }: { readonly loaded: Loaded | undefined; readonly past: Past | undefined },
): Promise<RowResult> {
  const run = (part: number, from?: Loaded) => {
    const commandId = commandOf(job, row, part);
    // The row is its own identity: the same row of the same job is never another body.
    const meta = ownMeta({ commandId, actor: `import:${job}`, traceId }, ports.runtime);
    const command = {
      type: "import",
      id,
      source,
      profile: part === 0 ? profile : null,
      ...(time_zone !== undefined && { time_zone }),
      inspections,
    } as const;
    const stream = restaurantStream(id);
    const known = { ...(from && { loaded: from }), ...(past && { past: past(row) }) };
    return execute(ports, { type: restaurantType, stream, command, meta, ...known });
  };
  try {
    let last = await run(0, loaded);
    const outcome = outcomeOf(last, commandOf(job, row, 0));
    for (let part = 1; mayBeMore(last, inspections.length); part++) last = await run(part);
    return { row, outcome };
  } catch (error) {
    return refusal(row, error);
  }
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
