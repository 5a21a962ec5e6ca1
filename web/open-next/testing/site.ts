import { execFile, fork } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { outputOf } from "./child.ts";

const WEB = join(import.meta.dirname, "../..");
const OUTPUTS = new Set([".next", ".open-next"]);

/** A copy of web/ beside it, where it finds what web/ finds and can be built without disturbing web/'s own build. */
export function copyOfSite(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(WEB, "..", ".bellyfed-site-"));
  cpSync(WEB, folder, { recursive: true, verbatimSymlinks: true, filter: (path) => !OUTPUTS.has(basename(path)) });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Builds a site as `sst deploy` does, but with caches in files. Throws with what was printed when it fails. */
export async function openNextBuild(folder: string, env: Readonly<Record<string, string>>): Promise<void> {
  // OpenNext fetches sharp for its image function, which no page of ours asks. A build has to go through without a network.
  const offline = { npm_config_offline: "true" };
  const command = join(WEB, "../node_modules/.bin/open-next");
  await promisify(execFile)(command, ["build", "--config-path", "open-next/local.config.ts"], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...offline, ...env },
    maxBuffer: 10_000_000,
  });
}

/** Starts server.ts of a built site, as `npm start` does. */
export function siteServer(folder: string, env: Readonly<Record<string, string>>) {
  const child = fork(join(folder, "server.ts"), {
    env: { ...process.env, NODE_NO_WARNINGS: "1", ...env },
    silent: true,
  });
  return { child, output: outputOf(child) };
}
