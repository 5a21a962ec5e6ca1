import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { hasTexts, readPrivate, readPrivateText, writePrivate, writePrivateOnce } from "./private-file.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "private-"));
  file = join(folder, "deep", "file.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

const isWhole = (content: unknown) => hasTexts(content, "name");
const read = () => readPrivate({ file, isWhole, loss: "all begins anew" });

it("keeps the first content when two write it at once", () => {
  writePrivateOnce(file, "first");
  writePrivateOnce(file, "second");
  expect(readPrivateText(file)).toBe("first");
  expect(readdirSync(join(folder, "deep"))).toEqual(["file.json"]);
});

it("replaces content, readable by its owner only", () => {
  writePrivate(file, { name: "first" });
  writePrivate(file, { name: "second" });
  expect(read()).toEqual({ name: "second" });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("tells a missing file from a broken one", () => {
  expect(read()).toBeUndefined();
});

it.each([
  ["", "is empty"],
  ["{", "is damaged: it holds no JSON, or a part of it"],
  ["[]", "is damaged: it does not hold what was written there"],
  ['{"name":""}', "is damaged: it does not hold what was written there"],
])("refuses %j by name, says what to do, and leaves it as it is", (text, why) => {
  writePrivate(file, {});
  writeFileSync(file, text);
  expect(read).toThrow(`${file} ${why}. Put a copy of it back. Without one: delete it, and all begins anew.`);
  expect(readFileSync(file, "utf8")).toBe(text);
});

it.each([0o640, 0o604, 0o644])("refuses a file of mode %o, which others may read", (mode) => {
  writePrivate(file, { name: "first" });
  chmodSync(file, mode);
  expect(read).toThrow(`${file} may be read by others (its mode is ${mode.toString(8)}). Run: chmod 600 ${file}`);
});
