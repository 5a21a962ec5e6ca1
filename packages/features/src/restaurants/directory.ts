import type { Item, Write } from "@bellyfed/core/ports";
import { slugOf } from "@bellyfed/core/slug";
import { DirectoryEntity, type RestaurantDoc } from "./entity.ts";
import { creations, DIRECTORIES } from "./keys.ts";

/** A place of a directory, and how many restaurants come to it. */
export interface Listed {
  readonly kind: "CITY" | "CUISINE";
  readonly slug: string;
  readonly name: string;
  readonly count: number;
}

/** Counts a restaurant to its city and its cuisines, or takes it back; one that is hidden or not established yet counts nowhere. */
export function count(directory: Map<string, Listed>, doc: RestaurantDoc | undefined, by: 1 | -1): void {
  if (!doc || doc.hidden || doc.established === false) return;
  const places = [["CITY", doc.city] as const, ...doc.cuisines.map((cuisine) => ["CUISINE", cuisine] as const)];
  for (const [kind, name] of places) {
    const slug = slugOf(name);
    const key = `${kind}#${slug}`;
    directory.set(key, { kind, slug, name, count: (directory.get(key)?.count ?? 0) + by });
  }
}

export function directoryWrites(directory: ReadonlyMap<string, Listed>): Write[] {
  return [...directory.values()]
    .filter((listed) => listed.count !== 0)
    .map(({ kind, slug, name, count: by }) => ({
      kind: "update",
      operation: DirectoryEntity.update({ kind, slug }).set({ name }).add({ count: by }).params({ table: "read" }),
    }));
}

/**
 * A directory keeps places that all restaurants have left, and the spelling of whoever came last, so that neither follows from the log: how
 * many restaurants are there does. Stores that an older release filled do not say who added what.
 */
export function canonical(item: Item): unknown {
  if (item.SK === creations.sortKey) return undefined;
  if (!String(item.PK).startsWith(DIRECTORIES)) return item;
  return item.count ? [item.PK, item.SK, item.count] : undefined;
}
