import { join } from "node:path";
import { compose } from "@bellyfed/functions/lambdas/usage";
import { accessFiles } from "@bellyfed/local/gateway/access-files";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { testContext } from "../invocation.ts";
import { API_KEY, type Api, startApi } from "./api/api.ts";
import { client } from "./api/client.ts";
import { type Engine, startEngine } from "./engine.ts";
import { unitsOnTheWire } from "./units-on-the-wire.ts";

let engine: Engine;
let wire: Awaited<ReturnType<typeof unitsOnTheWire>>;
let files: ReturnType<typeof accessFiles>;
let api: Api;
let folder: string;
beforeAll(async () => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  engine = await startEngine();
  folder = join(engine.dataDir, "access");
  files = accessFiles(folder, (line) => console.error(line));
  wire = await unitsOnTheWire(engine.endpoint);
  api = await startApi({ dataDir: engine.dataDir, dynamo: wire.url, accessLog: files.write });
});
afterAll(async () => {
  await api.stop();
  wire.stop();
  await files.stop();
  await engine.stop();
});

/** Counts past the gateway, so that the counting's own units are not among those of the requests. */
async function count() {
  await files.stop();
  await compose({ ...api.env, DYNAMODB_ENDPOINT: engine.endpoint, ACCESS_LOG_DIR: folder })({}, testContext);
}

interface Day {
  readonly calls: number;
  readonly refused: number;
  readonly cost: { readonly rcu: number; readonly wcu: number };
}
const sumOf = (days: readonly Day[], part: (day: Day) => number) => days.reduce((sum, day) => sum + part(day), 0);

it("tells a key its calls, its refusals and the units that the engine counted for them, however often it is counted", async () => {
  const alice = client(api.url, await api.token("alice"));
  const place = { name: "Chez Alice", city: "Lisbon", cuisines: ["French"] };
  await alice("POST", "/restaurants", { body: place });
  for (let n = 0; n < 5; n++) await alice("GET", "/restaurants?city=Lisbon");
  const bad = await fetch(`${api.url}/restaurants?limit=none`, { headers: { "x-api-key": API_KEY } });
  const foreign = await fetch(`${api.url}/restaurants`, { headers: { "x-api-key": "nobody's" } });
  expect([bad.status, foreign.status]).toEqual([400, 403]);
  const { read, write } = wire.taken();
  await count();
  await count();
  // Yesterday as well: it may be midnight meanwhile.
  const { body } = await alice("GET", "/usage?days=2");
  const days = body.data as Day[];
  expect([sumOf(days, (day) => day.calls), sumOf(days, (day) => day.refused)]).toEqual([7, 1]);
  expect(sumOf(days, (day) => day.cost.rcu)).toBe(read);
  expect(sumOf(days, (day) => day.cost.wcu)).toBe(write);
  expect(Date.parse(String(body.counted_until))).toBeGreaterThan(Date.now() - 600_000);
  expect(read * write).toBeGreaterThan(0);
});

it("takes one query and one look at the mark, whatever there is", async () => {
  const { headers } = await client(api.url, await api.token("alice"))("GET", "/usage?days=31");
  expect(headers.get("server-timing")).toContain('desc="2 calls"');
});
