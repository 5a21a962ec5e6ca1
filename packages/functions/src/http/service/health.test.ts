import { withFaults } from "@bellyfed/adapters/memory/faults";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { api } from "@bellyfed/core/http/api";
import { projections } from "@bellyfed/features/projections";
import { Health } from "@bellyfed/features/service/contract";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import * as v from "valibot";
import { expect, it } from "vitest";
import { healthRoute } from "./health.ts";

function opened(fails: () => boolean = () => false) {
  let [reads, now] = [0, 0];
  const table = withFaults(memoryReadTable(), ({ when }) => {
    if (when === "before") reads += 1;
    if (fails()) throw new Error("no table");
  });
  const app = api([healthRoute({ table, now: () => now })], {
    identity: memoryIdentity({}),
    log: quietTelemetry().log,
  });
  const get = async (path: string) => {
    const response = await app.request(path);
    const body = (await response.json()) as v.InferOutput<typeof Health>;
    return { status: response.status, body };
  };
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { get, pass, reads: () => reads };
}

it("answers without any I/O unless it is asked to look deeper", async () => {
  const { get, reads } = opened(() => true);
  for (const path of ["/health", "/health?deep=0"]) {
    const { status, body } = await get(path);
    expect([status, Object.keys(body)]).toEqual([200, ["status", "time"]]);
  }
  expect(reads()).toBe(0);
});

it("names every read model that follows the log, in the documented shape", async () => {
  const { status, body } = await opened().get("/health?deep=1");
  expect(status).toBe(200);
  expect(
    v
      .parse(v.strictObject(Health.entries), body)
      .read_models?.map(({ name }) => name)
      .sort(),
  ).toEqual(projections.map(({ name }) => name).sort());
});

it("reads the table once in five seconds, however many ask", async () => {
  const { get, pass, reads } = opened();
  await Promise.all(Array.from({ length: 20 }, () => get("/health?deep=1")));
  expect(reads()).toBe(1);
  pass(5_000);
  await get("/health?deep=1");
  expect(reads()).toBe(2);
});

it("does not remember a reading that failed", async () => {
  let broken = true;
  const { get } = opened(() => broken);
  expect((await get("/health?deep=1")).status).toBeGreaterThanOrEqual(500);
  broken = false;
  expect((await get("/health?deep=1")).status).toBe(200);
});

it("refuses what it does not know", async () => {
  expect((await opened().get("/health?deep=yes")).status).toBe(400);
});
