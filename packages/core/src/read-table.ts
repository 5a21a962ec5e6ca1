import { HEADS } from "./head.ts";
import type { KeyFunctions } from "./keys.ts";
import type { Item, Key, Operation, Write } from "./ports.ts";

/** The read table's attributes that mean something to the database. */
export const readTableNames = {
  partitionKey: "PK",
  sortKey: "SK",
  /** When an item may be forgotten, in seconds since 1970. */
  ttl: "expires_at",
  /** The secondary indexes that a feature may use; the keys of `GSI1` are `GSI1PK` and `GSI1SK`. */
  indexes: ["GSI1", "GSI2", "GSI3"],
} as const;

/** Partitions of what the functions keep of their own work: which generation is live, how the read models are, how far policies are. No feature's. */
export const systemPartitions = { control: "CONTROL#", health: "HEALTH#", policies: "POLICY#" } as const;

/** The attributes that hold an index's keys. */
export const indexKeys = (index: string) => ({ partition: `${index}PK`, sort: `${index}SK` });

/** Of items that hold what key functions made: how they are found and compared in a generation with other functions. */
export interface Folded {
  readonly is: (item: Item) => boolean;
  /** Where the same item lies among other keys; undefined where that is not one item. */
  readonly keyBy: (item: Item, keys: KeyFunctions) => Key | undefined;
  /** As much of it as no key function made. */
  readonly told: (item: Item) => unknown;
}

/** What a read model keeps in the read table. */
export interface Holdings {
  /** Prefixes of the partitions that its items lie in, those of indexes included: `EST#`, `LOC#`. */
  readonly partitions: readonly string[];
  /** Whether the log can make its items anew: such items belong to a generation of the table, and a rebuild makes the next one. */
  readonly derived: boolean;
  /** The attributes that its items show in lists: indexes carry these besides keys. */
  readonly shown: readonly string[];
  /** As much of an item as follows from the log, for comparing two generations; undefined for what counts as absent. Left out: all of it. */
  readonly canonical?: (item: Item) => unknown;
  /** Its items that hold what key functions made; left out: none. */
  readonly folded?: readonly Folded[];
}

/** The same of a read model that follows the log, which is known by its name. */
export interface ProjectedHoldings extends Holdings {
  readonly name: string;
}

/** The read table as all read models together need it. */
export interface ReadTableDescription {
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly ttl: string;
  readonly indexes: readonly string[];
  /** What the indexes carry besides keys: enough to answer a list. */
  readonly shown: readonly string[];
  /** Whether the items of a partition (of the table or of an index) belong to a generation. */
  readonly isDerived: (partition: string) => boolean;
  /** As much of an item as follows from the log; undefined when it counts as absent. */
  readonly canonical: (item: Item) => unknown;
  /** How an item is found and compared in a generation with other key functions. */
  readonly acrossKeys: (item: Item) => Pick<Folded, "keyBy" | "told">;
}

/** Whether the items of a partition (of the table or of an index) belong to a generation: those of read models that the log can make anew. */
export function derivedOf(holdings: readonly Holdings[]): ReadTableDescription["isDerived"] {
  const derived = holdings.filter((each) => each.derived).flatMap(({ partitions }) => partitions);
  return (partition) => derived.some((prefix) => partition.startsWith(prefix));
}

/** Unites what the read models keep. Throws when two of them disagree on a partition, also where one's prefix begins the other's. */
export function readTableOf(holdings: readonly Holdings[]): ReadTableDescription {
  const prefixes = (derived: boolean) =>
    holdings.filter((each) => each.derived === derived).flatMap(({ partitions }) => partitions);
  const [derived, kept] = [prefixes(true), [...prefixes(false), ...Object.values(systemPartitions)]];
  const disputed = derived.find((one) => kept.some((other) => one.startsWith(other) || other.startsWith(one)));
  if (disputed !== undefined) throw new Error(`Read models disagree whether ${disputed} can be made anew from the log`);
  const folded = holdings.flatMap((each) => each.folded ?? []);
  const compared = holdings.filter((each) => each.canonical !== undefined);
  const canonical = (item: Item) => {
    // Heads that an older release wrote name no item.
    if (String(item.SK).startsWith(HEADS)) return [item.PK, item.SK, item.stream_version];
    const owners = compared.filter(({ partitions }) => partitions.some((prefix) => String(item.PK).startsWith(prefix)));
    // Of what several keep there each knows its own, and leaves the others'.
    return owners.reduce<unknown>((told, { canonical }) => told && canonical?.(told as Item), item);
  };
  return {
    ...readTableNames,
    shown: [...new Set(holdings.flatMap(({ shown }) => shown))],
    isDerived: derivedOf(holdings),
    canonical,
    acrossKeys: (item) =>
      folded.find(({ is }) => is(item)) ?? {
        keyBy: ({ PK, SK }) => ({ PK: String(PK), SK: String(SK) }),
        told: canonical,
      },
  };
}

/** The key of the item that a write is about. */
export const keyOf = ({ kind, operation }: Write): Key => {
  const { PK, SK } = (kind === "put" ? operation.Item : operation.Key) as Key;
  return { PK, SK };
};

/** The partition that a query asks, of the table or of an index. Queries name it `:pk`, as ElectroDB does; throws otherwise. */
export function partitionOf({ ExpressionAttributeValues: values }: Operation): string {
  const partition = (values as Record<string, unknown> | undefined)?.[":pk"];
  if (typeof partition !== "string") throw new Error("A query of the read table must name its partition :pk");
  return partition;
}
