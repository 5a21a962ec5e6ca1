import { isSpoilt } from "@bellyfed/adapters/search/sqlite-sound";
import { AppError } from "@bellyfed/core/error";
import type { GuideIndex } from "@bellyfed/core/guide/sentences";
import type { OpenEnvelopes } from "@bellyfed/core/sealing/log";
import { type FeedPorts, feedPage, feedState } from "@bellyfed/features/feed/queries";
import { beginningOf } from "@bellyfed/features/feed/rules";
import type { Looked } from "@bellyfed/features/search/looked";
import { catchUp } from "./catching-up.ts";
import { BrokenIndex, openWhole } from "./index-file.ts";
import { type Bring, type Followed, followed, isFarBehind, type RenewingPorts, renewing } from "./renewing.ts";

export interface LookingPorts extends RenewingPorts {
  /** The table in which the feed is. */
  readonly table: FeedPorts["table"];
  /** What opens the words of reviews; `wordless` where no sentence is ever asked for. */
  readonly words: OpenEnvelopes;
}

/** A copy of the index as it is now: it answers what the guide asks as well. */
export interface LookedByGuide extends Looked {
  readonly index: GuideIndex;
}

/** How old what an index knows may be, in milliseconds: one look at the feed in that time. */
const FRESH_MS = 1_000;
/** How long one request catches up at most; what is left is the next one's. */
const CATCHING_UP_MS = 250;
/** And how long where it lacks much, so that the first who ask after an import are told of it. */
const FAR_BEHIND_MS = 2_500;
const AGAIN_SECONDS = "10";

/**
 * The index of a function as it lives: the newest file, and from then on what the feed tells. Those who come at once wait for one look. A
 * newer file takes the place of the one at hand as soon as it knows as much.
 */
export function looking(ports: LookingPorts): () => Promise<LookedByGuide> {
  const { now } = ports.runtime;
  const feed = { table: ports.table, now, words: ports.words };
  const bring: Bring = ({ index, lanes }, milliseconds = CATCHING_UP_MS) => {
    const until = now() + milliseconds;
    return catchUp(index, feed, lanes, () => now() < until);
  };
  const renewed = renewing(ports, bring);
  let opened: Followed | undefined;
  let [lookedAt, isBehind] = [Number.NEGATIVE_INFINITY, false];
  let running: Promise<void> | undefined;

  async function look(): Promise<void> {
    try {
      opened ??= await start(ports, feed);
      await goOn(opened);
    } catch (error) {
      if (!opened || !isSpoilt(error)) throw error;
      // The indexer makes another file; until then it goes by the feed, as without one.
      const spoilt = opened;
      opened = undefined;
      ports.onBroken(new BrokenIndex(error));
      await spoilt.discard();
      opened = await start({ ...ports, newest: async () => undefined }, feed);
      await goOn(opened);
    }
  }

  async function goOn(current: Followed): Promise<void> {
    let reached = await bring(current);
    const isFar = reached === "behind" && (await isFarBehind(current, feed));
    const next = reached === "gone" ? current : await renewed(current, isFar);
    opened = next;
    if (isFar) reached = await bring(next, FAR_BEHIND_MS);
    isBehind = reached === "behind";
    if (!isBehind) lookedAt = now();
    if (reached !== "gone") return;
    // A newer file may go on where this one cannot.
    opened = undefined;
    await next.discard();
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

async function start({ newest, table, open, onBroken }: LookingPorts, feed: FeedPorts): Promise<Followed> {
  const [state, packed] = await Promise.all([feedState(table), newest()]);
  if (state.phase === "numbering") throw preparing();
  const { lanes } = state;
  const whole = await openWhole(open, packed, onBroken);
  if (whole) return followed(whole, lanes);
  // Without a file all there is may be in the feed yet, as on the first day of a stage.
  if ((await feedPage(feed, beginningOf(lanes), 1)) === "gone") throw preparing();
  return followed(await open(undefined), lanes);
}

const preparing = () =>
  new AppError("unavailable", "search.preparing", "The search index is being made for the first time", [], {
    "retry-after": AGAIN_SECONDS,
  });
