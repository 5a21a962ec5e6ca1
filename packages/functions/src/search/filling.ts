import { envelopesOf } from "@bellyfed/core/envelope";
import type { LogPages } from "@bellyfed/core/pages";
import type { OpenEnvelopes } from "@bellyfed/core/sealing/log";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import { type FeedPorts, feedHead } from "@bellyfed/features/feed/queries";
import { positionsText } from "@bellyfed/features/feed/rules";
import { applyEvents } from "./applying.ts";

export interface FillingPorts {
  readonly table: FeedPorts["table"];
  readonly pages: LogPages;
  readonly words: OpenEnvelopes;
}

/** How far an index is filled: the feed's end when that began, and the page of the log that comes next. It is a note of the index itself. */
interface Filling {
  readonly head: string;
  readonly cursor: string | null;
}
const FILLING = "FILLING";
const NOTHING = "0";

const noted = (filling: Filling | null) => new Map([[FILLING, JSON.stringify(filling)]]);

async function begun(index: SearchIndex, table: FillingPorts["table"], lanes: number): Promise<Filling> {
  const note = (await index.notes([FILLING])).get(FILLING);
  return note ? JSON.parse(note) : { head: positionsText(await feedHead(table, lanes)), cursor: null };
}

/**
 * Brings all of the log up to where the feed ended when this began into an index, at least one page of it, and more as long as `goesOn`; an
 * index that was begun is gone on with. What comes meanwhile is in both, and is taken once by its version. Answers whether it is full.
 */
export async function fill(
  index: SearchIndex,
  { table, pages, words }: FillingPorts,
  lanes: number,
  goesOn: () => boolean,
): Promise<boolean> {
  let filling = await begun(index, table, lanes);
  for (;;) {
    const { data, next_cursor } = await pages.page(filling.cursor);
    const isLast = next_cursor === null;
    const envelopes = data.flatMap((commit) => envelopesOf(commit));
    filling = { ...filling, cursor: next_cursor };
    await applyEvents(index, envelopes, words, isLast ? filling.head : NOTHING, noted(isLast ? null : filling));
    if (isLast || !goesOn()) return isLast;
  }
}
