import { randomUUID } from "node:crypto";
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import type { WriteWindow } from "@bellyfed/core/write-counter";
import { type Engine, startEngine } from "@bellyfed/testing/contract/engine";
import { writeCounterContract } from "@bellyfed/testing/contract/write-counter.contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dynamoWriteCounter } from "./write-counter.ts";

let engine: Engine;
let table: string;
beforeAll(async () => {
  engine = await startEngine();
  table = await engine.subjectsTable();
});
afterAll(() => engine?.stop());

writeCounterContract("the counter of writes in DynamoDB", async () =>
  dynamoWriteCounter({ client: engine.client, table: await engine.subjectsTable() }),
);

it("takes one call of 1 unit, one more every 16 minutes of writing, and leaves a small item (fixture: 200 minutes, 4 kinds)", async () => {
  const used: [operation: string, units: number][] = [];
  const onCapacity = (operation: string, units: number) => void used.push([operation, units]);
  const counter = dynamoWriteCounter({ client: engine.client, table, onCapacity });
  const subject = randomUUID();
  const kinds = ["restaurants", "reviews", "menus", "replies"];
  let largest = 0;
  for (let minute = 29_000_000; minute < 29_000_200; minute++) {
    const kind = kinds[minute % kinds.length] as string;
    const windows: WriteWindow[] = [
      { kind, unit: "minute", index: minute, most: 1 },
      { kind, unit: "day", index: Math.floor(minute / 1440), most: 100 },
    ];
    expect((await counter.count(subject, windows)).counted).toBe(true);
    const { Item = {} } = await engine.client.send(
      new GetItemCommand({ TableName: table, Key: { pk: { S: `SUBJECT#${subject}` } } }),
    );
    largest = Math.max(largest, JSON.stringify(Item).length);
  }
  const unitsOf = (operation: string) => used.filter(([name]) => name === operation).map(([, units]) => units);
  expect(unitsOf("count")).toEqual(Array(200).fill(1));
  expect(unitsOf("forget").length).toBeGreaterThan(5);
  expect(unitsOf("forget").length).toBeLessThanOrEqual(200 / 16);
  expect(new Set(unitsOf("forget"))).toEqual(new Set([1]));
  expect(largest).toBeLessThan(1_000);
});

it("takes one call of 1 unit to mark somebody, and one to ask; the mark is all that is left of them", async () => {
  const used: [operation: string, units: number][] = [];
  const onCapacity = (operation: string, units: number) => void used.push([operation, units]);
  const counter = dynamoWriteCounter({ client: engine.client, table, onCapacity });
  const subject = randomUUID();
  await counter.count(subject, [{ kind: "reviews", unit: "day", index: 20_000, most: 5 }]);
  await counter.erase(subject);
  await counter.isErased(subject);
  expect(used).toEqual([
    ["count", 1],
    ["erase", 1],
    ["isErased", 1],
  ]);
  const key = { pk: { S: `SUBJECT#${subject}` } };
  const { Item } = await engine.client.send(new GetItemCommand({ TableName: table, Key: key }));
  expect(Item).toEqual({ ...key, erased: { BOOL: true } });
});
