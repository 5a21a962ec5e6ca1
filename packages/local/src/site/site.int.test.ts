import { spawn } from "node:child_process";
import { appendFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { type StandIn, standIn, until } from "@bellyfed/testing/local/site";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { listen } from "../loopback.ts";
import { sitePort } from "./site.ts";

let at: StandIn;
beforeEach(async () => {
  at = await standIn();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await at.dispose();
});
const ask = (path = "/") => fetch(`http://127.0.0.1:${at.port}${path}`);

it("the site is told where everything is, and is up when it has said so", async () => {
  vi.stubEnv("MAP_STYLE_URL", "http://localhost/style.json");
  const site = at.open();
  expect(site.isUp()).toBe(false);
  expect(await site.start()).toBe(true);
  expect(site.isUp()).toBe(true);
  const told = (await (await ask()).json()) as Record<string, string>;
  expect(told).toMatchObject({
    STAGE: "local",
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    WEB_PORT: String(at.port),
    SITE_URL: `http://localhost:${at.port}`,
    API_URL: "http://127.0.0.1:4321",
    API_KEY: "local-dev-key",
    AUTH_ISSUER: "http://127.0.0.1:4321/issuer",
    AUTH_CLIENT_ID: "bellyfed-local",
    MAP_STYLE_URL: "http://localhost/style.json",
  });
  expect(told.SESSION_SECRET).toMatch(/^[\w-]{43}$/);
  expect(told.REVALIDATE_SECRET).toMatch(/^[\w-]{43}$/);
  expect([told.SITE_SECRET, told.VISITOR_SECRET]).toEqual(Array(2).fill(expect.stringMatching(/^[\w-]{43}$/)));
  expect(told.REVALIDATE_SECRET).not.toBe(told.SESSION_SECRET);
  expect([at.said, at.printed]).toEqual([[], ["a warning"]]);
});

it("the site ends when it is stopped, without a word", async () => {
  const site = at.open();
  await site.start();
  await site.stop();
  expect(await at.answers()).toBe(false);
  expect([site.isUp(), at.said]).toEqual([false, []]);
});

it("the site is ended even when it does not listen to SIGTERM", async () => {
  appendFileSync(join(at.root, "web/server.mjs"), `process.on("SIGTERM", () => {});`);
  const site = at.open();
  await site.start();
  await site.stop();
  expect(await at.answers()).toBe(false);
});

it("the site is missed when it ends by itself", async () => {
  const site = at.open();
  await site.start();
  await ask("/end").catch(() => {});
  await until(() => at.said.length > 0);
  expect(at.said).toEqual(["The site ended by itself: it ended with code 3. The API goes on without it."]);
  expect(site.isUp()).toBe(false);
});

it("the site is reported when it does not start, with what it printed", async () => {
  writeFileSync(join(at.root, "web/server.mjs"), `console.log("no port"); throw new Error("no way");`);
  const site = at.open();
  expect(await site.start()).toBe(false);
  expect(at.said).toEqual(["The site did not start: it ended with code 1. The API goes on without it."]);
  expect(at.printed.join("\n")).toMatch(/Error: no way[\s\S]*no port/);
  expect(site.isUp()).toBe(false);
});

it("the site does not outlive a parent that was killed, and its port can be had again", async () => {
  const script = `
    const { openSite } = await import(${JSON.stringify(new URL("./site.ts", import.meta.url).href)});
    const program = { serve: ["server.mjs"], env: {}, isReady: (line) => line === "ready" };
    const environment = ${JSON.stringify(at.environment)};
    const site = openSite({ root: ${JSON.stringify(at.root)}, program, environment, say: console.log, print() {} });
    console.log(await site.start());`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const started = await new Promise((resolve) => parent.stdout.once("data", (text) => resolve(String(text).trim())));
  expect([started, await at.answers()]).toEqual(["true", true]);
  parent.kill("SIGKILL");
  expect(await sitePort(at.port)).toBe(at.port);
  expect(await at.answers()).toBe(false);
});

it("the site is refused a port that somebody else has, with the name of its variable", async () => {
  const other = createServer();
  await listen(other, at.port, "WEB_PORT");
  await expect(sitePort(at.port)).rejects.toThrow(`Port ${at.port} is taken. Stop what uses it, or set WEB_PORT`);
  other.close();
});
