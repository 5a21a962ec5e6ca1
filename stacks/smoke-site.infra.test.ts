import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { json } from "node:stream/consumers";
import { RENEWAL_HEADER } from "@bellyfed/core/site-door";
import { afterEach, expect, it } from "vitest";
import { deployed, projectRoot } from "./testing/cloud.ts";
import { rootWithSite } from "./testing/site.ts";

const SECRET = "the-secret-of-renewals".padEnd(43, "-");
const HTML = "<html><head><title>Bellyfed: eat well</title></head></html>";

let server: Server | undefined;
let folder: string | undefined;
afterEach(() => {
  server?.close();
  if (folder) rmSync(folder, { recursive: true });
  folder = undefined;
});

interface Faults {
  readonly page?: number;
  readonly renewal?: number;
  /** It says that it has renewed, and has not. */
  readonly stays?: boolean;
  readonly keepsNothing?: boolean;
  readonly anybody?: boolean;
}

/** A site that keeps its page until it is told to make it anew, with what is wrong with it. The API's answers are of no matter here. */
async function siteWith({ page = 200, renewal, stays, keepsNothing, anybody }: Faults = {}): Promise<string> {
  let kept = false;
  const renew = async (request: IncomingMessage): Promise<number> => {
    const { tags } = (await json(request)) as { readonly tags: readonly string[] };
    if (request.headers[RENEWAL_HEADER] !== SECRET && !anybody) return 401;
    if (!stays && tags.includes("restaurants")) kept = false;
    return renewal ?? 200;
  };
  server = createServer(async (request, response) => {
    if (request.url === "/api/revalidate") return response.writeHead(await renew(request)).end("{}");
    const state = kept ? "HIT" : "MISS";
    kept = !keepsNothing;
    response.writeHead(page, { "content-type": "text/html", "x-nextjs-cache": state }).end(HTML);
  });
  await new Promise<void>((resolve) => void server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What is said of the site: the lines that are no checks of the API, which is not there. */
async function smoke(words: readonly string[], env: NodeJS.ProcessEnv, cwd = projectRoot): Promise<readonly string[]> {
  const script = join(projectRoot, "stacks/smoke.mjs");
  const output = await new Promise<string>((resolve) => {
    const options = { cwd, env: { PATH: process.env.PATH, ...env } };
    execFile(process.execPath, [script, "--patience", "0.2", ...words], options, (_, out, err) => resolve(out + err));
  });
  const lines = output.split("\n").filter(Boolean);
  return lines.slice(lines.findIndex((line) => line.includes("writing needs a token")) + 1);
}
const looked = (site: string, secret = SECRET) =>
  smoke(["--api", site, "--key", "a-key", "--site", site], { REVALIDATE_SECRET: secret });

const FINE = [
  "ok     the site shows a page",
  "ok     it keeps the page",
  "ok     it makes pages anew for nobody else",
  "ok     it takes a renewal",
  "ok     it has made the page anew",
];

it("is content with a site that makes its page anew when it is told to", async () => {
  expect(await looked(await siteWith())).toEqual(FINE);
});

it("says that a page is not renewed, though the site answered that it is", async () => {
  expect(await looked(await siteWith({ stays: true }))).toEqual([
    ...FINE.slice(0, 4),
    "FAILED it has made the page anew: it still shows the page of before (x-nextjs-cache: HIT)",
  ]);
});

it("says why a renewal may be refused: 401 where the secret does not arrive, 403 at the firewall", async () => {
  const [, , , unknown] = await looked(await siteWith(), "another".padEnd(43, "-"));
  expect(unknown).toMatch(/^FAILED it takes a renewal: 401: the site does not take the secret, or .* the header/);
  server?.close();
  const [, , , blocked] = await looked(await siteWith({ renewal: 403 }));
  expect(blocked).toMatch(/^FAILED it takes a renewal: 403: the firewall turned it away/);
});

it.each([
  [{ page: 403 }, /^FAILED the site shows a page: 403: the firewall/],
  [{ page: 502 }, /^FAILED the site shows a page: 502: the site's function/],
  [{ keepsNothing: true }, /^FAILED it keeps the page: the page is made at each request/],
  [{ anybody: true }, /^FAILED it makes pages anew for nobody else: 200 instead of 401$/],
])("stops at a site with %o, and says so", async (faults, words) => {
  expect((await looked(await siteWith(faults))).at(-1)).toMatch(words);
});

/** A folder with what a deployment leaves, and an AWS CLI that notes what it is asked. */
function deployment(site: string, cli: string): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  folder = mkdtempSync(join(tmpdir(), "bellyfed-smoke-"));
  const siteServer = "arn:aws:lambda:eu-west-1:123456789012:function:bellyfed-alice-WebServer";
  mkdirSync(join(folder, ".sst"));
  writeFileSync(join(folder, ".sst/outputs.json"), JSON.stringify({ api: site, freeKey: "a-key", site, siteServer }));
  writeFileSync(join(folder, "aws"), `#!/bin/sh\n${cli}\n`);
  chmodSync(join(folder, "aws"), 0o755);
  return { cwd: folder, env: { PATH: `${folder}${delimiter}${process.env.PATH}` } };
}

it("asks AWS for the secret that is in no output, where the site is, and prints it nowhere", async () => {
  const asked = 'case "$*" in *"--region eu-west-1 "*"function:bellyfed-alice-WebServer"*) echo';
  const { cwd, env } = deployment(await siteWith(), `${asked} ${SECRET};; *) exit 3;; esac`);
  const lines = await smoke([], env, cwd);
  expect(lines).toEqual(FINE);
  expect(lines.join()).not.toContain(SECRET);
});

it("says that it may not read the secret", async () => {
  const { cwd, env } = deployment(await siteWith(), "echo AccessDeniedException >&2; exit 254");
  expect((await smoke([], env, cwd)).at(-1)).toBe(
    "FAILED it takes a renewal: the site's settings cannot be read: AccessDeniedException",
  );
});

it("finds the secret where it looks for it: in the settings of the deployed site's function", async () => {
  const { resources } = await deployed("production", { root: rootWithSite() });
  const { environment } = resources.find(({ name }) => name === "WebServerUseast1Function")?.inputs ?? {};
  expect(environment.variables.REVALIDATE_SECRET).toMatch(/^.{43}$/);
});
