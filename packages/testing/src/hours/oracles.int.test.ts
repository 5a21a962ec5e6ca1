import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/** Runs one of the programs beside this file, in a zone, and answers what it prints. */
async function run(program: string, args: readonly string[], zone = "UTC"): Promise<Record<string, unknown>> {
  const [file = "", ...flags] = program.split(" ").reverse();
  const path = join(import.meta.dirname, file);
  const env = { ...process.env, TZ: zone };
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, path, ...args], {
    env,
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout);
}

it.each(["America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])(
  "hours are read, written and reckoned as by OpenStreetMap's own library in %s",
  async (zone) => {
    const { texts, read, compared, changes, written, different } = await run("as-osm.ts", ["100"], zone);
    expect(different).toEqual([]);
    expect(Number(read)).toBeGreaterThan(Number(texts) * 0.9);
    for (const count of [compared, changes, written]) expect(Number(count)).toBeGreaterThan(400);
  },
);

it("a time on the wall is the instant that Temporal says, on days of 23 and of 25 hours too", async () => {
  const { compared, gaps, different } = await run("--harmony-temporal as-temporal.ts", ["200"]);
  expect(different).toEqual([]);
  expect(Number(compared)).toBeGreaterThan(10_000);
  expect(Number(gaps)).toBeGreaterThan(50);
});
