import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@bellyfed/local/loopback";
import { siteEnvironment } from "@bellyfed/local/site/environment";
import type { Program } from "@bellyfed/local/site/program";
import { openSite, type Site } from "@bellyfed/local/site/site";

/** Stands in for the site's server: answers with its environment, and ends when asked to. */
const SERVER = `
import { createServer } from "node:http";
console.error("a warning");
console.log("getting there");
createServer(({ url }, response) => {
  if (url === "/end") process.exit(3);
  response.end(JSON.stringify(process.env));
}).listen(Number(process.env.WEB_PORT), "127.0.0.1", () => console.log("ready"));
`;
/** Stands in for the compiler: notes each build, and takes long or fails when asked to. */
export const BUILDER = `
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
if (process.env.NEXT_PUBLIC_SLOW) { writeFileSync("../begun", ""); await sleep(600_000); }
if (process.env.NEXT_PUBLIC_BROKEN) { console.log("a page is broken"); process.exit(1); }
mkdirSync(".next", { recursive: true });
writeFileSync(".next/BUILD_ID", "1");
appendFileSync("../builds", "built ");
`;
export const builtStandIn: Program = {
  build: ["../builder.mjs"],
  serve: ["server.mjs"],
  env: { NODE_ENV: "production" },
  isReady: (line) => line === "ready",
};

/** A repository with a site that needs no Next, for tests. */
export interface StandIn {
  readonly root: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  /** What people were told, and what the site printed. */
  readonly said: string[];
  readonly printed: string[];
  open(program?: Program): Site;
  answers(): Promise<boolean>;
  dispose(): Promise<void>;
}

export async function standIn(): Promise<StandIn> {
  const root = mkdtempSync(join(tmpdir(), "bellyfed-site-"));
  mkdirSync(join(root, "web"));
  writeFileSync(join(root, "web/server.mjs"), SERVER);
  writeFileSync(join(root, "builder.mjs"), BUILDER);
  const port = await freePort(0, "WEB_PORT");
  const environment = siteEnvironment({ port, apiPort: 4321, dataDir: join(root, "data") });
  const [said, printed, sites]: [string[], string[], Site[]] = [[], [], []];
  const { build: _, ...ready } = builtStandIn;
  return {
    root,
    port,
    environment,
    said,
    printed,
    open(program = ready) {
      const [say, print] = [(line: string) => void said.push(line), (line: string) => void printed.push(line)];
      const site = openSite({ root, program, environment, say, print });
      sites.push(site);
      return site;
    },
    answers: () =>
      fetch(`http://127.0.0.1:${port}`).then(
        () => true,
        () => false,
      ),
    async dispose() {
      for (const site of sites) await site.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}
