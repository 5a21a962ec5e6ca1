import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { dirname, join } from "node:path";
import { CreateTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { indexKeys, readTableNames } from "@bellyfed/core/read-table";

export interface Engine {
  readonly client: DynamoDBClient;
  /** Creates an events table, without a stream, which nothing here would read, and answers its name. */
  eventsTable(): Promise<string>;
  /** Creates a table of subjects, and answers its name. */
  subjectsTable(): Promise<string>;
  /** Creates a table of subjects' keys, and answers its name. */
  keysTable(): Promise<string>;
  /** Creates a read table with GSI1 to GSI3, which carry `projected` or everything, and answers its name. */
  readTable(projected?: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

/** A DynamoDB engine for one test file: an in-memory dynoxide, or the one that DYNAMODB_ENDPOINT names. */
export async function startEngine(): Promise<Engine> {
  const given = process.env.DYNAMODB_ENDPOINT;
  const { endpoint, stop } = given ? { endpoint: given, stop: async () => {} } : await launch();
  const client = dynamoClient({ endpoint });
  return {
    client,
    eventsTable: () => createTable(client, { names: ["pk", "sk"], indexes: [] }),
    subjectsTable: () => createTable(client, { names: ["pk"], indexes: [] }),
    keysTable: () => createTable(client, { names: ["pk", "sk"], indexes: [] }),
    readTable: (projected) =>
      createTable(client, {
        names: [readTableNames.partitionKey, readTableNames.sortKey],
        indexes: readTableNames.indexes,
        projected,
      }),
    async stop() {
      client.destroy();
      await stop();
    },
  };
}

const ATTEMPTS = 5;

/** Between finding a free port and taking it another engine may have taken it: then it ends, and the next port is tried. */
async function launch(): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const port = await freePort();
    const child = spawn(dynoxide(), ["serve", "--host", "127.0.0.1", "--port", String(port)]);
    const ended = once(child, "exit");
    const killed = () => child.kill("SIGKILL");
    process.once("exit", killed);
    const stop = async () => {
      process.off("exit", killed);
      killed();
      await ended;
    };
    if (await Promise.race([saidListening(child), ended.then(() => false)])) {
      return { endpoint: `http://127.0.0.1:${port}`, stop };
    }
    process.off("exit", killed);
  }
  throw new Error(`dynoxide ended ${ATTEMPTS} times while starting`);
}

/** It says so only once the port is its own. */
async function saidListening({ stdout, stderr }: ChildProcessWithoutNullStreams): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  for (const output of [stdout, stderr]) {
    output.on("data", (text: Buffer) => text.includes("listening on") && resolve(true));
  }
  return promise;
}

const dynoxide = () =>
  join(dirname(createRequire(import.meta.url).resolve("@dynoxide/linux-x64/package.json")), "dynoxide");

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

interface Table {
  readonly names: readonly [partition: string, sort?: string];
  readonly indexes: readonly string[];
  readonly projected?: readonly string[] | undefined;
}

const schema = ([partition, sort]: Table["names"]) => [
  { AttributeName: partition, KeyType: "HASH" as const },
  ...(sort === undefined ? [] : [{ AttributeName: sort, KeyType: "RANGE" as const }]),
];

async function createTable(client: DynamoDBClient, { names, indexes, projected }: Table): Promise<string> {
  const keys = indexes.map((index) => [indexKeys(index).partition, indexKeys(index).sort] as const);
  const Projection = projected
    ? { ProjectionType: "INCLUDE" as const, NonKeyAttributes: [...projected] }
    : { ProjectionType: "ALL" as const };
  const name = `test-${randomUUID()}`;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: schema(names),
      AttributeDefinitions: [names, ...keys].flat().map((key) => ({ AttributeName: key, AttributeType: "S" as const })),
      ...(indexes.length > 0 && {
        GlobalSecondaryIndexes: indexes.map((index, i) => ({
          IndexName: index,
          KeySchema: schema(keys[i]!),
          Projection,
        })),
      }),
    }),
  );
  return name;
}
