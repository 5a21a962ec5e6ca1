import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type StreamViewType,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";

/** An index by string keys; `projection` names the attributes it holds besides the keys. */
export interface IndexDefinition {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly projection: "ALL" | "KEYS_ONLY" | readonly string[];
}

/** A table by string keys, billed on demand. */
export interface TableDefinition {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly indexes?: readonly IndexDefinition[];
  /** What its stream shows; left out, it has none. */
  readonly stream?: StreamViewType;
  /** The attribute that holds the expiry, in seconds since 1970. */
  readonly ttl?: string;
}

export interface CreatedTable {
  readonly name: string;
  readonly streamArn: string | undefined;
}

type Keys = Pick<TableDefinition, "partitionKey" | "sortKey">;

const keySchema = ({ partitionKey, sortKey }: Keys) => [
  { AttributeName: partitionKey, KeyType: "HASH" as const },
  ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: "RANGE" as const }]),
];

const attributes = (keys: readonly Keys[]) =>
  [
    ...new Set(
      keys.flatMap(({ partitionKey, sortKey }) => [partitionKey, ...(sortKey === undefined ? [] : [sortKey])]),
    ),
  ].map((name) => ({ AttributeName: name, AttributeType: "S" as const }));

const index = (definition: IndexDefinition) => ({
  IndexName: definition.name,
  KeySchema: keySchema(definition),
  Projection:
    typeof definition.projection === "string"
      ? { ProjectionType: definition.projection }
      : { ProjectionType: "INCLUDE" as const, NonKeyAttributes: [...definition.projection] },
});

/** The request that creates a table. */
export function createTableInput(table: TableDefinition): CreateTableCommandInput {
  const indexes = table.indexes ?? [];
  return {
    TableName: table.name,
    KeySchema: keySchema(table),
    AttributeDefinitions: attributes([table, ...indexes]),
    BillingMode: "PAY_PER_REQUEST",
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes.map(index) }),
    ...(table.stream !== undefined && { StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream } }),
  };
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Adds the indexes that an older run's table does not have; DynamoDB takes one per request. */
async function addIndexes(client: DynamoDBClient, table: TableDefinition, existing: TableDescription): Promise<void> {
  const known = new Set(existing.GlobalSecondaryIndexes?.map((each) => each.IndexName));
  for (const missing of (table.indexes ?? []).filter(({ name }) => !known.has(name))) {
    await client.send(
      new UpdateTableCommand({
        TableName: table.name,
        AttributeDefinitions: attributes([table, missing]),
        GlobalSecondaryIndexUpdates: [{ Create: index(missing) }],
      }),
    );
  }
}

async function createTable(client: DynamoDBClient, table: TableDefinition): Promise<TableDescription | undefined> {
  const created = await client.send(new CreateTableCommand(createTableInput(table)));
  if (table.ttl !== undefined) {
    const TimeToLiveSpecification = { AttributeName: table.ttl, Enabled: true };
    await client.send(new UpdateTimeToLiveCommand({ TableName: table.name, TimeToLiveSpecification }));
  }
  return created.TableDescription;
}

/**
 * Creates the tables that are missing, and the indexes that existing ones miss. For a local engine, where both are done at once;
 * an existing table's keys, projections and stream are left as they are.
 */
export async function createTables(
  client: DynamoDBClient,
  tables: readonly TableDefinition[],
): Promise<CreatedTable[]> {
  const result: CreatedTable[] = [];
  for (const table of tables) {
    const existing = await describe(client, table.name);
    if (existing !== undefined) await addIndexes(client, table, existing);
    const { LatestStreamArn } = existing ?? (await createTable(client, table)) ?? {};
    result.push({ name: table.name, streamArn: LatestStreamArn });
  }
  return result;
}
