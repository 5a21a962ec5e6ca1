import type { KeyFunctions } from "@bellyfed/core/keys";
import type { Item, Key, ReadTable } from "@bellyfed/core/ports";
import { add, canonical, kindOf, NOTHING } from "./checksum.ts";
import type { Job, Sums, Twins } from "./job.ts";
import type { GenerationPlace, RebuildPorts } from "./ports.ts";

const MOST_DIFFERENT = 200;
/** Times that an item is read again before it is put aside: the two sides are written one after the other. */
const LOOKS = 3;
const LOOK_MS = 50;

/** An item as both sides have it. */
interface Pair {
  readonly twins: Twins;
  readonly item: Item;
  readonly live: string | undefined;
  readonly next: string | undefined;
}
export interface Sides {
  readonly live: Side;
  readonly next: Side;
}
type Side = GenerationPlace & { readonly keys: KeyFunctions };

/**
 * Compares one page of a scan of one side with the same items of the other. `back` scans the new side, and then only for what the live one
 * does not have. Items that differ are looked at again, for live traffic reaches the sides one after the other; what still differs is put
 * aside and left out of the sums for now.
 */
export async function comparePage(ports: RebuildPorts, sides: Sides, job: Job, back: boolean): Promise<Job> {
  const { data, next_cursor } = await (back ? sides.next : sides.live).pages.page(job.cursor);
  const derived = data.filter(({ PK }) => ports.readTable.isDerived(String(PK)));
  const twins = derived.flatMap((item) => twinsOf(ports, sides, item, back) ?? []);
  const found = await pairsOf(ports, sides, twins);
  const pairs = back ? found.filter(({ live }) => live === undefined) : found;
  let different = pairs.filter((pair) => pair.live !== pair.next);
  const equal = pairs.filter((pair) => pair.live === pair.next);
  for (let look = 0; look < LOOKS && different.length > 0; look++) {
    await ports.runtime.sleep(LOOK_MS * 2 ** look);
    const again = await pairsOf(ports, sides, different.map(twinsIn));
    different = again.filter((pair) => pair.live !== pair.next);
    // What the live side has gained meanwhile, the scan of the live side has met or will be told by the next look.
    equal.push(...again.filter((pair) => pair.live === pair.next && !back));
  }
  return {
    ...job,
    cursor: next_cursor,
    compared: job.compared + (back ? 0 : derived.length),
    sums: equal.reduce(addPair, job.sums),
    ...noted(job, different.map(twinsIn)),
  };
}

/** An item can be met from both sides. */
function noted({ different, differing }: Job, twins: readonly Twins[]): Pick<Job, "different" | "differing"> {
  const known = new Set(different.map(textOf));
  const fresh = twins.filter((each) => !known.has(textOf(each)));
  return { different: [...different, ...fresh].slice(0, MOST_DIFFERENT), differing: differing + fresh.length };
}

/** Looks once more at what differed. With `last` it enters the sums as it is; otherwise only what has become equal does. */
export async function lookAgain(ports: RebuildPorts, sides: Sides, job: Job, last: boolean): Promise<Job> {
  const pairs = await pairsOf(ports, sides, job.different);
  const different = pairs.filter((pair) => pair.live !== pair.next);
  const settled = last ? pairs : pairs.filter((pair) => pair.live === pair.next);
  return {
    ...job,
    looks: job.looks + 1,
    sums: settled.reduce(addPair, job.sums),
    different: different.map(twinsIn),
    differing: job.differing - (job.different.length - different.length),
  };
}

const twinsIn = ({ twins }: Pair): Twins => twins;
const keyOf = ({ PK, SK }: Item): Key => ({ PK: String(PK), SK: String(SK) });
const nextOf = ({ PK, SK, next = { PK, SK } }: Twins): Key => next;

/** An item of one side by its keys on both; undefined where the sides have other keys and it has no twin. */
function twinsOf({ readTable }: RebuildPorts, { live, next }: Sides, item: Item, back: boolean): Twins | undefined {
  const own = keyOf(item);
  if (live.keys.version === next.keys.version) return own;
  const other = readTable.acrossKeys(item).keyBy(item, (back ? live : next).keys);
  return other && (back ? { ...other, next: own } : { ...own, next: other });
}

const textOf = ({ PK, SK }: Key): string => JSON.stringify([PK, SK]);

async function itemsOf(table: ReadTable, keys: readonly Key[]): Promise<ReadonlyMap<string, Item>> {
  const items = await table.batchGet(keys, { consistent: true });
  return new Map(items.map((item) => [textOf(keyOf(item)), item]));
}

/** Both sides of these items, read at about the same time; without what counts as absent on both. */
async function pairsOf({ readTable }: RebuildPorts, sides: Sides, twins: readonly Twins[]): Promise<Pair[]> {
  const [live, next] = await Promise.all([
    itemsOf(sides.live.table, twins.map(keyOf)),
    itemsOf(sides.next.table, twins.map(nextOf)),
  ]);
  const isSame = sides.live.keys.version === sides.next.keys.version;
  const told = (item: Item) => (isSame ? readTable.canonical(item) : readTable.acrossKeys(item).told(item));
  return twins.flatMap((each) => {
    const [mine, its] = [live.get(textOf(each)), next.get(textOf(nextOf(each)))];
    const pair = { twins: each, live: canonical(told, mine), next: canonical(told, its) };
    const item = mine ?? its;
    return item && (pair.live ?? pair.next) !== undefined ? [{ ...pair, item }] : [];
  });
}

function addPair(sums: Sums, { item, live, next }: Pair): Sums {
  const kind = kindOf(item);
  const before = sums[kind] ?? { items: 0, live: NOTHING, next: NOTHING };
  const after = {
    items: before.items + 1,
    live: live === undefined ? before.live : add(before.live, live),
    next: next === undefined ? before.next : add(before.next, next),
  };
  return { ...sums, [kind]: after };
}
