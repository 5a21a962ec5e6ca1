import { withFaults } from "@bellyfed/adapters/memory/faults";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { AppError } from "@bellyfed/core/error";
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
    if (fails()) throw new AppError("unavailable", "store.unavailable", "no table");
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

it("answers when the table does, which is asked once in a second however many ask", async () => {
  const { get, pass, reads } = opened();
  for (const path of ["/health", "/health?deep=0", "/health"]) {
    const { status, body } = await get(path);
    expect([status, Object.keys(body)]).toEqual([200, ["status", "time"]]);
  }
  expect(reads()).toBe(1);
  pass(1_000);
  await get("/health");
  expect(reads()).toBe(2);
});

it("says which part is missing while the table cannot be had, and is well as soon as it can", async () => {
  let broken = true;
  const { get } = opened(() => broken);
  for (const path of ["/health", "/health?deep=1"]) {
    const { status, body } = await get(path);
    expect([status, body]).toEqual([503, expect.objectContaining({ code: "store.unavailable", detail: "no table" })]);
  }
  broken = false;
  expect((await get("/health")).status).toBe(200);
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

it("refuses what it does not know", async () => {
  expect((await opened().get("/health?deep=yes")).status).toBe(400);
});
