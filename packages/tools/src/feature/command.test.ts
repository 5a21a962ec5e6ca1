import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "../sources.ts";

const feature = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["packages/tools/src/feature/main.ts", ...args], { cwd: root, encoding: "utf8" });

test("the command tells how it is used when it is asked, and writes nothing", () => {
  expect(feature("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("npm run feature -- NAME") });
});

test.each([
  [["--nope"], "Unknown option '--nope'\n"],
  [[], "Say one NAME\n"],
  [["menus"], "--singular WORD\n"],
])("%s makes no sense, and it says so in a sentence", (args, sentence) => {
  const { status, stderr } = feature(...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(sentence)]);
});
