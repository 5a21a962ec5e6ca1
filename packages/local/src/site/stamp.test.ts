import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it, test } from "vitest";
import { isBuiltFrom, removeStamp, sourceHash, writeStamp } from "./stamp.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bellyfed-stamp-"));
  for (const path of ["web/app/page.tsx", "web/platform/api.ts", "packages/core/src/id.ts", "package-lock.json"])
    put(path);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (path: string, text = path) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const hash = (env: NodeJS.ProcessEnv = {}) => sourceHash(root, env);

it("is the same for the same sources", () => {
  expect(hash()).toBe(hash());
});

test.each([
  "web/app/page.tsx",
  "web/app/[locale]/coverage/page.tsx",
  "web/messages/de.json",
  "web/next.config.ts",
  "web/.env.local",
  "web/app/.well-known/x/route.ts",
  "packages/core/src/id.ts",
  "packages/features/src/reviews/contract.ts",
  "packages/client/src/client.ts",
  "packages/client/package.json",
  "package-lock.json",
  "tsconfig.json",
])("changes with %s", (path) => {
  const before = hash();
  put(path, "changed");
  expect(hash()).not.toBe(before);
});

it("changes when a source goes or gets another name", () => {
  const before = hash();
  rmSync(join(root, "web/platform/api.ts"));
  const gone = hash();
  put("web/platform/client.ts", "web/platform/api.ts");
  expect(new Set([before, gone, hash()]).size).toBe(3);
});

test.each([
  "web/.next/BUILD_ID",
  "web/.open-next/index.mjs",
  "web/node_modules/jose/index.js",
  "web/next-env.d.ts",
  "web/platform/api.test.ts",
  "web/features/map.test.tsx",
  "web/e2e/search.e2e.test.ts",
  "web/e2e/browser.ts",
  "web/test-results/home.png",
  "web/tsconfig.tsbuildinfo",
  "web/.DS_Store",
  "packages/core/src/id.test.ts",
  "packages/local/src/loopback.ts",
  "README.md",
])("does not change with %s", (path) => {
  const before = hash();
  put(path, "changed");
  expect(hash()).toBe(before);
});

it("changes with what the build writes into the browser's files, and with no other variable", () => {
  expect(hash({ NEXT_PUBLIC_NAME: "a" })).not.toBe(hash());
  expect(hash({ MAP_STYLE_URL: "a" })).toBe(hash());
});

it("knows a build by its stamp, and one that is not complete as none", () => {
  put("web/.next/BUILD_ID");
  expect(isBuiltFrom(root, hash())).toBe(false);
  writeStamp(root, hash());
  expect(isBuiltFrom(root, hash())).toBe(true);
  expect(isBuiltFrom(root, "another")).toBe(false);
  rmSync(join(root, "web/.next/BUILD_ID"));
  expect(isBuiltFrom(root, hash())).toBe(false);
  put("web/.next/BUILD_ID");
  removeStamp(root);
  expect(isBuiltFrom(root, hash())).toBe(false);
});
