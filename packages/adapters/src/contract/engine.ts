import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CreateTableCommand, type DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { dynamoClient } from "../dynamo/client.ts";

export interface Engine {
  readonly client: DynamoDBClient;
  /** Creates an events table, without a stream, which nothing here would read, and answers its name. */
  eventsTable(): Promise<string>;
  /** Creates a read table with GSI1 to GSI3, which carry `projected` or everything, and answers its name. */
  readTable(projected?: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

/** A DynamoDB engine for one test file: an in-memory dynoxide, or the one that DYNAMODB_ENDPOINT names. */
export async function startEngine(): Promise<Engine> {
  const given = process.env.DYNAMODB_ENDPOINT;
  const port = given ? 0 : await freePort();
  const child = given
    ? undefined
    : spawn(dynoxide(), ["serve", "--host", "127.0.0.1", "--port", String(port)], { stdio: "ignore" });
  const client = dynamoClient({ endpoint: given ?? `http://127.0.0.1:${port}` });
  await untilAnswering(client, child);
  return {
    client,
    eventsTable: () => createTable(client, { names: ["pk", "sk"], indexes: [] }),
    readTable: (projected) =>
      createTable(client, { names: ["PK", "SK"], indexes: ["GSI1", "GSI2", "GSI3"], projected }),
    async stop() {
      client.destroy();
      if (!child || child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

const dynoxide = () =>
  join(dirname(createRequire(import.meta.url).resolve("@dynoxide/linux-x64/package.json")), "dynoxide");

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

const ATTEMPTS = 200;

async function untilAnswering(client: DynamoDBClient, child: ChildProcess | undefined): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || (child && child.exitCode !== null)) throw error;
      await sleep(25);
    }
  }
}

interface Table {
  readonly names: readonly [partition: string, sort: string];
  readonly indexes: readonly string[];
  readonly projected?: readonly string[] | undefined;
}

const schema = ([partition, sort]: readonly [string, string]) => [
  { AttributeName: partition, KeyType: "HASH" as const },
  { AttributeName: sort, KeyType: "RANGE" as const },
];

async function createTable(client: DynamoDBClient, { names, indexes, projected }: Table): Promise<string> {
  const keys = indexes.map((index) => [`${index}PK`, `${index}SK`] as const);
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
