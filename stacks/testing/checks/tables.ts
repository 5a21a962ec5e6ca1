import type { Resource } from "../resource.ts";

/** A table as `packages/local` makes it. */
export interface TableDefinition {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly stream?: string;
  readonly ttl?: string;
  readonly indexes?: readonly {
    readonly name: string;
    readonly partitionKey: string;
    readonly sortKey?: string;
    readonly projection: "ALL" | "KEYS_ONLY" | readonly string[];
  }[];
}

interface Index {
  readonly name: string;
  readonly hashKey: string;
  readonly rangeKey?: string;
  readonly projectionType: string;
  readonly nonKeyAttributes?: readonly string[];
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const said = (value: unknown) => JSON.stringify(value) ?? "nothing";

/** Every difference between a table as it is wanted and as it is declared, in words. */
export function tableFaults(wanted: TableDefinition, { name, inputs }: Resource): string[] {
  const differences: [what: string, wanted: unknown, declared: unknown][] = [
    ["partition key", wanted.partitionKey, inputs.hashKey],
    ["sort key", wanted.sortKey, inputs.rangeKey],
    ["stream", wanted.stream, inputs.streamEnabled ? inputs.streamViewType : undefined],
    ["expiry", wanted.ttl, inputs.ttl?.attributeName],
  ];
  const declared = new Map((inputs.globalSecondaryIndexes ?? []).map((index: Index) => [index.name, index]));
  for (const index of wanted.indexes ?? []) {
    differences.push([`index ${index.name}`, wantedIndex(index), declaredIndex(declared.get(index.name) as Index)]);
    declared.delete(index.name);
  }
  for (const index of declared.keys()) differences.push([`index ${index}`, undefined, "declared"]);
  return [
    ...differences
      .filter(([, one, other]) => !same(one, other))
      .map(([what, one, other]) => `${name}: ${what} should be ${said(one)}, but is ${said(other)}`),
    ...undeclaredKeys(wanted, inputs.attributes ?? []).map((key) => `${name}: the key ${key} is no declared attribute`),
  ];
}

const wantedIndex = ({ partitionKey, sortKey, projection }: NonNullable<TableDefinition["indexes"]>[number]) => ({
  keys: [partitionKey, sortKey],
  projection: typeof projection === "string" ? projection : [...projection].sort(),
});

const declaredIndex = (index: Index | undefined) =>
  index && {
    keys: [index.hashKey, index.rangeKey],
    projection: index.projectionType === "INCLUDE" ? [...(index.nonKeyAttributes ?? [])].sort() : index.projectionType,
  };

function undeclaredKeys(wanted: TableDefinition, attributes: readonly { name: string }[]): string[] {
  const names = attributes.map(({ name }) => name);
  const keys = [wanted, ...(wanted.indexes ?? [])].flatMap(({ partitionKey, sortKey }) => [
    partitionKey,
    sortKey ?? partitionKey,
  ]);
  return [...new Set(keys)].filter((key) => !names.includes(key));
}
