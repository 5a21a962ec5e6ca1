import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { KEY } from "@bellyfed/testing/e2e/process";
import { cloudWithAdmin } from "@bellyfed/testing/e2e/running";
import { afterAll, describe, expect, it } from "vitest";
import { importCommand } from "../cli/import/command.ts";
import { runCommand } from "../cli/terminal.ts";

const running = cloudWithAdmin();
const { call } = running;

const finished = (id: string) =>
  eventually(
    () => call("GET", `/imports/${id}`, { token: running.admin }),
    ({ body }) => body.status === "completed",
  );

describe("an import of our own format", () => {
  const rows = [
    { external_id: "1", name: "One", city: "Testham", cuisines: ["Thai"] },
    { external_id: "2", name: "Two", city: "Testham", cuisines: ["Thai", "Lao"] },
    { external_id: "3", name: "", city: "Testham", cuisines: ["Thai"] },
    { external_id: "1", name: "One", city: "Testham", cuisines: ["Thai"], phone: "+1 555 0100" },
  ];
  const content = rows.map((row) => JSON.stringify(row)).join("\n");
  const send = async (text: string) => {
    const job = await call("POST", "/imports", {
      body: { profile: "bellyfed", format: "ndjson", content: text },
      token: running.admin,
    });
    expect(job.status).toBe(202);
    return (await finished(job.body.id)).body;
  };

  it("counts every row once, and says which were rejected and why", async () => {
    const job = await send(content);
    expect(job.counts).toEqual({ read: 4, created: 2, updated: 1, unchanged: 0, rejected: 1 });
    const errors = await call("GET", `/imports/${job.id}/errors`, { token: running.admin });
    expect(JSON.parse(errors.body)).toMatchObject({ row: 3, field: "name" });
    const csv = await call("GET", `/imports/${job.id}/errors?format=csv`, { token: running.admin });
    expect(csv.headers.get("content-type")).toContain("text/csv");
    expect(csv.body.split("\r\n")[1]).toMatch(/^3,name,/);
  });

  it("writes nothing for the same file again", async () => {
    expect((await send(content)).counts).toEqual({ read: 4, created: 0, updated: 0, unchanged: 3, rejected: 1 });
  });

  it("says where a broken file broke, after the rows before it", async () => {
    const job = await send(`${JSON.stringify(rows[0])}\n{"external_id": `);
    expect(job.counts.unchanged + job.counts.updated).toBe(1);
    expect(job.counts.rejected === 1 || job.error !== null).toBe(true);
  });

  it("is for admins, and cannot be started before its file is there", async () => {
    const user = await tokenOf(running.cloud, "alice");
    expect((await call("POST", "/imports", { body: { profile: "nyc", size: 1 }, token: user })).status).toBe(403);
    const { body } = await call("POST", "/imports", { body: { profile: "nyc", size: 1 }, token: running.admin });
    expect((await call("POST", `/imports/${body.id}/start`, { body: {}, token: running.admin })).status).toBe(409);
  });
});

describe("an import's dry run", () => {
  const place = {
    city: "Dryham",
    cuisines: ["Thai"],
    address: { street: "351 West   57 Street" },
    location: { lat: 40.767, lng: -73.985 },
  };
  const known = { external_id: "known", name: "Golden Pagoda", ...place };
  const twin = { external_id: "twin", name: "Goldn Pagoda, L.L.C.", ...place, address: { street: "351 W. 57th St" } };
  const near = { ...twin, external_id: "near", name: "Silver Spoon" };
  const rows = [known, { ...known, phone: "+1 212 555 0100" }, twin, near, { external_id: "none" }];
  const file = join(mkdtempSync(join(tmpdir(), "bellyfed-dry-run-")), "rows.ndjson");
  afterAll(() => rmSync(dirname(file), { recursive: true }));
  const dryRun = async () => {
    let printed = "";
    const { url: apiUrl } = running.cloud;
    const command = importCommand(() => ({ apiUrl, apiKey: KEY, mintToken: async () => running.admin }));
    const code = await runCommand(command, {
      argv: [file, "--dry-run", "--json"],
      output: { write: (text) => (printed += text) },
    });
    return { code, ...JSON.parse(printed) };
  };

  it("tells what would become of each row, and what looks like a duplicate, and writes nothing", async () => {
    writeFileSync(file, rows.map((row) => JSON.stringify(row)).join("\n"));
    const content = JSON.stringify(known);
    const { body } = await call("POST", "/imports", { body: { profile: "bellyfed", content }, token: running.admin });
    await finished(body.id);
    const run = await eventually(dryRun, ({ counts }) => counts.unchanged === 1);
    expect(run).toMatchObject({
      ...{ code: 0, duplicates: 1, changes: { phone: 1 }, error: null },
      counts: { read: 5, created: 2, updated: 1, unchanged: 1, rejected: 1 },
    });
    const [changed, twice, refused] = run.rows;
    expect([changed.row, changed.changes, refused.row]).toEqual([2, ["phone"], 5]);
    expect(twice).toMatchObject({
      row: 3,
      outcome: "created",
      duplicates: [{ id: changed.id, name: "Golden Pagoda" }],
    });
    const resolved = await call("POST", "/restaurants/resolve", {
      body: { places: [{ url: `/de/restaurants/${changed.id}` }, { name: "Nowhere", city: "Dryham" }] },
    });
    expect(resolved.body.data).toMatchObject([{ candidates: [{ id: changed.id, score: 1 }] }, { candidates: [] }]);
    const { body: after } = await call("GET", `/restaurants/${changed.id}`);
    expect([after.version, after.phone]).toEqual([1, null]);
    expect((await call("GET", "/search/restaurants?city=Dryham")).body.total).toBe(1);
  });
});
