import type { CursorKey, Cursors } from "@bellyfed/core/cursor";
import { type KeyFunctions, keysOf, knownKeys } from "@bellyfed/core/keys";
import type { Item } from "@bellyfed/core/ports";
import type { RestaurantDoc } from "./entity.ts";

/** Up to where a list had been read while a generation with other keys was live. */
interface Given {
  /** The version of its key functions. */
  readonly keys: number;
  readonly at: CursorKey;
}

/** Where a list goes on. */
interface Start {
  /** The place in the generation that is live; undefined: its beginning. */
  readonly at: CursorKey | undefined;
  /** What was given before another generation went live; it stands in another order there, and is passed over. */
  readonly given: readonly Given[];
}

/** What a list is called in its cursors: by the slugs of a generation. */
type NameBy = (keys: KeyFunctions) => string;

/** Whether names stand in the same order by both. */
const makeTheSame = (one: KeyFunctions, other: KeyFunctions): boolean =>
  one.slugOf === other.slugOf && one.sortName === other.sortName;

/** Cursors of lists whose order hangs on key functions. They say by which they were made; those of before they said so were made by the first. */
export function resuming(cursors: Cursors, nameBy: NameBy, keys: KeyFunctions) {
  return {
    /** Throws AppError `cursor.invalid` as `decode` does. */
    start(cursor: string | undefined): Start {
      const decoded = cursors.decode(knownKeys.map(nameBy), cursor);
      if (!decoded) return { at: undefined, given: [] };
      const { keys: version = 1, given = [], ...at } = decoded as CursorKey & { keys?: number; given?: Given[] };
      if (makeTheSame(keysOf(version), keys)) return { at, given };
      return { at: undefined, given: Object.keys(at).length > 0 ? [...given, { keys: version, at }] : given };
    },
    next(at: CursorKey | undefined, given: readonly Given[]): string | null {
      return cursors.encode(nameBy(keys), at && { ...at, keys: keys.version, ...(given.length > 0 && { given }) });
    },
  };
}

/** What of something comes before what else, first by the first of these pairs: where it stood, and the place that had been reached. */
type Standing = readonly (readonly [its: string, reached: string])[];

const inBytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** Whether something was given before: by the keys of then it stood before the place that had been reached, or at it. `stood`: undefined where it was in no such list. */
export const wasGiven = (
  given: readonly Given[],
  stood: (by: KeyFunctions, place: CursorKey) => Standing | undefined,
): boolean =>
  given.some(({ keys, at }) => {
    const standing = stood(keysOf(keys), at);
    const order = standing?.map(([its, reached]) => inBytes(its, reached)).find((each) => each !== 0) ?? 0;
    return standing !== undefined && order <= 0;
  });

interface Then {
  readonly by: KeyFunctions;
  readonly place: CursorKey;
}
type Filter = { readonly city?: string | undefined; readonly cuisine?: string | undefined };

const docIn = ({ doc }: Item) => (typeof doc === "string" ? (JSON.parse(doc) as RestaurantDoc) : undefined);

/** A sort key that an item would have by other keys. */
const sortKeyBy = ({ sortName }: KeyFunctions, { id, name }: RestaurantDoc, sortKey: string): string =>
  `${sortKey.slice(0, "EST#".length)}${sortName(name)}#${id}`;

/** The sort key of the index that a list was read by. */
const sortKeyIn = (item: CursorKey, place: CursorKey): string => {
  const name = Object.keys(place).find((each) => /^GSI\dSK$/.test(each));
  return name ? String(item[name]) : "";
};

/** Where a restaurant stood in the list of a city, of a cuisine or of both. */
export function stoodInList(
  item: Item,
  { by, place, filter }: Then & { readonly filter: Filter },
): Standing | undefined {
  const doc = docIn(item);
  if (!doc) return undefined;
  const inCity = !filter.city || by.slugOf(doc.city) === by.slugOf(filter.city);
  const ofCuisine = !filter.cuisine || doc.cuisines.map(by.slugOf).includes(by.slugOf(filter.cuisine));
  if (!inCity || !ofCuisine) return undefined;
  return [[sortKeyBy(by, doc, sortKeyIn(item, place)), sortKeyIn(place, place)]];
}

/** Where it stood in the walk from city to city. */
export function stoodInWalk(item: Item, { by, place }: Then): Standing | undefined {
  const { city, after = {} } = place as { readonly city: string; readonly after?: CursorKey };
  const doc = docIn(item);
  if (!doc) return undefined;
  return [
    [by.slugOf(doc.city), city],
    [sortKeyBy(by, doc, String(item.GSI1SK)), String(after.GSI1SK ?? "")],
  ];
}
