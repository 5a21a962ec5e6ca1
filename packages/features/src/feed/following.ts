import { AppError } from "@bellyfed/core/error";
import { faultOf, fieldError } from "@bellyfed/core/fault";
import type { ReadTable } from "@bellyfed/core/ports";
import type { FollowedEvent } from "./contract.ts";
import { beforeOldest, type FeedEntry, type FeedPage, feedHead, feedPage, feedState, type Gone } from "./queries.ts";
import { beginningOf, type Positions, positionsText, readPositions } from "./rules.ts";
import { type Audience, isTold, type TellingPorts, tell, type Wanted } from "./telling.ts";

export interface FollowingPorts extends TellingPorts {
  readonly table: ReadTable;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Events, and up to where the log was looked through for them: whoever goes on there is told of every event once. */
export interface FollowedPage {
  readonly data: readonly FollowedEvent[];
  readonly after: Positions;
}

/** How many events are looked at for one page where others lie between those that are wanted. A thousand are a query of a megabyte. */
const MOST_LOOKED_AT = 1_000;
/** Seconds after which whoever came while the log was being numbered may ask again. */
const NUMBERING_SECONDS = 10;

/** Follows the log in its order, for as long as a function lives. */
export function following(ports: FollowingPorts) {
  let known: number | undefined;

  /** How many lanes there are. Throws AppError 503 `feed.numbering` with how far it is while an old log is being numbered. */
  async function lanes(): Promise<number> {
    if (known !== undefined) return known;
    const state = await feedState(ports.table);
    if (state.phase === "numbering") throw numbering(state);
    known = state.lanes;
    return known;
  }

  return {
    /** Where a reader begins: after a cursor, or with what happens from now on. Throws AppError `cursor.invalid` for a text that is no cursor of this feed. */
    async start(after: string): Promise<Positions> {
      const count = await lanes();
      if (after === "latest") return feedHead(ports.table, count);
      const positions = readPositions(after, count);
      if (positions) return positions;
      throw new AppError("malformed", "cursor.invalid", "This is not a position of this log", [
        fieldError("/query/after", faultOf("foreign_cursor")),
      ]);
    },

    /** Before everything that is still kept. */
    async oldest(): Promise<Positions> {
      const beginning = beginningOf(await lanes());
      const isThere = (await feedPage(ports, beginning, 1)) !== "gone";
      return isThere ? beginning : beforeOldest(ports, beginning.length);
    },

    /**
     * Up to `limit` events after these positions, of those that are wanted: no more than a thousand are looked at, so that a page may be short or empty.
     * Throws AppError 410 `feed.resync`, with where the log ends now, where what follows is no longer kept.
     */
    async page(after: Positions, limit: number, audience: Audience, wanted: Wanted = {}): Promise<FollowedPage> {
      const isWanted: IsWanted = ({ envelope }) => isTold(envelope, audience, wanted);
      const page = await lookFor(ports, after, limit, isWanted);
      if (page === "gone") throw resync(await feedHead(ports.table, after.length));
      const { entries, reached } = takenOf(page, limit, isWanted);
      return { data: await tell(ports, entries, audience, page.entries), after: reached };
    },
  };
}

export type Following = ReturnType<typeof following>;

type IsWanted = (entry: FeedEntry) => boolean;

/** Mostly all are wanted, so that no more is looked at first; once more where others lie between. */
async function lookFor(
  ports: FollowingPorts,
  after: Positions,
  limit: number,
  isWanted: IsWanted,
): Promise<FeedPage | Gone> {
  const page = await feedPage(ports, after, limit);
  if (page === "gone" || page.entries.length < limit || page.entries.every(isWanted)) return page;
  const more = await feedPage(ports, page.after, MOST_LOOKED_AT - limit);
  return more === "gone" ? page : { entries: [...page.entries, ...more.entries], after: more.after };
}

/** The first of those that are wanted, and the last place that was looked at for them. */
function takenOf({ entries, after }: FeedPage, limit: number, isWanted: IsWanted) {
  const wanted = entries.filter(isWanted);
  const taken = wanted.slice(0, limit);
  return { entries: taken, reached: wanted.length > limit ? (taken.at(-1)?.after ?? after) : after };
}

const numbering = ({ numbered, total }: { readonly numbered: number; readonly total: number }) =>
  new AppError(
    "unavailable",
    "feed.numbering",
    `The log is being put into its order for the first time: ${numbered} of ${total} events have their place`,
    [],
    { "retry-after": String(NUMBERING_SECONDS) },
  );

const resync = (head: Positions) =>
  new AppError(
    "gone",
    "feed.resync",
    "What follows this position is no longer kept: read what you need anew, then go on after the position that Bellyfed-Position names",
    [],
    { "bellyfed-position": positionsText(head) },
  );
