import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { envelopesOf } from "@bellyfed/core/envelope";
import { allPages, type LogPages } from "@bellyfed/core/pages";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import { type FeedPorts, feedHead, feedState } from "@bellyfed/features/feed/queries";
import { positionsText } from "@bellyfed/features/feed/rules";
import { applyEvents } from "./applying.ts";
import { catchUp } from "./catching-up.ts";
import { openCopy } from "./index-file.ts";

const packed = promisify(gzip);

export interface IndexingPorts {
  readonly table: FeedPorts["table"];
  readonly pages: LogPages;
  readonly now: () => number;
  readonly newest: () => Promise<Uint8Array | undefined>;
  readonly put: (file: Uint8Array) => Promise<void>;
}

/** What came of it: `numbering`, there is no order yet; `unchanged`, the file has everything; else the position that the new file has. */
export interface IndexingAnswer {
  readonly position: string;
  readonly written: "numbering" | "unchanged" | "written";
}

/**
 * Writes the file of the index anew if anything happened since: the newest file and what the feed tells after it, or where there is none, or
 * it is too old for the feed, all of the log. Two at once do no harm: each file is whole, and whoever reads it goes on by the feed.
 */
export async function writeIndex(ports: IndexingPorts, goesOn: () => boolean): Promise<IndexingAnswer> {
  const state = await feedState(ports.table);
  if (state.phase === "numbering") return { position: "0", written: "numbering" };
  const file = await ports.newest();
  const first = await brought(ports, file, state.lanes, goesOn);
  return first ?? (await brought(ports, undefined, state.lanes, goesOn)) ?? { position: "0", written: "unchanged" };
}

/** undefined: this file cannot go on by the feed. */
async function brought(
  ports: IndexingPorts,
  file: Uint8Array | undefined,
  lanes: number,
  goesOn: () => boolean,
): Promise<IndexingAnswer | undefined> {
  const copy = await openCopy(file);
  try {
    const before = await copy.index.position();
    if (!file) await fill(copy.index, ports, lanes);
    const reached = await catchUp(copy.index, { table: ports.table, now: ports.now }, lanes, goesOn);
    if (reached === "gone") return undefined;
    const position = await copy.index.position();
    if (file && position === before) return { position, written: "unchanged" };
    await copy.index.settle();
    await ports.put(await packed(await readFile(copy.path)));
    return { position, written: "written" };
  } finally {
    await copy.discard();
  }
}

/** All of the log up to where the feed ends now: what comes meanwhile is in both, and is taken once by its version. */
async function fill(index: SearchIndex, { table, pages }: IndexingPorts, lanes: number): Promise<void> {
  const head = positionsText(await feedHead(table, lanes));
  for await (const commits of allPages(pages)) {
    await applyEvents(
      index,
      commits.flatMap((commit) => envelopesOf(commit)),
      await index.position(),
    );
  }
  await applyEvents(index, [], head);
}
