import type { IndexNotes } from "@bellyfed/adapters/search/sqlite-notes";
import type { Indexed, SearchIndex } from "@bellyfed/core/search/search-index";
import type { SearchServer } from "@bellyfed/core/search/search-server";
import { type FeedPorts, feedPage, feedState } from "@bellyfed/features/feed/queries";
import { beginningOf } from "@bellyfed/features/feed/rules";
import { documentsIn } from "./applying.ts";
import { catchUp } from "./catching-up.ts";
import { BrokenIndex } from "./index-file.ts";
import { ORIGIN } from "./origin.ts";
import { withNotes } from "./packed-notes.ts";
import { wordless } from "./words.ts";

export interface KeepingPorts extends FeedPorts {
  /** Nobody else writes to it. */
  readonly server: SearchServer;
  /** The newest packed file of an index; undefined where there is none yet. */
  readonly newest: () => Promise<Uint8Array | undefined>;
  /** Of which filling from the log the newest file is; undefined where nobody has said so. */
  readonly origin: () => Promise<string | undefined>;
  readonly onBroken: (error: BrokenIndex) => void;
  /** Told when a new index is in use, with the position that it has. */
  readonly onFilled: (position: string) => void;
}

/**
 * How the server's index then is: it has `everything`, is `behind` when the time was up, or there is none that can be used or go on (`preparing`),
 * until the feed is numbered or there is a file.
 */
export type Keeping = "everything" | "behind" | "preparing";

/** Notes that are copied together. */
const TOGETHER = 2000;
/** How long there may be an index of an older filling than the newest file's, in milliseconds. */
const CHECK_MS = 60_000;

/**
 * Keeps the index of a server as the feed tells. Each run brings it forward, as long as `goesOn`; where there is none, or one that cannot go
 * on, or one of another filling than the newest file, a new one is made of that file and then put in its place; what is in use is searched in
 * until then. A run that dies is gone on with by the next: what was begun beside the index in use is begun anew.
 */
export function keeping(ports: KeepingPorts): (goesOn: () => boolean) => Promise<Keeping> {
  let checkedAt: number | undefined;
  let lanes: number | undefined;
  /** What was there before this was started may be of another log: only the same filling's is taken over. */
  async function isOfNewest(index: SearchIndex): Promise<boolean> {
    if (checkedAt !== undefined && ports.now() - checkedAt < CHECK_MS) return true;
    const [newest, own] = await Promise.all([ports.origin(), index.notes([ORIGIN])]);
    const isSame = newest === undefined ? checkedAt !== undefined : newest === own.get(ORIGIN);
    if (isSame) checkedAt = ports.now();
    return isSame;
  }
  async function filled(lanes: number): Promise<Keeping> {
    checkedAt = ports.now();
    return (await fillServer(ports, lanes)) ? "everything" : "preparing";
  }
  return async (goesOn) => {
    lanes ??= await lanesOf(ports);
    if (!lanes) return "preparing";
    const index = await ports.server.current();
    if (index && (await isOfNewest(index))) {
      const reached = await catchUp(index, { ...ports, words: wordless }, lanes, goesOn);
      if (reached !== "gone") return reached;
    }
    return filled(lanes);
  };
}

/** How many lanes the feed has, for good; undefined while it is being numbered. */
async function lanesOf({ table }: KeepingPorts): Promise<number | undefined> {
  const state = await feedState(table);
  return state.phase === "numbered" ? state.lanes : undefined;
}

/** Makes a new index of the newest file and what the feed tells after it. Answers false where there is nothing to make it of yet. */
async function fillServer(ports: KeepingPorts, lanes: number): Promise<boolean> {
  const file = await ports.newest();
  try {
    if (file?.length) return await withNotes(file, (notes) => makeOf(ports, notes, lanes));
  } catch (error) {
    if (!(error instanceof BrokenIndex)) throw error;
    ports.onBroken(error);
  }
  // Without a file all there is may be in the feed yet, as on the first day of a stage.
  if ((await feedPage(ports, beginningOf(lanes), 1)) === "gone") return false;
  return makeOf(ports, undefined, lanes);
}

async function makeOf(ports: KeepingPorts, notes: IndexNotes | undefined, lanes: number): Promise<boolean> {
  const { index, load, cutOver } = await ports.server.begin();
  if (notes) await load(changesOf(notes), notes.mean);
  if ((await catchUp(index, { ...ports, words: wordless }, lanes, () => true)) === "gone") return false;
  // What a file says is weighed as it is there.
  if (!notes) await index.settle();
  await cutOver();
  ports.onFilled(await index.position());
  return true;
}

function* changesOf({ position, parts }: IndexNotes): Generator<Indexed> {
  for (const notes of parts(TOGETHER)) yield { upsert: documentsIn(notes), remove: [], position, notes };
}
