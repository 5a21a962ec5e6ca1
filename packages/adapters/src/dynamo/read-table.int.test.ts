import type { ReadTableWriter } from "@bellyfed/core/ports";
import { type Engine, startEngine } from "@bellyfed/testing/contract/engine";
import { put, query, set } from "@bellyfed/testing/contract/read-operations";
import { readTableContract } from "@bellyfed/testing/contract/read-table.contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoReadTable } from "./read-table.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine?.stop());

readTableContract("the read table in DynamoDB", async () =>
  dynamoReadTable({ client: engine.client, table: await engine.readTable() }),
);

/** What the local engine does otherwise than AWS; the table in memory does as AWS. These tests say when a release has changed it. */
describe.skipIf(process.env.DYNAMODB_ENDPOINT)("the local engine's known defects", () => {
  let table: ReadTableWriter;
  beforeAll(async () => {
    table = dynamoReadTable({ client: engine.client, table: await engine.readTable() });
  });

  it("takes capitals and small letters for the same in begins_with", async () => {
    await table.transact([put(["A", "abc"]), put(["A", "ABC"])]);
    const { items } = await table.query(query("A", { sort: ["begins_with(#sk1, :sk1)", "ab"] }), undefined);
    expect(items.map(({ SK }) => SK)).toEqual(["ABC", "abc"]);
  });

  it("lets a transaction change a key", async () => {
    await table.transact([put(["B", "A"])]);
    expect(await table.transact([put(["B", "C"]), set(["B", "A"], { SK: "D" })])).toBe("written");
  });
});
