import type { LogPages } from "@bellyfed/core/pages";
import type { OpenEnvelopes } from "@bellyfed/core/sealing/log";
import { type FeedPorts, feedState } from "@bellyfed/features/feed/queries";
import { catchUp } from "./catching-up.ts";
import { fill } from "./filling.ts";
import { type BrokenIndex, type Open, type OwnCopy, openWhole } from "./index-file.ts";
import { ORIGIN } from "./origin.ts";

/** A file of the bucket: one that is empty is as good as none. */
export interface KeptFile {
  readonly read: () => Promise<Uint8Array | undefined>;
  readonly put: (file: Uint8Array) => Promise<void>;
}

export interface IndexingPorts {
  readonly table: FeedPorts["table"];
  readonly pages: LogPages;
  /** Opens what reviews say. */
  readonly words: OpenEnvelopes;
  readonly now: () => number;
  readonly open: Open<OwnCopy>;
  /** What is searched in. */
  readonly index: KeptFile;
  /** What was filled of a new one when the time was up. */
  readonly unfinished: KeptFile;
  /** Says of which filling the file is, to those who copy it into a server; left out where nobody does. */
  readonly origin?: KeptFile;
  readonly onBroken: (error: BrokenIndex) => void;
}

/**
 * What came of it: `numbering`, there is no order yet; `unchanged`, the file has everything; `unfinished`, a new one is not full yet; else the
 * position that the new file has.
 */
export interface IndexingAnswer {
  readonly position: string;
  readonly written: "numbering" | "unchanged" | "unfinished" | "written";
}

/** How it is done: as long as `goesOn`; `anew` takes everything from the log, whatever there is. */
export interface Indexing {
  readonly goesOn: () => boolean;
  readonly anew?: boolean;
}

const EMPTY = new Uint8Array();

/**
 * Writes the file of the index anew if anything happened since: the newest file and what the feed tells after it, or where there is none, or
 * a broken one, or one that is too old for the feed, all of the log, in as many runs as it takes. Two at once do no harm: each file is whole,
 * and whoever reads it goes on by the feed.
 */
export async function writeIndex(ports: IndexingPorts, { goesOn, anew = false }: Indexing): Promise<IndexingAnswer> {
  const state = await feedState(ports.table);
  if (state.phase === "numbering") return { position: "0", written: "numbering" };
  const begun = anew ? "none" : await opened(ports, ports.unfinished);
  // What was begun and is broken is begun anew: what it was to take the place of would do no better than then.
  const file = begun === "none" && !anew ? await opened(ports, ports.index) : "none";
  const { lanes } = state;
  const followed = typeof file === "string" ? undefined : await closing(file, () => follow(ports, file, lanes, goesOn));
  if (followed) return followed;
  const copy = typeof begun === "string" ? await ports.open(undefined) : begun;
  const made = await closing(copy, () => make(ports, copy, lanes, goesOn));
  // Nobody went on with it for so long that the feed has gone on without it.
  return made ?? writeIndex(ports, { goesOn, anew: true });
}

async function opened({ open, onBroken }: IndexingPorts, { read }: KeptFile): Promise<OwnCopy | "none" | "broken"> {
  const bytes = await read();
  return bytes?.length ? ((await openWhole(open, bytes, onBroken)) ?? "broken") : "none";
}

async function closing<Answer>(copy: OwnCopy, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } finally {
    await copy.discard();
  }
}

/** undefined: this file cannot go on by the feed. */
async function follow(
  ports: IndexingPorts,
  copy: OwnCopy,
  lanes: number,
  goesOn: () => boolean,
): Promise<IndexingAnswer | undefined> {
  const before = await copy.index.position();
  if ((await catchUp(copy.index, ports, lanes, goesOn)) === "gone") return undefined;
  const position = await copy.index.position();
  if (position === before) {
    await sayOrigin(ports, copy);
    return { position, written: "unchanged" };
  }
  return put(ports, copy);
}

/** Fills a new index, and once it is full puts it in place of the one that is searched in. */
async function make(
  ports: IndexingPorts,
  copy: OwnCopy,
  lanes: number,
  goesOn: () => boolean,
): Promise<IndexingAnswer | undefined> {
  if (!(await fill(copy.index, ports, lanes, goesOn))) {
    await ports.unfinished.put(await copy.pack());
    return { position: "0", written: "unfinished" };
  }
  const position = await copy.index.position();
  const notes = new Map([[ORIGIN, `${position}@${ports.now()}`]]);
  await copy.index.apply({ upsert: [], remove: [], position, notes });
  if ((await catchUp(copy.index, ports, lanes, goesOn)) === "gone") return undefined;
  const answer = await put(ports, copy);
  if ((await ports.unfinished.read())?.length) await ports.unfinished.put(EMPTY);
  return answer;
}

async function put(ports: IndexingPorts, copy: OwnCopy): Promise<IndexingAnswer> {
  await copy.index.settle();
  await ports.index.put(await copy.pack());
  await sayOrigin(ports, copy);
  return { position: await copy.index.position(), written: "written" };
}

/** After the file, and again in each run: who died between the two has said nothing. */
async function sayOrigin({ origin }: IndexingPorts, { index }: OwnCopy): Promise<void> {
  const own = origin && (await index.notes([ORIGIN])).get(ORIGIN);
  if (!origin || own === undefined) return;
  const said = await origin.read();
  if (!said || Buffer.from(said).toString() !== own) await origin.put(Buffer.from(own));
}
