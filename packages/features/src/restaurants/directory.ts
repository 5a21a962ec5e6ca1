import type { KeyFunctions } from "@bellyfed/core/keys";
import type { Item, Key, Operation, Write } from "@bellyfed/core/ports";
import type { RestaurantDoc } from "./entity.ts";
import { creations, DIRECTORIES, directoryKey } from "./keys.ts";
import { plus, type Sums, sumsOf } from "./spelling.ts";

/** A place of a directory, and what is added to its item: how many restaurants come to it, and how they spell it. */
export interface Listed {
  readonly kind: "CITY" | "CUISINE";
  readonly slug: string;
  readonly sums: Sums;
}

/** Counts a restaurant once to its city and each of its cuisines, or takes it back; one that is in no list or not established yet counts nowhere. */
export function count(
  directory: Map<string, Listed>,
  doc: RestaurantDoc | undefined,
  by: 1 | -1,
  { slugOf }: KeyFunctions,
): void {
  if (!doc || doc.hidden || doc.merged || doc.established === false) return;
  const places = [["CITY", doc.city] as const, ...doc.cuisines.map((cuisine) => ["CUISINE", cuisine] as const)];
  const counted = new Set<string>();
  for (const [kind, name] of places) {
    const slug = slugOf(name);
    const key = `${kind}#${slug}`;
    if (counted.has(key)) continue;
    counted.add(key);
    const sums = plus(directory.get(key)?.sums ?? {}, { count: 1, ...sumsOf(name) }, by);
    directory.set(key, { kind, slug, sums });
  }
}

/** Nothing is read for them: they only add. */
export const directoryWrites = (directory: ReadonlyMap<string, Listed>): Write[] =>
  [...directory.values()]
    .filter(({ sums }) => Object.keys(sums).length > 0)
    .map(({ kind, slug, sums }) => ({ kind: "update", operation: adding(directoryKey(kind, slug), sums) }));

/** Short names, for an expression has 4 KB. */
function adding(key: Key, sums: Sums): Operation {
  const added = Object.entries(sums).map(([name, by], at) => ({ name, by, as: at.toString(36) }));
  return {
    TableName: "read",
    Key: key,
    UpdateExpression: `ADD ${added.map(({ as }) => `#${as} :${as}`).join(",")}`,
    ExpressionAttributeNames: Object.fromEntries(added.map(({ name, as }) => [`#${as}`, name])),
    ExpressionAttributeValues: Object.fromEntries(added.map(({ by, as }) => [`:${as}`, by])),
  };
}

/**
 * A directory keeps places that all restaurants have left. Stores that an older release filled do not say how often a place is spelt how,
 * nor who added what.
 */
export function canonical(item: Item): unknown {
  if (item.SK === creations.sortKey) return undefined;
  if (!String(item.PK).startsWith(DIRECTORIES)) return item;
  return item.count ? [item.PK, item.SK, item.count] : undefined;
}
