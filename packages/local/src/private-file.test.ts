import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readPrivate, writePrivate, writePrivateOnce } from "./private-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "private-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("keeps the first content when two write it at once", () => {
  const file = join(folder, "deep", "key.json");
  expect(writePrivateOnce(file, 1)).toBe(1);
  expect(writePrivateOnce(file, 2)).toBe(1);
  expect(readdirSync(join(folder, "deep"))).toEqual(["key.json"]);
});

it("replaces content, readable by its owner only", () => {
  const file = join(folder, "users.json");
  writePrivate(file, [1]);
  writePrivate(file, [2]);
  expect(readPrivate(file)).toEqual([2]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("tells a missing file from a broken one", () => {
  const file = join(folder, "broken.json");
  expect(readPrivate(file)).toBeUndefined();
  writeFileSync(file, "{");
  expect(() => readPrivate(file)).toThrow(file);
});
