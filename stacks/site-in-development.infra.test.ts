import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { freePort } from "@bellyfed/local/loopback";
import { afterAll, beforeAll, expect, it } from "vitest";
import { outputOf, printed } from "../web/open-next/testing/child.ts";
import { copyOfSite } from "../web/open-next/testing/site.ts";
import { type Deployed, deployed } from "./testing/cloud.ts";
import { theOnly, types } from "./testing/resource.ts";
import { makeSite } from "./testing/site.ts";

const root = mkdtempSync(join(tmpdir(), "bellyfed-dev-"));
const site = copyOfSite();
let port: number;
let live: Deployed;
let child: ChildProcess | undefined;
beforeAll(async () => {
  makeSite(root);
  port = await freePort(0, "WEB_PORT");
  live = await deployed("alice", { root, dev: true, env: { WEB_PORT: String(port) } });
});
afterAll(() => {
  // npm, its shell and the site, as one group.
  if (child?.pid) process.kill(-child.pid, "SIGKILL");
  site.remove();
  rmSync(root, { recursive: true });
});

/** What SST's multiplexer is told to run: a command, where, and with which environment. */
const started = () => live.outputs.get("Web")?._dev;
const variablesOf = (name: string) => theOnly(live.resources, types.lambda, name).inputs.environment.variables;

it("is started on the developer's machine, where the consumers find it and the API lets it in", () => {
  expect(started()).toMatchObject({ command: "npm start", directory: "web", autostart: true });
  const { environment } = started();
  expect(environment).toMatchObject({ STAGE: "alice", SITE_URL: `http://localhost:${port}` });
  expect(environment).toMatchObject({ API_URL: expect.stringMatching(/^https:/), API_KEY: "value-of-SiteKeyApiKey" });
  expect(variablesOf("ConsumerReviewsFunction")).toMatchObject({
    REVALIDATE_URL: `http://localhost:${port}/api/revalidate`,
    REVALIDATE_SECRET: environment.REVALIDATE_SECRET,
  });
  expect(variablesOf("QueryFunction").CORS_ORIGINS.split(",")).toContain(`http://localhost:${port}`);
});

it("answers a page by that command and environment, under the project's own Node", async () => {
  const { command, environment } = started();
  const [program, ...words] = command.split(" ");
  // As in a terminal: without what `npm test` puts before the machine's own programs.
  const PATH = process.env.PATH?.split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const env = { PATH: PATH?.join(delimiter), HOME: process.env.HOME, ...environment };
  child = spawn(program, words, { cwd: site.folder, env, detached: true });
  await printed(child, outputOf(child), /^ready$/m);
  // The page that asks the API for nothing: nobody is there.
  const page = await fetch(`${environment.SITE_URL}/developers`);
  expect(page.status).toBe(200);
  expect(await page.text()).toMatch(/<title>[^<]+ · Bellyfed<\/title>/);
}, 180_000);
