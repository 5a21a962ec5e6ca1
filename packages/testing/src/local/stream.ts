import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { type DynamoEngine, startDynamo } from "@bellyfed/local/dynamodb/engine";
import { createTables } from "@bellyfed/local/dynamodb/tables";
import { checkpointStore } from "@bellyfed/local/lambda/checkpoints";
import { pollStream, type StreamPoller, type StreamSource } from "@bellyfed/local/lambda/poll-stream";
import { localClient } from "@bellyfed/local/loopback";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";

/** The record of `put("a", 1)` is called a1. */
const nameOf = ({ dynamodb }: DynamoDBRecord) => `${dynamodb?.Keys?.pk?.S}${dynamodb?.Keys?.sk?.S?.slice(2)}`;

/** A table per test, on a database in memory. */
function tableUnderTest() {
  let engine: DynamoEngine;
  let client: DynamoDBClient;
  let name = "";
  let tables = 0;
  const create = () => createTables(client, [{ name, partitionKey: "pk", sortKey: "sk", stream: "NEW_IMAGE" }]);
  beforeAll(async () => {
    engine = await startDynamo();
    client = new DynamoDBClient(localClient(engine.endpoint));
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    name = `events-${++tables}`;
    await create();
  });
  return {
    create,
    nameOf: () => name,
    endpointOf: () => engine.endpoint,
    /** As the log's adapters take it. */
    events: () => ({ client, table: name }),
    drop: () => client.send(new DeleteTableCommand({ TableName: name })),
    async put(pk: string, ...versions: number[]) {
      for (const version of versions) {
        const Item = { pk: { S: pk }, sk: { S: `V#${version}` } };
        await client.send(new PutItemCommand({ TableName: name, Item }));
      }
    },
  };
}

/** A poller of that table's stream, with its checkpoints on disk; stopped after the test. */
export function streamUnderTest() {
  const { create, drop, put, nameOf: tableOf, endpointOf, events } = tableUnderTest();
  const log: string[] = [];
  let folder: string;
  let poller: StreamPoller | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "stream-"));
    log.length = 0;
  });
  const stop = async () => poller?.stop();
  afterEach(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });
  /** The checkpoints as the disk has them now. */
  const stored = () => checkpointStore(join(folder, "checkpoints.json"));
  const poll = (
    handler: (names: string[], event: DynamoDBStreamEvent) => unknown,
    options: Partial<StreamSource> = {},
  ) => {
    const invoke: StreamSource["invoke"] = async (_, given) => {
      const event = given as DynamoDBStreamEvent;
      return handler(event.Records.map(nameOf), event);
    };
    const place = { endpoint: endpointOf(), tableName: tableOf(), functionName: "relay", checkpoints: stored() };
    poller = pollStream({ ...place, invoke, batchSize: 100, log: (line) => log.push(line), ...options });
  };
  return { create, drop, put, events, tableOf, log, stored, poll, stop };
}
