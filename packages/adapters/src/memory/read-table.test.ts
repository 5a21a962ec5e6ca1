import { create, indexed, pagesOf, put, query, set } from "@bellyfed/testing/contract/read-operations";
import { readTableContract } from "@bellyfed/testing/contract/read-table.contract";
import { beforeEach, describe, expect, it } from "vitest";
import { type MemoryReadTable, memoryReadTable } from "./read-table.ts";

readTableContract("the read table in memory", async () => memoryReadTable());

let table: MemoryReadTable;
beforeEach(() => {
  table = memoryReadTable();
});
const keysOf = async (operation: ReturnType<typeof query>) =>
  (await pagesOf(table, operation)).flat().map(({ SK }) => SK);

it("shows all its items in the order of their keys", async () => {
  await table.transact([put(["B", "1"]), put(["A", "2"]), put(["A", "1"], { n: 1 })]);
  expect(table.items()).toEqual([
    { PK: "A", SK: "1", n: 1 },
    { PK: "A", SK: "2" },
    { PK: "B", SK: "1" },
  ]);
});

it("keeps what it got, whatever becomes of it afterwards", async () => {
  const item = { tags: ["a"] };
  await table.transact([put(["A", "A"], item)]);
  item.tags.push("b");
  expect(table.items()).toMatchObject([{ tags: ["a"] }]);
});

it("carries in its indexes only what they project, beside the keys", async () => {
  table = memoryReadTable({ shown: ["doc"] });
  await table.transact([put(["A", "A"], { ...indexed("GSI1", "LOC#x", "EST#a"), doc: "{}", name: "a" })]);
  const { items } = await table.query(query("LOC#x", { index: "GSI1" }), undefined);
  expect(items).toEqual([{ PK: "A", SK: "A", GSI1PK: "LOC#x", GSI1SK: "EST#a", doc: "{}" }]);
  expect((await table.query(query("A"), undefined)).items).toMatchObject([{ name: "a" }]);
});

it("says where a page ended whenever it was full, even if nothing follows, as AWS does", async () => {
  await table.transact([put(["A", "1"]), put(["A", "2"])]);
  expect((await table.query(query("A", { limit: 2 }), undefined)).last).toEqual({ PK: "A", SK: "2" });
  expect((await table.query(query("A", { limit: 3 }), undefined)).last).toBeUndefined();
});

it("tells capitals from small letters and knows no wildcards in begins_with", async () => {
  await table.transact(["abc", "ABC", "a%c", "a_c"].map((sk) => put(["A", sk])));
  expect(await keysOf(query("A", { sort: ["begins_with(#sk1, :sk1)", "ab"] }))).toEqual(["abc"]);
  expect(await keysOf(query("A", { sort: ["begins_with(#sk1, :sk1)", "a%"] }))).toEqual(["a%c"]);
});

describe("what it refuses, loudly", () => {
  const update = (UpdateExpression: string, more = {}) => ({
    kind: "update" as const,
    operation: { Key: { PK: "A", SK: "A" }, UpdateExpression, ...more },
  });
  const one = { ExpressionAttributeValues: { ":v": 1 } };

  it.each([
    ["changing a key", set(["A", "A"], { SK: "B" })],
    ["one attribute twice", update("SET a = :v ADD a :v", one)],
    ["nested paths", update("SET a.b = :v", one)],
    ["list elements", update("SET a[0] = :v", one)],
    ["functions other than if_not_exists", update("SET a = list_append(a, :v)", one)],
    ["an attribute that is not there as a value", update("SET a = b")],
    ["deleting from sets", update("DELETE a :v", one)],
    ["an expression that breaks off", update("SET a =")],
    ["a placeholder that is not defined", update("SET a = :v")],
    ["a placeholder that is not used", update("REMOVE a", one)],
    ["an unknown field", update("REMOVE a", { ReturnValues: "ALL_NEW" })],
    ["a function in a condition", update("REMOVE a", { ConditionExpression: "size(a) > :v", ...one })],
    ["<> in a condition", update("REMOVE a", { ConditionExpression: "a <> :v", ...one })],
    ["IN in a condition", update("REMOVE a", { ConditionExpression: "a IN (:v)", ...one })],
    ["an open bracket in a condition", update("REMOVE a", { ConditionExpression: "(a = :v", ...one })],
    ["a date", put(["A", "A"], { at: new Date(0) })],
    ["not a number", put(["A", "A"], { n: Number.NaN })],
    ["a map as a class", put(["A", "A"], { map: new Map() })],
    ["an item over 400 KB", put(["A", "A"], { doc: "x".repeat(410_000) })],
    ["an index key over 1024 bytes", put(["A", "A"], { GSI1PK: "x", GSI1SK: "é".repeat(513) })],
    ["a sort key over 1024 bytes", put(["A", "x".repeat(1025)])],
  ])("%s", async (_, write) => {
    await expect(table.transact([put(["A", "Z"]), write])).rejects.toThrow();
    expect(table.items()).toEqual([]);
  });

  it.each([
    ["a filter", { ...query("A"), FilterExpression: "n = :pk" }],
    ["a projection", { ...query("A"), ProjectionExpression: "n" }],
    ["a condition on an attribute that is no key", query("A", { sort: ["doc = :sk1", "x"] })],
    ["OR in a key condition", query("A", { sort: ["#sk1 = :sk1 OR #sk1 = :sk1", "x"] })],
    ["a consistent read of an index", { ...query("A", { index: "GSI1" }), ConsistentRead: true }],
  ])("%s in a query", async (_, operation) => {
    await expect(table.query(operation, undefined)).rejects.toThrow();
  });

  it.each([
    ["of another partition", { PK: "B", SK: "A" }],
    ["of an index", { PK: "A", SK: "A", GSI1PK: "x", GSI1SK: "x" }],
    ["without a sort key", { PK: "A" }],
  ])("a start key %s", async (_, start) => {
    await expect(table.query(query("A"), start)).rejects.toThrow("starting key");
  });

  it("an unknown field in a get, and a key of more than its two parts", async () => {
    await expect(table.get({ Key: { PK: "A", SK: "A" }, ProjectionExpression: "n" })).rejects.toThrow();
    await expect(table.get({ Key: { PK: "A", SK: "A", id: "x" } })).rejects.toThrow();
  });
});

it("works out every write of a transaction from the items as they were before", async () => {
  await table.transact([put(["A", "1"], { n: 1 })]);
  expect(await table.transact([create(["A", "2"]), set(["A", "1"], { n: 2 })])).toBe("written");
  expect(table.items()).toMatchObject([{ n: 2 }, { SK: "2" }]);
});
