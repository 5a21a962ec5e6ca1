import type { LogEnvelope } from "@bellyfed/core/envelope";
import type { Item, ReadTable } from "@bellyfed/core/ports";
import { readNumbering } from "./control.ts";
import { isKept, itemKey, LANE_HEADS, laneHeadKey, laneHeadOf, lastOfPartition, rowOf } from "./entity.ts";
import type { Positions } from "./rules.ts";

/** An event of the log with the place that it has in the feed. */
export interface FeedEntry {
  readonly lane: number;
  /** From 1, without holes in its lane. */
  readonly position: number;
  /** As it was on the bus: not upcast, and sealed where it holds what is personal. */
  readonly envelope: LogEnvelope;
  /** Where whoever has read this one goes on. */
  readonly after: Positions;
}

export interface FeedPage {
  readonly entries: readonly FeedEntry[];
  /** Where to go on; the same as before when there is nothing new. */
  readonly after: Positions;
}

/** What comes next is not there: it has expired, or these are positions of another feed. Whoever reads has to begin anew. */
export type Gone = "gone";

/** Where the table is, and milliseconds since 1970. */
export interface FeedPorts {
  readonly table: ReadTable;
  readonly now: () => number;
}

/** Whether the feed can be read: it has `lanes` then, for good. Until then so many of so many events have their positions. */
export type FeedState =
  | { readonly phase: "numbered"; readonly lanes: number }
  | { readonly phase: "numbering"; readonly numbered: number; readonly total: number };

/** How far the feed is; a single read once an old log is numbered, so that the answer may be kept from then on. */
export async function feedState(table: Pick<ReadTable, "get" | "query">): Promise<FeedState> {
  const numbering = await readNumbering(table);
  if (!numbering) return { phase: "numbering", numbered: 0, total: 0 };
  if (numbering.phase === "done") return { phase: "numbered", lanes: numbering.lanes };
  const head = await feedHead(table, numbering.lanes);
  const numbered = head.reduce((sum, last) => sum + last, 0);
  return { phase: "numbering", numbered, total: Math.max(numbered, numbering.total) };
}

/**
 * Up to `limit` (1 to 1000) events after these positions, in order; fewer do not mean that nothing follows. Strongly consistent. Two queries
 * a lane at most, and where nothing comes a read of the heads and one more query. Of several lanes, each one's order is kept and between
 * them the earlier event comes first.
 */
export async function feedPage(ports: FeedPorts, after: Positions, limit: number): Promise<FeedPage | Gone> {
  const lanes = await Promise.all(after.map((position, lane) => laneAfter(ports, lane, position, limit)));
  if (lanes.includes("gone")) return "gone";
  const reached = [...after];
  const found = lanes
    .flatMap((rows, lane) => (rows === "gone" ? [] : rows.map((row) => ({ lane, ...row }))))
    .sort((one, other) => compare(one.envelope.timestamp, other.envelope.timestamp) || one.lane - other.lane);
  const entries = inOrder(found)
    .slice(0, limit)
    .map((row) => {
      reached[row.lane] = row.position;
      return { ...row, after: [...reached] };
    });
  return { entries, after: reached };
}

/** The last position of each lane; 0 where there is none. One call, strongly consistent. */
export async function feedHead(table: Pick<ReadTable, "query">, lanes: number): Promise<Positions> {
  const operation = {
    KeyConditionExpression: "PK = :pk",
    ExpressionAttributeValues: { ":pk": LANE_HEADS },
    ConsistentRead: true,
  };
  const { items } = await table.query(operation, undefined);
  return Array.from({ length: lanes }, (_, lane) => {
    const own = items.find(({ SK }) => SK === laneHeadKey(lane).SK);
    return laneHeadOf(own).next - 1;
  });
}

/** Positions from which everything that is still kept can be read: those before the oldest item of each lane. A few calls a lane. */
export async function beforeOldest({ table, now }: FeedPorts, lanes: number): Promise<Positions> {
  const head = await feedHead(table, lanes);
  return Promise.all(head.map((last, lane) => oldestOf(table, now(), lane, last)));
}

type Row = { readonly position: number; readonly envelope: LogEnvelope };

async function laneAfter(ports: FeedPorts, lane: number, after: number, limit: number): Promise<readonly Row[] | Gone> {
  const rows = await readOn(ports, lane, after, limit);
  if (rows.length > 0) return rows;
  const { next } = laneHeadOf(await ports.table.get({ Key: laneHeadKey(lane), ConsistentRead: true }));
  if (next === after + 1) return [];
  // Something was written between the two looks, or it is no longer there.
  const again = next > after + 1 ? await readOn(ports, lane, after, limit) : [];
  return again.length > 0 ? again : "gone";
}

/** What lies right behind a position without a hole, also over the border of a partition. */
async function readOn({ table, now }: FeedPorts, lane: number, after: number, limit: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let last = after;
  for (const atBorder of [false, true]) {
    if (atBorder && (rows.length >= limit || last !== lastOfPartition(after + 1))) break;
    const { PK } = itemKey(lane, last + 1);
    const operation = {
      KeyConditionExpression: "PK = :pk AND SK > :after",
      ExpressionAttributeValues: { ":pk": PK, ":after": itemKey(lane, last).SK },
      Limit: limit - rows.length,
      ConsistentRead: true,
    };
    const { items } = await table.query(operation, undefined);
    for (const row of items.filter((item) => isKept(item, now())).map(rowOf)) {
      if (row.position !== last + 1) return rows;
      rows.push(row);
      last = row.position;
    }
  }
  return rows;
}

/** By time between lanes, and each lane's in its order: clocks of streams differ, positions do not. */
function inOrder<Found extends Row & { readonly lane: number }>(found: readonly Found[]): readonly Found[] {
  const byLane = new Map(
    [...Map.groupBy(found, ({ lane }) => lane)].map(([lane, own]) => [lane, own.toSorted(byPosition)]),
  );
  const taken = new Map<number, number>();
  return found.flatMap(({ lane }) => {
    const at = taken.get(lane) ?? 0;
    taken.set(lane, at + 1);
    return byLane.get(lane)?.[at] ?? [];
  });
}

const byPosition = (one: Row, other: Row) => one.position - other.position;
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** A batch of DynamoDB's. */
const PROBES = 100;

/** What is kept begins somewhere and goes on to the end, so a hundredth of what is left is enough each time. */
async function oldestOf(table: ReadTable, now: number, lane: number, last: number): Promise<number> {
  // Nothing up to `gone` is kept; `kept`, or the end, is.
  let [gone, kept] = [0, last + 1];
  while (kept - gone > 1) {
    const width = Math.max(1, Math.ceil((kept - gone - 1) / PROBES));
    const probes = Array.from({ length: PROBES }, (_, at) => gone + 1 + at * width).filter((probe) => probe < kept);
    const items = await table.batchGet(
      probes.map((probe) => itemKey(lane, probe)),
      { consistent: true },
    );
    const alive = items.filter((item: Item) => isKept(item, now)).map(({ SK }) => Number(SK));
    const oldest = alive.length > 0 ? Math.min(...alive) : kept;
    gone = Math.max(gone, ...probes.filter((probe) => probe < oldest));
    kept = oldest;
  }
  return gone;
}
