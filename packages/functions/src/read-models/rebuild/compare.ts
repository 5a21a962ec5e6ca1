import type { Item, Key, ReadTable } from "@bellyfed/core/ports";
import { add, canonical, kindOf, NOTHING } from "./checksum.ts";
import type { Job, Sums } from "./job.ts";
import type { GenerationPlace, RebuildPorts } from "./ports.ts";

const MOST_DIFFERENT = 200;
/** Times that an item is read again before it is put aside: the two sides are written one after the other. */
const LOOKS = 3;
const LOOK_MS = 50;

/** An item as both sides have it. */
interface Pair {
  readonly key: Key;
  readonly item: Item;
  readonly live: string | undefined;
  readonly next: string | undefined;
}
interface Sides {
  readonly live: GenerationPlace;
  readonly next: GenerationPlace;
}

/**
 * Compares one page of a scan of one side with the same items of the other. `back` scans the new side, and then only for what the live one
 * does not have. Items that differ are looked at again, for live traffic reaches the sides one after the other; what still differs is put
 * aside and left out of the sums for now.
 */
export async function comparePage(ports: RebuildPorts, sides: Sides, job: Job, back: boolean): Promise<Job> {
  const { readTable, runtime } = ports;
  const { data, next_cursor } = await (back ? sides.next : sides.live).pages.page(job.cursor);
  const keys = data.map(keyOf).filter(({ PK }) => readTable.isDerived(PK));
  const found = await pairsOf(ports, sides, keys);
  const pairs = back ? found.filter(({ live }) => live === undefined) : found;
  let different = pairs.filter((pair) => pair.live !== pair.next);
  const equal = pairs.filter((pair) => pair.live === pair.next);
  for (let look = 0; look < LOOKS && different.length > 0; look++) {
    await runtime.sleep(LOOK_MS * 2 ** look);
    const again = await pairsOf(
      ports,
      sides,
      different.map(({ key }) => key),
    );
    different = again.filter((pair) => pair.live !== pair.next);
    // What the live side has gained meanwhile, the scan of the live side has met or will be told by the next look.
    equal.push(...again.filter((pair) => pair.live === pair.next && !back));
  }
  return {
    ...job,
    cursor: next_cursor,
    compared: job.compared + (back ? 0 : keys.length),
    sums: equal.reduce(addPair, job.sums),
    ...noted(
      job,
      different.map(({ key }) => key),
    ),
  };
}

/** An item can be met from both sides. */
function noted({ different, differing }: Job, keys: readonly Key[]): Pick<Job, "different" | "differing"> {
  const known = new Set(different.map(textOf));
  const fresh = keys.filter((key) => !known.has(textOf(key)));
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
    different: different.map(({ key }) => key),
    differing: job.differing - (job.different.length - different.length),
  };
}

const keyOf = ({ PK, SK }: Item): Key => ({ PK: String(PK), SK: String(SK) });
const textOf = ({ PK, SK }: Key): string => JSON.stringify([PK, SK]);

async function itemsOf(table: ReadTable, keys: readonly Key[]): Promise<ReadonlyMap<string, Item>> {
  const items = await table.batchGet(keys, { consistent: true });
  return new Map(items.map((item) => [textOf(keyOf(item)), item]));
}

/** Both sides of these items, read at about the same time; without what counts as absent on both. */
async function pairsOf({ readTable }: RebuildPorts, sides: Sides, keys: readonly Key[]): Promise<Pair[]> {
  const [live, next] = await Promise.all([itemsOf(sides.live.table, keys), itemsOf(sides.next.table, keys)]);
  return keys.flatMap((key) => {
    const text = textOf(key);
    const item = live.get(text) ?? next.get(text);
    const pair = { key, live: canonical(readTable, live.get(text)), next: canonical(readTable, next.get(text)) };
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
