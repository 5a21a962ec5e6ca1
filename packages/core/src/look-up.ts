import type { Item, Key, ReadTable } from "./ports.ts";
import type { Lookup } from "./projection.ts";

const nameOf = ({ PK, SK }: Item | Key): string => `${PK}\0${SK}`;

/** Reads the items at these keys, each once however often it is named, and finds them by their keys; no call where there is nothing to read. */
export async function lookUp(
  keys: readonly Key[],
  table: Pick<ReadTable, "batchGet">,
  options?: Parameters<ReadTable["batchGet"]>[1],
): Promise<Lookup> {
  const wanted = new Map(keys.map((key) => [nameOf(key), key]));
  const items = wanted.size > 0 ? await table.batchGet([...wanted.values()], options) : [];
  const found = new Map(items.map((item) => [nameOf(item), item]));
  return (key) => found.get(nameOf(key));
}
