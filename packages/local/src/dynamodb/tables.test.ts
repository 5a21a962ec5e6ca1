import { expect, test } from "vitest";
import { createTableInput } from "./tables.ts";

test("a table with nothing but a partition key asks for no index and no stream", () => {
  expect(createTableInput({ name: "t", partitionKey: "pk" })).toEqual({
    TableName: "t",
    KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
    BillingMode: "PAY_PER_REQUEST",
  });
});

test("an attribute that keys several indexes is defined once, and a list of attributes becomes an INCLUDE projection", () => {
  const input = createTableInput({
    name: "t",
    partitionKey: "PK",
    sortKey: "SK",
    stream: "NEW_IMAGE",
    indexes: [
      { name: "GSI1", partitionKey: "A", sortKey: "SK", projection: ["doc", "count"] },
      { name: "GSI2", partitionKey: "A", projection: "KEYS_ONLY" },
    ],
  });
  expect(input.AttributeDefinitions?.map((each) => each.AttributeName)).toEqual(["PK", "SK", "A"]);
  expect(input.GlobalSecondaryIndexes?.map((each) => each.Projection)).toEqual([
    { ProjectionType: "INCLUDE", NonKeyAttributes: ["doc", "count"] },
    { ProjectionType: "KEYS_ONLY" },
  ]);
  expect(input.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: "NEW_IMAGE" });
});
