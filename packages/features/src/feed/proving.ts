import type { LogEnvelope } from "@bellyfed/core/envelope";
import type { Item, Key, ReadTable, ReadTableWriter } from "@bellyfed/core/ports";
import * as v from "valibot";
import { controlKey } from "./entity.ts";
import { beforeOldest, type FeedEntry, type FeedPage, feedHead, feedPage, type Gone } from "./queries.ts";
import { beginningOf, type Positions, positionsText } from "./rules.ts";

/** A read model that is fed by the bus, and follows all events of its streams. */
export interface Follower {
  readonly name: string;
  readonly streams: string;
  /** Whether its items belong to a generation of the read table. */
  readonly derived: boolean;
  readonly head: {
    readonly key: (model: string, stream: string) => Key;
    readonly versionOf: (item: Item | undefined) => number;
  };
}

/** Up to where a read model has everything. */
export interface Reached {
  readonly positions: Positions;
  /** When the first event that it lacks was appended (RFC 3339); null: it lacks none. */
  readonly lacks_since: string | null;
}
const ReachedSchema = v.object({ positions: v.array(v.number()), lacks_since: v.nullable(v.string()) });
/** `live`: the place of the generation by whose heads it was proved. */
const ProvedSchema = v.object({ models: v.record(v.string(), ReachedSchema), live: v.optional(v.number(), 1) });
/** By the name of the read model. */
export type Proved = Readonly<Record<string, Reached>>;

export interface ProvePorts {
  /** The live generation, and what belongs to none. */
  readonly table: ReadTable;
  /** The place of that generation: what was proved of another says nothing of it. */
  readonly live: number;
  /** Where the feed is. */
  readonly kept: ReadTableWriter;
  readonly now: () => number;
}

const PAGE = 1_000;
/** What one run may look at of one read model: 20,000 events. */
const MOST_PAGES = 20;
/** Where it is noted up to where the read models were proved to be. */
export const provedKey = controlKey("PROVED");

const notedIn = (item: Item | undefined) => (item ? v.parse(ProvedSchema, item) : { models: {}, live: undefined });

/** What was proved last. */
export const provedOf = (item: Item | undefined): Proved => notedIn(item).models;

/**
 * Proves up to which position each read model has everything, by its heads: a stream whose head has an event's version has the event.
 * Looks only at what comes after the positions that were proved before, and writes only what changed. What is no longer kept is passed over.
 * After a switch to another generation the proof begins anew, over as many runs as it takes.
 */
export async function prove(followers: readonly Follower[], lanes: number, ports: ProvePorts): Promise<Proved> {
  const { kept, live } = ports;
  const noted = notedIn(await kept.get({ Key: provedKey, ConsistentRead: true }));
  const before: Proved = noted.models;
  const head = positionsText(await feedHead(kept, lanes));
  const look = looking(ports);
  const models: Record<string, Reached> = {};
  for (const follower of followers) {
    const holds = noted.live === live || !follower.derived;
    const known = (holds ? before[follower.name] : undefined) ?? { positions: beginningOf(lanes), lacks_since: null };
    const isWhole = positionsText(known.positions) === head && known.lacks_since === null;
    models[follower.name] = isWhole ? known : await reach(follower, known.positions, look, ports);
  }
  if (noted.live !== live || !isSame(models, before)) {
    await kept.transact([{ kind: "put", operation: { Item: { ...provedKey, models, live } } }]);
  }
  return models;
}

/** A table gives the parts of a map back in any order. */
const isSame = (one: Proved, other: Proved): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([name, { positions, lacks_since }]) => {
    const known = other[name];
    return known && positionsText(known.positions) === positionsText(positions) && known.lacks_since === lacks_since;
  });

/** The lowest of these positions in each lane: up to there all have everything. */
export const lowest = (all: readonly Positions[]): Positions =>
  (all[0] ?? []).map((_, lane) => Math.min(...all.map((positions) => positions[lane] ?? 0)));

type Look = (after: Positions) => Promise<FeedPage | Gone>;

/** Read models are mostly at the same place: a page is read once for all. */
function looking({ kept, now }: ProvePorts): Look {
  const pages = new Map<string, Promise<FeedPage | Gone>>();
  return (after) => {
    const text = positionsText(after);
    const page = pages.get(text) ?? feedPage({ table: kept, now }, after, PAGE);
    pages.set(text, page);
    return page;
  };
}

async function reach(follower: Follower, from: Positions, look: Look, ports: ProvePorts): Promise<Reached> {
  let positions = from;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await look(positions);
    if (page === "gone") {
      const oldest = await beforeOldest({ table: ports.kept, now: ports.now }, positions.length);
      positions = positions.map((position, lane) => Math.max(position, oldest[lane] ?? 0));
      continue;
    }
    if (page.entries.length === 0) return { positions, lacks_since: null };
    const applied = await appliedOf(follower, page.entries, ports.table);
    const lacking = page.entries.filter(({ envelope }) => !applied(envelope));
    positions = advanced(positions, page.entries, lacking);
    const [first] = lacking.map(({ envelope }) => envelope.timestamp).sort();
    if (first !== undefined) return { positions, lacks_since: first };
  }
  return { positions, lacks_since: null };
}

/** In each lane up to the last entry before the first that is lacking. */
function advanced(from: Positions, entries: readonly FeedEntry[], lacking: readonly FeedEntry[]): Positions {
  return from.map((position, lane) => {
    const end = lacking.find((entry) => entry.lane === lane)?.position ?? Number.POSITIVE_INFINITY;
    const reached = entries.findLast((entry) => entry.lane === lane && entry.position < end);
    return reached?.position ?? position;
  });
}

/** Whether the read model has an event: it follows its stream not at all, or up to there. */
async function appliedOf(
  { name, streams, head }: Follower,
  entries: readonly FeedEntry[],
  table: ReadTable,
): Promise<(envelope: LogEnvelope) => boolean> {
  const own = new Set(entries.map(({ envelope }) => envelope.stream_id).filter((id) => id.startsWith(streams)));
  const keys = [...own].map((stream) => head.key(name, stream));
  const items = await table.batchGet(keys, { consistent: true });
  const versions = new Map(items.map((item) => [`${item.PK}\0${item.SK}`, head.versionOf(item)]));
  return ({ stream_id, stream_version }) => {
    if (!own.has(stream_id)) return true;
    const { PK, SK } = head.key(name, stream_id);
    return (versions.get(`${PK}\0${SK}`) ?? 0) >= stream_version;
  };
}
