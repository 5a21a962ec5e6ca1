import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findDynoxide } from "./binary.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bellyfed-binary-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const notFromNpm = () => undefined;

test("the npm package's engine is preferred", () => {
  expect(findDynoxide("", () => "/from/npm/dynoxide")).toBe("/from/npm/dynoxide");
});

test("without the npm package, the first executable dynoxide on the PATH is taken", () => {
  const [plain, good] = [join(folder, "plain"), join(folder, "good")];
  for (const directory of [plain, good]) {
    mkdirSync(directory);
    writeFileSync(join(directory, "dynoxide"), "#!/bin/sh\n");
  }
  chmodSync(join(plain, "dynoxide"), 0o644);
  chmodSync(join(good, "dynoxide"), 0o755);
  expect(findDynoxide([plain, good].join(delimiter), notFromNpm)).toBe(join(good, "dynoxide"));
});

test("when there is no engine, the error names every way to get one", () => {
  const find = () => findDynoxide(folder, notFromNpm);
  for (const way of ["@dynoxide/linux-x64", "cargo install dynoxide-rs", "DYNAMODB_ENDPOINT"])
    expect(find).toThrow(way);
});
