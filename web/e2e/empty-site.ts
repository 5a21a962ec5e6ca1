import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "@bellyfed/local/loopback";

/** A page without anything on it, of the same Next version: what ours is measured against. */
export const emptySite = join(import.meta.dirname, "empty-site");
const next = join(import.meta.dirname, "../../node_modules/next/dist/bin/next");

export const buildEmptySite = () => promisify(execFile)(process.execPath, [next, "build", emptySite]);

/** Serves it as Next does by itself. Answers its address, and how to stop it. */
export async function startEmptySite(): Promise<{ readonly url: string; stop(): Promise<unknown> }> {
  const port = String(await freePort(0, "the empty site"));
  const child = spawn(process.execPath, [next, "start", emptySite, "-p", port], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const text of child.stdout) if (String(text).includes("Ready")) break;
  const stop = () => {
    const ended = once(child, "exit");
    child.kill();
    return ended;
  };
  return { url: `http://localhost:${port}`, stop };
}
