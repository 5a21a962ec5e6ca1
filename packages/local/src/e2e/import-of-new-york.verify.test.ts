import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { slugOf } from "@bellyfed/core/slug";
import { sortName } from "@bellyfed/core/sort-name";
import { eventually, pages } from "@bellyfed/testing/e2e/caller";
import { cloudWithAdmin } from "@bellyfed/testing/e2e/running";
import { describe, expect, it } from "vitest";

const NYC = join(import.meta.dirname, "../../../../../shared/data/primer-dataset-5169.json");

const running = cloudWithAdmin();
const { call } = running;

const finished = (id: string) =>
  eventually(
    () => call("GET", `/imports/${id}`, { token: running.admin }),
    ({ body }) => body.status === "completed",
    240,
  );

async function upload(text: string, profile: string) {
  const created = await call("POST", "/imports", {
    body: { profile, size: Buffer.byteLength(text) },
    token: running.admin,
  });
  expect([created.status, created.body.status]).toEqual([201, "awaiting_upload"]);
  const { url, method, headers } = created.body.upload;
  expect((await fetch(url, { method, headers, body: text })).ok).toBe(true);
  expect((await call("POST", `/imports/${created.body.id}/start`, { body: {}, token: running.admin })).status).toBe(
    202,
  );
  return (await finished(created.body.id)).body;
}

interface NycRow {
  borough: string;
  cuisine: string;
  name: string;
  grades: { score: number }[];
}

// Real data that the project does not ship: New York City's restaurant inspections (NYC DOHMH).
describe.skipIf(!existsSync(NYC))("the import of New York's inspections", () => {
  const lines = () => readFileSync(NYC, "utf8");

  const minutes = 5 * 60_000;

  it("brings in 5,169 restaurants, and Brooklyn's hamburgers in name order", { timeout: minutes }, async () => {
    const job = await upload(lines(), "nyc");
    expect(job).toMatchObject({ error: null, total: 5169 });
    expect(job.counts).toMatchObject({ read: 5169, created: 5169, updated: 0, rejected: 0 });
    const rows = JSON.parse(lines()) as NycRow[];
    const expected = rows.filter(({ borough, cuisine }) => borough === "Brooklyn" && cuisine === "Hamburgers");
    const ask = () =>
      pages(call, "/restaurants?city=Brooklyn&cuisine=Hamburgers&limit=20") as Promise<{ name: string }[]>;
    const found = await eventually(ask, (page) => page.length >= expected.length, 200);
    const normal = (name: string) => sortName(name.replace(/\s+/g, " "));
    expect(found.map(({ name }) => normal(name)).sort()).toEqual(expected.map(({ name }) => normal(name)).sort());
    const order = found.map(({ name }) => Buffer.from(sortName(name)));
    expect(order).toEqual([...order].sort(Buffer.compare));
    const cities = await eventually(
      () => call("GET", "/cities"),
      ({ body }) => body.data.reduce((sum: number, { count }: { count: number }) => sum + count, 0) >= 5169,
      200,
    );
    const brooklyn = cities.body.data.find(({ slug }: { slug: string }) => slug === slugOf("Brooklyn"));
    expect(brooklyn.count).toBe(rows.filter(({ borough }) => borough === "Brooklyn").length);
  });

  it("writes nothing when it comes again", { timeout: minutes }, async () => {
    const { counts } = await upload(lines(), "nyc");
    expect(counts).toEqual({ read: 5169, created: 0, updated: 0, unchanged: 5169, rejected: 0 });
  });
});
