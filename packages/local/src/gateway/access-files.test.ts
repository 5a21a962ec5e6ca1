import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { accessFiles } from "./access-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bellyfed-access-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const NOW = Date.parse("2026-11-28T14:20:00Z");
const line = (time: string, n = 0) => JSON.stringify({ time: `2026-11-28T${time}:00.000Z`, n });
const lines = (hour: string) =>
  readFileSync(join(folder, "in", `2026-11-28T${hour}.ndjson`), "utf8")
    .trimEnd()
    .split("\n");

it("puts every line into the file of its hour, in order, for its owner's eyes", async () => {
  const files = accessFiles(
    join(folder, "in"),
    () => {},
    () => NOW,
  );
  for (let n = 0; n < 500; n++) files.write(line("14:20", n));
  files.write(line("13:59"));
  await files.stop();
  files.write(line("14:21", 500));
  await files.stop();
  expect(lines("14")).toEqual(Array.from({ length: 501 }, (_, n) => line(n === 500 ? "14:21" : "14:20", n)));
  expect(lines("13")).toHaveLength(1);
  expect(statSync(join(folder, "in", "2026-11-28T14.ndjson")).mode & 0o077).toBe(0);
});

it("keeps a week", async () => {
  for (const old of ["2026-11-21T13", "2026-11-21T14", "2026-10-01T00"])
    writeFileSync(join(folder, `${old}.ndjson`), "");
  const files = accessFiles(
    folder,
    () => {},
    () => NOW,
  );
  files.write(line("14:20"));
  await files.stop();
  expect(readdirSync(folder).sort()).toEqual(["2026-11-21T14.ndjson", "2026-11-28T14.ndjson"]);
});

it("says what it cannot write, and goes on", async () => {
  const said: string[] = [];
  writeFileSync(join(folder, "in"), "a file where a folder should be");
  const files = accessFiles(
    join(folder, "in"),
    (text) => said.push(text),
    () => NOW,
  );
  files.write(line("14:20"));
  await files.stop();
  expect(said).toEqual([expect.stringContaining("gateway: its log cannot be written")]);
  rmSync(join(folder, "in"));
  files.write(line("14:21"));
  await files.stop();
  expect(lines("14")).toContain(line("14:21"));
});
