import { eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { cloudWithAdmin } from "@bellyfed/testing/e2e/running";
import { describe, expect, it } from "vitest";

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
