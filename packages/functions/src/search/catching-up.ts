import type { OpenEnvelopes } from "@bellyfed/core/sealing/log";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import { type FeedPorts, feedPage } from "@bellyfed/features/feed/queries";
import { beginningOf, type Positions, positionsText, readPositions } from "@bellyfed/features/feed/rules";
import { applyEvents } from "./applying.ts";

/** A feed, and what opens the words of reviews in it. */
export interface FollowingPorts extends FeedPorts {
  readonly words: OpenEnvelopes;
}

/** Events of one change. */
const TOGETHER = 250;

/** Where an index stands in a feed of so many lanes. */
export async function positionsOf(index: SearchIndex, lanes: number): Promise<Positions> {
  return readPositions(await index.position(), lanes) ?? beginningOf(lanes);
}

/**
 * Brings into an index what the feed tells after its position, until it has everything, or as long as `goesOn`; then it is `behind`. `gone`:
 * what follows is no longer kept, and this index cannot go on.
 */
export async function catchUp(
  index: SearchIndex,
  feed: FollowingPorts,
  lanes: number,
  goesOn: () => boolean,
): Promise<"everything" | "behind" | "gone"> {
  for (;;) {
    const page = await feedPage(feed, await positionsOf(index, lanes), TOGETHER);
    if (page === "gone") return "gone";
    if (page.entries.length === 0) return "everything";
    await applyEvents(
      index,
      page.entries.map(({ envelope }) => envelope),
      feed.words,
      positionsText(page.after),
    );
    if (!goesOn()) return "behind";
  }
}
