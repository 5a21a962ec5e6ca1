import type { Generation, KeyFunctions } from "@bellyfed/core/keys";
import type { Item, ReadTable, ReadTableWriter, Write } from "@bellyfed/core/ports";
import type { DirectoryEntry } from "../restaurants/contract.ts";
import { DirectoryEntity, placeName } from "../restaurants/entity.ts";
import type { Largest } from "./contract.ts";
import { TopEntity } from "./entity.ts";
import { type DirectoryName, directories, directoryNames, MOST_LARGEST } from "./rules.ts";

const table = { table: "read" };

/** Keeps the largest entries of each directory, so that where one has to be cut the small ones go. `at`: RFC 3339. */
export async function keepLargest({ table: items, keys }: Generation<ReadTableWriter>, at: string): Promise<void> {
  for (const of of directoryNames) await items.transact([topWrite(of, largestOf(await allOf(items, of), keys), at)]);
}

/** The largest entries, those of one size in the order of their slugs. */
export const largestOf = (items: readonly Item[], keys: KeyFunctions): DirectoryEntry[] =>
  items
    .filter(({ count }) => Number(count) > 0)
    .sort((a, b) => Number(b.count) - Number(a.count) || (String(a.SK) < String(b.SK) ? -1 : 1))
    .slice(0, MOST_LARGEST)
    .map((item) => ({ slug: String(item.SK), name: placeName(item, keys), count: Number(item.count) }));

async function allOf(items: ReadTable, of: DirectoryName): Promise<Item[]> {
  const operation = DirectoryEntity.query.byKind({ kind: directories[of] }).params({ ...table, ignoreOwnership: true });
  const found: Item[] = [];
  let after: Item | undefined;
  do {
    const page = await items.query(operation, after);
    found.push(...page.items);
    after = page.last;
  } while (after);
  return found;
}

function topWrite(of: DirectoryName, data: readonly DirectoryEntry[], updated_at: string): Write {
  const largest: Largest = { data: [...data], updated_at, next_cursor: null };
  const item = { name: directories[of], doc: JSON.stringify(largest) };
  return { kind: "put", operation: TopEntity.put(item).params(table) };
}
