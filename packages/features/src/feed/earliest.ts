import { allPages, type LogPages } from "@bellyfed/core/pages";
import type { Commit } from "@bellyfed/core/ports";
import type { Place } from "./control.ts";

/** How much one pass over the log may hold in memory. */
export interface PassSize {
  readonly commits: number;
  /** Of the commits' events as JSON. */
  readonly bytes: number;
}

export interface Earliest {
  /** In the order in which they are to be numbered. */
  readonly commits: readonly Commit[];
  /** There are later ones, which another pass has to bring. */
  readonly more: boolean;
  /** Events of the whole log. */
  readonly total: number;
}

export const placeOf = ({ timestamp, stream, sequence }: Commit): Place => ({ timestamp, stream, sequence });

/** By time, by stream, and within a stream in its order. Texts are compared as they are, not as a language would. */
const comparePlaces = (one: Place, other: Place): number =>
  compare(one.timestamp, other.timestamp) || compare(one.stream, other.stream) || one.sequence - other.sequence;

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * The earliest commits of the log behind a place, by one look through all of it: as many as the pass may hold, at least one. `looked`: called
 * after each page.
 */
export async function earliest(
  pages: LogPages,
  after: Place | null,
  size: PassSize,
  looked: (total: number) => Promise<void>,
): Promise<Earliest> {
  let held: Held[] = [];
  let [bytes, total] = [0, 0];
  /** The last one that can still be among the earliest, once some had to be left out. */
  let last: Place | undefined;
  const cut = () => {
    const found = held.sort((one, other) => comparePlaces(one.place, other.place));
    held = leading(found, size);
    if (held.length < found.length) last = held.at(-1)?.place;
    bytes = held.reduce((sum, each) => sum + each.bytes, 0);
  };
  for await (const commits of allPages(pages)) {
    for (const commit of commits) {
      total += commit.events.length;
      const place = placeOf(commit);
      if (after && comparePlaces(place, after) <= 0) continue;
      if (last && comparePlaces(place, last) > 0) continue;
      const own = JSON.stringify(commit.events).length;
      held.push({ place, commit, bytes: own });
      bytes += own;
      if (held.length >= 2 * size.commits || bytes >= 2 * size.bytes) cut();
    }
    await looked(total);
  }
  cut();
  return { commits: held.map(({ commit }) => commit), more: last !== undefined, total };
}

interface Held {
  readonly place: Place;
  readonly commit: Commit;
  readonly bytes: number;
}

function leading(held: readonly Held[], size: PassSize): Held[] {
  let bytes = 0;
  const end = held.findIndex((each, at) => {
    bytes += each.bytes;
    return at > 0 && (at >= size.commits || bytes > size.bytes);
  });
  return end < 0 ? [...held] : held.slice(0, end);
}
