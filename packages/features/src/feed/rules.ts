/**
 * Where a reader of the feed is: in each lane the last position that it has read, 0 before the first. With one lane that is the position
 * itself.
 */
export type Positions = readonly number[];

/** Before everything. */
export const beginningOf = (lanes: number): Positions => Array.from({ length: lanes }, () => 0);

/** Positions as they stand in cursors and headers: `123` with one lane, else the number of lanes and a position each, `2:17,23`. */
export const positionsText = (positions: Positions): string =>
  positions.length === 1 ? String(positions[0]) : `${positions.length}:${positions.join(",")}`;

/** Reads such a text for a feed of so many lanes; undefined for any other, and for one of another number of lanes. */
export function readPositions(text: string, lanes: number): Positions | undefined {
  const [, own = "1", list = ""] = /^(?:([1-9]\d?):)?(\d{1,12}(?:,\d{1,12})*)$/.exec(text) ?? [];
  const positions = list.split(",").map(Number);
  return list !== "" && Number(own) === lanes && positions.length === lanes ? positions : undefined;
}

/** Most events that get their positions together. With a head for each and the lane's own these are 91 writes; a transaction holds 100. */
export const MOST_TOGETHER = 45;

/** Items are kept for so many days where a stage does not say otherwise. */
export const KEPT_DAYS = 90;
/** Most lanes that a feed may have. */
export const MOST_LANES = 16;

/** Streams of events at once where a stage does not say otherwise: of one key, or of one visitor of the site; and of all. */
export const PER_HOLDER = 2;
export const PER_STAGE = 200;
