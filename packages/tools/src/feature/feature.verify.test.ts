import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { type Call, caller, eventually, pages, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshCopy } from "./fresh.ts";

// What a newcomer does first, in a copy of this repository: the command, then everything without touching a line.
let copy: string;
let cloud: CloudProcess;
let call: Call;
beforeAll(async () => {
  copy = freshCopy();
  cloud = await cloudProcess({}, copy);
  call = caller(cloud);
});
afterAll(async () => {
  await cloud.dispose();
  rmSync(copy, { recursive: true, force: true });
});

/** Runs a script of the copy; answers what it printed. */
function run(...args: readonly string[]): string {
  const env = { ...process.env, ...cloud.env, NODE_NO_WARNINGS: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  expect(status, `node ${args.join(" ")}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}

it("the command writes a feature, once", () => {
  expect(run("packages/tools/src/feature/main.ts", "night-markets")).toContain("packages/features/src/night-markets");
  const again = spawnSync(process.execPath, ["packages/tools/src/feature/main.ts", "night-markets"], { cwd: copy });
  expect([again.status, String(again.stderr)]).toEqual([2, expect.stringContaining("exists")]);
});

it("right after it `npm run check` is green", () => {
  expect(run("packages/local/launch.mjs", "check")).toContain("packages/features/src/night-markets/writes.test.ts");
});

it("its routes answer, and show the same before and after a rebuild that switches", async () => {
  await cloud.start();
  const [alice, bob] = await Promise.all([tokenOf(cloud, "alice"), tokenOf(cloud, "bob")]);
  const created = [];
  for (const name of ["Gouda", "Brie", "Feta"]) {
    const { status, headers, body } = await call("POST", "/night-markets", { body: { name }, token: alice });
    expect([status, body.name, body.version]).toEqual([201, name, 1]);
    created.push({ location: String(headers.get("location")), body });
  }
  const [first, second] = created;
  const changed = await call("PATCH", first!.location, { body: { note: "Mild" }, token: alice });
  expect([changed.status, changed.body.version]).toEqual([200, 2]);
  expect((await call("DELETE", second!.location, { token: alice })).status).toBe(204);

  const mine = () => call("GET", "/night-markets", { token: alice });
  const before = await eventually(mine, ({ body }) => body.data?.length === 2 && body.data[1].version === 2);
  expect(before.body.data.map(({ name }: { name: string }) => name)).toEqual(["Feta", "Gouda"]);
  const one = await call("GET", first!.location, { token: alice });
  expect([one.status, one.body]).toEqual([200, changed.body]);
  expect((await call("GET", first!.location, { token: bob })).status).toBe(404);

  expect(run("packages/local/src/cli/rebuild/main.ts", "--model", "all")).toMatch(/switch/i);
  expect(await pages(call, "/night-markets").catch(String)).toMatch(/401/);
  expect((await mine()).body).toEqual(before.body);
  expect((await call("GET", first!.location, { token: alice })).body).toEqual(one.body);
  expect((await call("GET", "/night-markets", { token: bob })).body.data).toEqual([]);
});
