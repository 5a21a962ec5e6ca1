import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshClone } from "../feature/fresh.ts";

// What somebody does who has only cloned the repository.
let clone: string;
beforeAll(() => {
  clone = freshClone();
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

function pack(...further: readonly string[]) {
  const { status, stdout, stderr } = spawnSync("npm", ["pack", "--workspace", "@bellyfed/client", ...further], {
    cwd: clone,
    encoding: "utf8",
  });
  expect(status, stdout + stderr).toBe(0);
  return { stdout, stderr };
}

it("npm pack brings what its build needs, and no more than running needs", () => {
  const { stdout, stderr } = pack("--dry-run", "--json");
  expect(stderr).toContain("Installing what running needs");
  const [{ files }] = JSON.parse(stdout);
  expect(files.map(({ path }: { path: string }) => path)).toEqual(
    expect.arrayContaining(["dist/client.js", "dist/client.d.ts", "dist/generated/api.d.ts", "README.md"]),
  );
  expect(existsSync(join(clone, "node_modules/next"))).toBe(true);
  expect(existsSync(join(clone, "node_modules/vitest"))).toBe(false);
});

it("after that, as after npm start, there is nothing to install", () => {
  const { stdout, stderr } = pack();
  expect(stderr).not.toContain("Installing");
  const tarball = stdout.trim().split("\n").at(-1) ?? "";
  expect(tarball).toMatch(/^bellyfed-client-.*\.tgz$/);
  expect(existsSync(join(clone, tarball))).toBe(true);
});
