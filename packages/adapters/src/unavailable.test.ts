import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { AppError } from "@bellyfed/core/error";
import { put } from "@bellyfed/testing/contract/read-operations";
import { failure, scriptedService } from "@bellyfed/testing/contract/scripted-service";
import { expect, it } from "vitest";
import { dynamoClient } from "./dynamo/client.ts";
import { dynamoReadTable } from "./dynamo/read-table.ts";
import { eventBridgeClient, eventBridgePublisher } from "./eventbridge/publisher.ts";
import { s3Client, s3Objects } from "./s3/objects.ts";
import { sayUnavailable } from "./unavailable.ts";

const broken = (code: string) => Object.assign(new Error(`connect ${code}`), { code });
const tableThat = (answer: object | Error) => {
  const { settings } = scriptedService(() => answer);
  const client = sayUnavailable(new DynamoDBClient(settings), "The database");
  return dynamoReadTable({ client, table: "read-test", pause: async () => {} });
};
const key = { PK: "A", SK: "1" };
const unavailable = { status: 503, code: "store.unavailable", message: expect.stringContaining("The database") };

it.each([
  ["nobody listens", broken("ECONNREFUSED")],
  ["the connection breaks", broken("ECONNRESET")],
  ["it does not answer in time", Object.assign(new Error("too late"), { name: "TimeoutError" })],
  ["its disk is full", { status: 500, body: { __type: "InternalServerError", message: "database or disk is full" } }],
  ["it says so itself", { status: 503, body: { __type: "ServiceUnavailable" } }],
  ["it has no capacity left", failure("ProvisionedThroughputExceededException")],
])("a read and a write say that the database is unavailable when %s, and why", async (_, answer) => {
  const table = tableThat(answer);
  const attempts = [
    () => table.get({ Key: key } as never),
    () => table.batchGet([key]),
    () => table.transact([put(["A", "1"])]),
  ];
  for (const attempt of attempts)
    await expect(attempt()).rejects.toMatchObject({ ...unavailable, cause: expect.any(Error) });
});

it("what the caller did is the caller's to know", async () => {
  const refused = await tableThat(failure("ValidationException"))
    .batchGet([key])
    .catch((error: unknown) => error);
  expect(refused).not.toBeInstanceOf(AppError);
  expect(refused).toMatchObject({ name: "ValidationException" });
});

it("every client says so, of whichever service", async () => {
  Object.assign(process.env, { AWS_EC2_METADATA_DISABLED: "true" });
  const endpoint = "http://127.0.0.1:9";
  const table = dynamoReadTable({ client: dynamoClient({ endpoint }), table: "read-test" });
  const objects = s3Objects({ client: s3Client({ endpoint }), bucket: "imports" });
  const bus = eventBridgePublisher({ client: eventBridgeClient({ endpoint }), bus: "bus" });
  const event = { event_id: "1", event_type: "X", source: "test", timestamp: "2026-01-01T00:00:00Z" } as never;
  const attempts = [
    () => table.batchGet([key]),
    () => objects.put("a", "text", "text/csv"),
    () => bus.publish([event]),
  ];
  for (const attempt of attempts) {
    await expect(attempt()).rejects.toMatchObject({ status: 503, code: "store.unavailable" });
  }
});
