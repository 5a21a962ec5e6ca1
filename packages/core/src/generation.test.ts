import { expect, it } from "vitest";
import { routedTable } from "./generation.ts";
import type { Operation, ReadTableWriter, Write } from "./ports.ts";

/** A table that only tells who was asked. */
const named = (name: string, asked: string[]): ReadTableWriter => ({
  get: async () => void asked.push(`${name} get`),
  query: async () => {
    asked.push(`${name} query`);
    return { items: [], last: undefined };
  },
  batchGet: async (keys) => {
    asked.push(`${name} batchGet ${keys.map(({ PK }) => PK)}`);
    return keys.map((key) => ({ ...key, from: name }));
  },
  transact: async () => {
    asked.push(`${name} transact`);
    return "written";
  },
});

function tables() {
  const asked: string[] = [];
  const kept = named("kept", asked);
  const live = named("live", asked);
  const table = routedTable({
    isDerived: (PK) => PK.startsWith("EST#") || PK.startsWith("USER#"),
    kept,
    derived: async () => live,
  });
  return { asked, table };
}
const put = (PK: string): Write => ({ kind: "put", operation: { Item: { PK, SK: "x" } } });
const ofPartition = (pk: string): Operation => ({ ExpressionAttributeValues: { ":pk": pk } });

it("sends each call to the side that its partition is on, of the table or of an index", async () => {
  const { asked, table } = tables();
  await table.get({ Key: { PK: "EST#1", SK: "x" } });
  await table.get({ Key: { PK: "IMPORT#1", SK: "x" } });
  await table.query(ofPartition("TREND#1"), undefined);
  await table.query({ ...ofPartition("USER#1"), IndexName: "GSI1" }, undefined);
  await table.query({ ...ofPartition("JOBS#1"), IndexName: "GSI1" }, undefined);
  await table.transact([put("EST#1"), put("EST#2")]);
  await table.transact([{ kind: "delete", operation: { Key: { PK: "TOP#day", SK: "x" } } }]);
  expect(asked).toEqual([
    "live get",
    "kept get",
    "kept query",
    "live query",
    "kept query",
    "live transact",
    "kept transact",
  ]);
});

it("splits a batch of keys between the sides and answers all that was found", async () => {
  const { asked, table } = tables();
  const found = await table.batchGet(["EST#1", "RECENT#REVIEWS", "EST#2"].map((PK) => ({ PK, SK: "x" })));
  expect(asked.sort()).toEqual(["kept batchGet RECENT#REVIEWS", "live batchGet EST#1,EST#2"]);
  expect(found.map(({ PK, from }) => `${PK} ${from}`).sort()).toEqual([
    "EST#1 live",
    "EST#2 live",
    "RECENT#REVIEWS kept",
  ]);
});

it("refuses a transaction across both sides, and a query that hides its partition", async () => {
  const { table } = tables();
  await expect(table.transact([put("EST#1"), put("IMPORT#1")])).rejects.toThrow("EST#1, IMPORT#1");
  await expect(table.query({ KeyConditionExpression: "PK = :p" }, undefined)).rejects.toThrow(":pk");
});
