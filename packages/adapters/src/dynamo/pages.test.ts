import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { allPages } from "@bellyfed/core/pages";
import { commitAt } from "@bellyfed/testing/contract/commits";
import { failure, scriptedService } from "@bellyfed/testing/contract/scripted-service";
import { expect, it } from "vitest";
import { itemOfCommit } from "./commit-item.ts";
import { dynamoLogPages } from "./pages.ts";

const stream = "THING#1";
const item = (sequence: number) => itemOfCommit(commitAt(stream, sequence));
const snapshot = { pk: { S: stream }, sk: { S: "V#000000000001~S" }, next: { N: "2" }, schema: { N: "1" } };
const last = (sequence: number) => ({ pk: { S: stream }, sk: { S: `V#${String(sequence).padStart(12, "0")}` } });

it("goes through the log page after page, an empty one too, without snapshots", async () => {
  const answers = [
    { Items: [item(1), snapshot], LastEvaluatedKey: last(1) },
    { Items: [], LastEvaluatedKey: last(2) },
    { Items: [item(2)] },
  ];
  const { requests, settings } = scriptedService((_, number) => answers[number - 1] ?? failure("NothingMore"));
  const pages = [];
  for await (const page of allPages(dynamoLogPages({ client: new DynamoDBClient(settings), table: "events" }))) {
    pages.push(page.map(({ sequence }) => sequence));
  }
  expect(pages).toEqual([[1], [], [2]]);
  expect(requests.map(({ input }) => input)).toMatchObject([
    { TableName: "events", ConsistentRead: true },
    { ExclusiveStartKey: last(1) },
    { ExclusiveStartKey: last(2) },
  ]);
});
