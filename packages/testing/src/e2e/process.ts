import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@bellyfed/local/loopback";
import { generousLimits } from "../write-limits.ts";

export const KEY = "local-dev-key";

/** The local cloud as its own process, on free ports and in a data folder of its own, so that it can be killed. */
export interface CloudProcess {
  readonly url: string;
  /** Where the site is, when it was asked for with BELLYFED_SITE. */
  readonly siteUrl: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  /** The process's id while it runs, for whoever watches its memory. */
  pid(): number | undefined;
  start(): Promise<void>;
  /** SIGKILL to the process; its database engine is ended by the next start. */
  kill(): Promise<void>;
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>;
  /** Resolves with the exit code when it ends, by itself or not. */
  ended(): Promise<number | null>;
  /** Ends it and deletes the data. */
  dispose(): Promise<void>;
  output(): string;
}

const here = join(import.meta.dirname, "../../../..");
// A first start loads the demo data and builds the site, where these are asked for.
const START_MS = 300_000;

/** The environment of a run on free ports. */
async function isolated(further: Readonly<Record<string, string>>) {
  const port = async (name: string) => String(await freePort(0, name));
  return {
    API_PORT: await port("API_PORT"),
    EVENTS_PORT: await port("EVENTS_PORT"),
    SQS_PORT: await port("SQS_PORT"),
    DYNAMODB_PORT: await port("DYNAMODB_PORT"),
    WEB_PORT: await port("WEB_PORT"),
    DATA_DIR: mkdtempSync(join(tmpdir(), "bellyfed-")),
    BELLYFED_DEMO: "off",
    BELLYFED_SITE: "off",
    WRITE_LIMITS: generousLimits,
    RETRY_SECONDS: "0",
    ATTEMPTS_PER_ADDRESS: "1000000",
    ...further,
  };
}

/** A process that has been started, with what it printed last. */
interface Running {
  readonly child: ChildProcess;
  output: string;
}

function run(env: Readonly<Record<string, string>>, root: string, around: readonly string[]): Running {
  const [command = "", ...args] = [...around, process.execPath, "packages/local/src/cli/start/main.ts"];
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env, NODE_NO_WARNINGS: "1" },
  });
  const running: Running = { child, output: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      running.output = (running.output + text).slice(-20_000);
    });
  }
  return running;
}

/** By itself or by a signal. */
const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

async function untilRunning(running: Running): Promise<void> {
  for (const end = Date.now() + START_MS; Date.now() < end; await sleep(50)) {
    if (running.output.includes("Bellyfed is running")) return;
    if (hasEnded(running.child)) throw new Error(`It ended while starting:\n${running.output}`);
  }
  throw new Error(`It did not start within ${START_MS / 1000} s:\n${running.output}`);
}

async function exitOf({ child }: Running): Promise<number | null> {
  if (hasEnded(child)) return child.exitCode;
  return new Promise((resolve) => child.once("exit", resolve));
}

async function end(running: Running, signal: NodeJS.Signals): Promise<number | null> {
  const exited = exitOf(running);
  if (!hasEnded(running.child)) running.child.kill(signal);
  return exited;
}

/**
 * Prepares a process of this repository, or of a copy of it at `root`; `start` runs it. `around`: a command that becomes what stands after it,
 * as `unshare` does.
 */
export async function cloudProcess(
  further: Readonly<Record<string, string>> = {},
  root: string = here,
  around: readonly string[] = [],
): Promise<CloudProcess> {
  const env = await isolated(further);
  let running: Running | undefined;
  const stop = async (signal: NodeJS.Signals) => (running ? end(running, signal) : null);
  return {
    url: `http://127.0.0.1:${env.API_PORT}`,
    siteUrl: `http://localhost:${env.WEB_PORT}`,
    dataDir: env.DATA_DIR,
    env,
    pid: () => running?.child.pid,
    start: async () => {
      running = run(env, root, around);
      await untilRunning(running);
    },
    kill: async () => void (await stop("SIGKILL")),
    stop: () => stop("SIGTERM"),
    ended: async () => (running ? exitOf(running) : null),
    dispose: async () => {
      await stop("SIGTERM");
      rmSync(env.DATA_DIR, { recursive: true, force: true });
    },
    output: () => running?.output ?? "",
  };
}
