import { type Engine, startEngine } from "@bellyfed/testing/contract/engine";
import { logRewritingContract } from "@bellyfed/testing/contract/log-rewriting.contract";
import { afterAll, beforeAll } from "vitest";
import { dynamoEventStore } from "./event-store.ts";
import { dynamoLogRewriting } from "./log-rewriting.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine?.stop());

logRewritingContract("sealing the log in DynamoDB", async () => {
  const events = { client: engine.client, table: await engine.eventsTable() };
  return { store: dynamoEventStore(events), rewriting: dynamoLogRewriting(events) };
});
