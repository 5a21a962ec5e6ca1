import { AppError } from "@bellyfed/core/error";
import type { Runtime } from "@bellyfed/core/ports";
import { type FeedPorts, feedPage, feedState } from "@bellyfed/features/feed/queries";
import { beginningOf } from "@bellyfed/features/feed/rules";
import type { Looked } from "@bellyfed/features/search/looked";
import { catchUp } from "./catching-up.ts";
import { type BrokenIndex, type OpenCopy, type OwnCopy, openWhole } from "./index-file.ts";

export interface LookingPorts {
  /** The table in which the feed is. */
  readonly table: FeedPorts["table"];
  /** The newest packed file; undefined where there is none yet. */
  readonly newest: () => Promise<Uint8Array | undefined>;
  readonly open: OpenCopy;
  readonly onBroken: (error: BrokenIndex) => void;
  readonly runtime: Pick<Runtime, "now">;
}

/** How old what an index knows may be, in milliseconds: one look at the feed in that time. */
const FRESH_MS = 1_000;
/** How long one request catches up at most; what is left is the next one's. */
const CATCHING_UP_MS = 250;
const AGAIN_SECONDS = "10";

/**
 * The index of a function as it lives: the newest file, and from then on what the feed tells. Those who come at once wait for one look.
 */
export function looking(ports: LookingPorts): () => Promise<Looked> {
  const feed: FeedPorts = { table: ports.table, now: ports.runtime.now };
  let opened: (OwnCopy & { readonly lanes: number }) | undefined;
  let [lookedAt, isBehind] = [Number.NEGATIVE_INFINITY, false];
  let running: Promise<void> | undefined;

  async function look(): Promise<void> {
    opened ??= await start(ports, feed);
    const until = ports.runtime.now() + CATCHING_UP_MS;
    const reached = await catchUp(opened.index, feed, opened.lanes, () => ports.runtime.now() < until);
    isBehind = reached === "behind";
    if (!isBehind) lookedAt = ports.runtime.now();
    if (reached !== "gone") return;
    // A newer file may go on where this one cannot.
    const old = opened;
    opened = undefined;
    await old.discard();
    throw preparing();
  }

  return async () => {
    if (!opened || ports.runtime.now() - lookedAt >= FRESH_MS) {
      running ??= look().finally(() => {
        running = undefined;
      });
      await running;
    }
    if (!opened) throw preparing();
    return { index: opened.index, isBehind };
  };
}

async function start(
  { newest, table, open, onBroken }: LookingPorts,
  feed: FeedPorts,
): Promise<OwnCopy & { lanes: number }> {
  const [state, packed] = await Promise.all([feedState(table), newest()]);
  if (state.phase === "numbering") throw preparing();
  const { lanes } = state;
  const whole = await openWhole(open, packed, onBroken);
  if (whole) return { ...whole, lanes };
  // Without a file all there is may be in the feed yet, as on the first day of a stage.
  if ((await feedPage(feed, beginningOf(lanes), 1)) === "gone") throw preparing();
  return { ...(await open(undefined)), lanes };
}

const preparing = () =>
  new AppError("unavailable", "search.preparing", "The search index is being made for the first time", [], {
    "retry-after": AGAIN_SECONDS,
  });
