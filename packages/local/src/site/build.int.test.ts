import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUILDER, builtStandIn, type StandIn, standIn, until } from "@bellyfed/testing/local/site";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

let at: StandIn;
beforeEach(async () => {
  at = await standIn();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await at.dispose();
});

const builds = () =>
  existsSync(join(at.root, "builds")) ? readFileSync(join(at.root, "builds"), "utf8").trim().split(" ").length : 0;
const startAndStop = async () => {
  const site = at.open(builtStandIn);
  const started = await site.start();
  await site.stop();
  return started;
};

it("a build is made once, and again when a source has changed", async () => {
  expect([await startAndStop(), builds()]).toEqual([true, 1]);
  expect([await startAndStop(), builds()]).toEqual([true, 1]);
  writeFileSync(join(at.root, "web/page.tsx"), "changed");
  expect([await startAndStop(), builds()]).toEqual([true, 2]);
  expect(at.said).toEqual(Array(2).fill("Building the site (once, about half a minute) ..."));
});

it("a build may be made by processes that live by channels of their own, as Next's do", async () => {
  const worker = `process.on("message", () => setTimeout(() => process.send("done", () => process.disconnect()), 100));`;
  writeFileSync(join(at.root, "worker.mjs"), worker);
  const builder = `
    import { fork } from "node:child_process";
    import { once } from "node:events";
    const worker = fork("../worker.mjs");
    setTimeout(() => worker.send("begin"), 300);
    await once(worker, "message");
    ${BUILDER}`;
  writeFileSync(join(at.root, "builder.mjs"), builder);
  expect([await startAndStop(), builds()]).toEqual([true, 1]);
});

it("a build says why it failed, and is tried again at the next start", async () => {
  vi.stubEnv("NEXT_PUBLIC_BROKEN", "1");
  expect([await startAndStop(), builds(), at.printed]).toEqual([false, 0, ["a page is broken"]]);
  expect(at.said.at(-1)).toBe("The site could not be built: it ended with code 1. The API goes on without it.");
  vi.unstubAllEnvs();
  expect([await startAndStop(), builds()]).toEqual([true, 1]);
});

it("a build is given up when all stops, and nothing is started after it", async () => {
  vi.stubEnv("NEXT_PUBLIC_SLOW", "1");
  const site = at.open(builtStandIn);
  const starting = site.start();
  await until(() => existsSync(join(at.root, "begun")));
  await site.stop();
  expect(await starting).toBe(false);
  expect(at.said).toEqual(["Building the site (once, about half a minute) ..."]);
  expect(await at.answers()).toBe(false);
});
