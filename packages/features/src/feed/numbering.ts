import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import type { LogPages } from "@bellyfed/core/pages";
import type { Commit } from "@bellyfed/core/ports";
import { type Numbering, readNumbering, writeNumbering } from "./control.ts";
import { earliest, type PassSize, placeOf } from "./earliest.ts";
import { type FeedSettings, type NumberPorts, numberBatch } from "./projection.ts";
import { MOST_TOGETHER } from "./rules.ts";

export interface NumberingPorts extends NumberPorts {
  readonly pages: LogPages;
  /** How much a pass may hold in memory. */
  readonly size: PassSize;
  readonly keptSeconds: number;
  /** Whether there is time for another piece, which takes seconds. */
  readonly goesOn: () => boolean;
}

/** Whoever is at work says so again within this time; when it has passed, somebody else may go on. */
const BUSY_MS = 60_000;
const SAY_AGAIN_MS = 10_000;

/**
 * Begins the feed, once and for all with so many lanes; answers how far it is. Of a log from before everything is numbered first; a log without
 * events has nothing to be numbered, and what comes from now on gets its position as it comes. Throws where it
 * was begun with another number of lanes.
 */
export async function beginFeed(ports: Pick<NumberingPorts, "table" | "pages">, lanes: number): Promise<Numbering> {
  const { table, pages } = ports;
  const known = await readNumbering(table);
  if (!known) {
    const { data, next_cursor } = await pages.page(null);
    const phase = data.length === 0 && next_cursor === null ? "catching" : "numbering";
    const begun = { phase, lanes, after: null, cursor: null, total: 0, busy_until: 0 } as const;
    return (await writeNumbering(table, undefined, begun)) ?? beginFeed(ports, lanes);
  }
  if (known.lanes === lanes) return known;
  throw new Error(
    `This feed has ${known.lanes === 1 ? "one lane" : `${known.lanes} lanes`}, and keeps that for good: positions would mean something else. Set FEED_LANES to ${known.lanes}`,
  );
}

/**
 * Goes on with the numbering of an old log, by a piece at least, until it is done or the time is over; answers how far it is. It can end anywhere: whoever goes on
 * finds what has a position by the heads. Leaves alone what somebody else is at work on.
 */
export async function numberLog(ports: NumberingPorts, begun: Numbering): Promise<Numbering> {
  const { now } = ports.runtime;
  if (begun.phase === "done" || begun.busy_until > now()) return begun;
  const work = workOf(ports, begun);
  await work.note({});
  do {
    if (work.now().phase === "numbering") await pass(ports, work);
    else await catchUpPage(ports, work);
  } while (work.now().phase !== "done" && ports.goesOn());
  await work.note({}, 0);
  return work.now();
}

interface Work {
  readonly now: () => Numbering;
  /** Stores how far it is. Throws when somebody else has stored something since. */
  readonly note: (progress: Partial<Numbering>, busyMs?: number) => Promise<void>;
  /** Says that somebody is at work, if that has not been said for a while. */
  readonly sayAgain: () => Promise<void>;
}

function workOf({ table, runtime }: NumberingPorts, begun: Numbering): Work {
  let known = begun;
  let said = Number.NEGATIVE_INFINITY;
  const note: Work["note"] = async (progress, busyMs = BUSY_MS) => {
    said = runtime.now();
    const stored = await writeNumbering(table, known, { ...known, ...progress, busy_until: said + busyMs });
    if (!stored) throw new Error("Somebody else numbers the log as well, and goes on");
    known = stored;
  };
  return {
    now: () => known,
    note,
    sayAgain: async () => {
      if (runtime.now() - said >= SAY_AGAIN_MS) await note({});
    },
  };
}

/** The earliest commits that have no positions yet; when there are no later ones, the consumer is told to number what comes. */
async function pass(ports: NumberingPorts, work: Work): Promise<void> {
  const { lanes, after } = work.now();
  const { commits, more, total } = await earliest(ports.pages, after, ports.size, work.sayAgain);
  await work.note({ total });
  for (const chunk of chunksOf(commits)) {
    await number(chunk, { ...ports, lanes }, ports);
    const last = chunk.at(-1);
    if (last) await work.note({ after: placeOf(last) });
    if (last !== commits.at(-1) && !ports.goesOn()) return;
  }
  if (!more) await work.note({ phase: "catching", cursor: null });
}

/**
 * One page of the last look through the log. Before it began, the consumer was told to number what comes: what it left alone until then was in the log
 * by then, and is found here.
 */
async function catchUpPage(ports: NumberingPorts, work: Work): Promise<void> {
  const { lanes, cursor } = work.now();
  const { data, next_cursor } = await ports.pages.page(cursor);
  await number(data, { ...ports, lanes }, ports);
  await work.note(next_cursor === null ? { phase: "done", cursor: null } : { cursor: next_cursor });
}

async function number(commits: readonly Commit[], settings: FeedSettings, ports: NumberingPorts): Promise<void> {
  const envelopes: readonly LogEnvelope[] = commits.flatMap((commit) => envelopesOf(commit));
  const { failed } = await numberBatch(envelopes, settings, ports);
  for (const [stream, error] of failed) throw new Error(`${stream} could not be numbered`, { cause: error });
}

/** Commits one after another, as many as have so many events together. */
function* chunksOf(commits: readonly Commit[]): Generator<readonly Commit[]> {
  let chunk: Commit[] = [];
  let events = 0;
  for (const commit of commits) {
    if (chunk.length > 0 && events + commit.events.length > MOST_TOGETHER) {
      yield chunk;
      [chunk, events] = [[], 0];
    }
    chunk.push(commit);
    events += commit.events.length;
  }
  if (chunk.length > 0) yield chunk;
}
