import { AppError } from "@bellyfed/core/error";
import type { Item, Key, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import { putRevised } from "@bellyfed/core/revised";
import * as v from "valibot";

/** How many streams there may be at once. */
export interface StreamLimits {
  /** Of one key, and of one visitor for whom the site's key calls. */
  readonly perHolder: number;
  readonly perStage: number;
}

export interface OpenStreamsPorts {
  readonly table: Pick<ReadTableWriter, "get" | "batchGet" | "transact">;
  readonly runtime: Runtime;
}

/** A stream that has been let in. */
export interface OpenStream {
  readonly id: string;
  readonly holder: string;
  /** Seconds since 1970. */
  readonly began: number;
}

/** How long a stream lasts, in seconds. Whoever follows comes again then. */
export const STREAM_SECONDS = 300;
/** What was not closed, since its function ended too soon, counts for so much longer. */
const SLACK_SECONDS = 30;
const ATTEMPTS = 12;
/** Seconds after which whoever found the stage full may ask again. */
const CROWDED_SECONDS = 15;

const Held = v.object({ streams: v.array(v.object({ id: v.string(), began: v.number() })), revision: v.number() });
const Counted = v.object({ minutes: v.record(v.string(), v.number()), revision: v.number() });
type Held = v.InferOutput<typeof Held>;
type Counted = v.InferOutput<typeof Counted>;

/** FEED#LIVE#HOLDER#<holder> / OPEN: the streams of one holder, the oldest first. */
const holderKey = (holder: string): Key => ({ PK: `FEED#LIVE#HOLDER#${holder}`, SK: "OPEN" });
/** FEED#LIVE#STAGE / OPEN: how many streams that began in a minute are open. What nobody closes is forgotten when it must have ended. */
const STAGE: Key = { PK: "FEED#LIVE#STAGE", SK: "OPEN" };

/**
 * Lets streams in, across all functions that answer them: two items, read and written together on the condition that they are as they were
 * read. A stream that is open costs nothing but a read now and then.
 */
export function openStreams(ports: OpenStreamsPorts, limits: StreamLimits) {
  const { table, runtime } = ports;
  const seconds = () => Math.floor(runtime.now() / 1000);
  return {
    /** Throws AppError 429 `feed.crowded` when the stage has no more room. One more than the holder may have ends the oldest of them. */
    async open(holder: string): Promise<OpenStream> {
      const began = seconds();
      const stream = { id: runtime.id(), holder, began };
      await change(ports, holder, (held, counted) => {
        const streams = [...held.filter(isAlive(began)), { id: stream.id, began }];
        const ended = streams.slice(0, Math.max(0, streams.length - limits.perHolder));
        const minutes = moved(aliveMinutes(counted, began), [stream], ended);
        if (sumOf(minutes) > limits.perStage) throw crowded("As many follow as there may be at once");
        return { streams: streams.slice(ended.length), minutes };
      });
      return stream;
    },

    /** Whether it may go on. */
    async isOpen({ id, holder }: OpenStream): Promise<boolean> {
      const item = await table.get({ Key: holderKey(holder), ConsistentRead: true });
      return heldIn(item).streams.some((stream) => stream.id === id);
    },

    /** Makes room; for one that was ended by another there is nothing to do. */
    async close({ id, holder }: OpenStream): Promise<void> {
      await change(ports, holder, (held, counted) => {
        const own = held.filter((stream) => stream.id === id);
        if (own.length === 0) return undefined;
        const minutes = moved(aliveMinutes(counted, seconds()), [], own);
        return { streams: held.filter((stream) => stream.id !== id), minutes };
      });
    },
  };
}

export type OpenStreams = ReturnType<typeof openStreams>;

interface Change {
  readonly streams: Held["streams"];
  readonly minutes: Counted["minutes"];
}

/** Reads both items, decides, and writes both if they are still as they were. */
async function change(
  { table, runtime }: OpenStreamsPorts,
  holder: string,
  decide: (held: Held["streams"], counted: Counted["minutes"]) => Change | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const items = await table.batchGet([holderKey(holder), STAGE], { consistent: true });
    const held = heldIn(items.find(({ PK }) => PK !== STAGE.PK));
    const counted = countedIn(items.find(({ PK }) => PK === STAGE.PK));
    const next = decide(held.streams, counted.minutes);
    if (!next) return;
    const expires_at = Math.floor(runtime.now() / 1000) + 2 * STREAM_SECONDS;
    const writes = [
      putRevised({ ...holderKey(holder), streams: next.streams, revision: held.revision + 1, expires_at }),
      putRevised({ ...STAGE, minutes: next.minutes, revision: counted.revision + 1, expires_at }),
    ];
    if ((await table.transact(writes)) === "written") return;
    await runtime.sleep(1 + runtime.random() * 5 * 2 ** Math.min(attempt, 6));
  }
  throw crowded("Too many begin to follow at this moment");
}

const heldIn = (item: Item | undefined): Held => (item ? v.parse(Held, item) : { streams: [], revision: 0 });
const countedIn = (item: Item | undefined): Counted => (item ? v.parse(Counted, item) : { minutes: {}, revision: 0 });

const minuteOf = ({ began }: { readonly began: number }): string => String(Math.floor(began / 60));

const isAlive =
  (now: number) =>
  ({ began }: { readonly began: number }): boolean =>
    now < began + STREAM_SECONDS + SLACK_SECONDS;

/** Without the minutes whose streams have all ended by now. */
const aliveMinutes = (minutes: Counted["minutes"], now: number): Counted["minutes"] =>
  Object.fromEntries(Object.entries(minutes).filter(([minute]) => isAlive(now)({ began: Number(minute) * 60 + 59 })));

type Begun = readonly { readonly began: number }[];

/** With these more and these less; what has been forgotten is not taken away once more. */
function moved(minutes: Counted["minutes"], more: Begun, less: Begun): Counted["minutes"] {
  const result = new Map(Object.entries(minutes));
  for (const stream of more) result.set(minuteOf(stream), (result.get(minuteOf(stream)) ?? 0) + 1);
  for (const stream of less) result.set(minuteOf(stream), Math.max(0, (result.get(minuteOf(stream)) ?? 0) - 1));
  return Object.fromEntries([...result].filter(([, count]) => count > 0));
}

const sumOf = (minutes: Counted["minutes"]): number => Object.values(minutes).reduce((sum, count) => sum + count, 0);

const crowded = (detail: string) =>
  new AppError("throttled", "feed.crowded", detail, [], { "retry-after": String(CROWDED_SECONDS) });
