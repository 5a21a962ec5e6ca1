import type { Item, Key } from "@bellyfed/core/ports";
import { numberingOf } from "@bellyfed/features/feed/control";
import { controlKey, laneHeadKey, laneHeadOf } from "@bellyfed/features/feed/entity";
import { lowest, type Proved, provedKey, provedOf } from "@bellyfed/features/feed/proving";
import { beginningOf, MOST_LANES, positionsText } from "@bellyfed/features/feed/rules";

export interface FeedHealth {
  /** Whether an old log has its order; until then only so many of so many events do. */
  readonly numbered: boolean;
  readonly events: number;
  readonly total: number;
  /** The last position of each lane, as cursors write it. */
  readonly position: string;
  /** Up to here every read model has everything; null: nobody has looked yet. */
  readonly proved_position: string | null;
}

/** All that tells how the feed is, whatever number of lanes it has. */
export const feedKeys: readonly Key[] = [
  controlKey("NUMBERING"),
  provedKey,
  ...Array.from({ length: MOST_LANES }, (_, lane) => laneHeadKey(lane)),
];

/** Up to where each read model was proved to have everything, the last time that somebody looked. `found`: what there is at the feed's keys. */
export const provedIn = (found: readonly Item[]): Proved => provedOf(itemAt(found, provedKey));

/** How the feed is; null before it was begun. */
export function feedHealthOf(found: readonly Item[], models: readonly string[]): FeedHealth | null {
  const control = itemAt(found, controlKey("NUMBERING"));
  if (!control) return null;
  const { phase, lanes, total } = numberingOf(control);
  const head = beginningOf(lanes).map((_, lane) => laneHeadOf(itemAt(found, laneHeadKey(lane))).next - 1);
  const events = head.reduce((sum, last) => sum + last, 0);
  const proved = provedIn(found);
  const reached = models.map((name) => proved[name]?.positions ?? beginningOf(lanes));
  return {
    numbered: phase === "done",
    events,
    total: Math.max(events, total),
    position: positionsText(head),
    proved_position: Object.keys(proved).length > 0 ? positionsText(lowest(reached)) : null,
  };
}

const itemAt = (found: readonly Item[], { PK, SK }: Key): Item | undefined =>
  found.find((item) => item.PK === PK && item.SK === SK);
