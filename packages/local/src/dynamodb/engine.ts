import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { Socket } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { checkDatabase } from "../database.ts";
import { findDynoxide } from "./binary.ts";
import { type Address, hiddenAddress } from "./hidden-address.ts";
import { endLeftover, readPidFile, removePidFile, writePidFile } from "./leftover.ts";

export interface DynamoEngine {
  /** The engine itself, for those who know where it is: it answers whoever asks. */
  readonly endpoint: string;
  /** False when somebody else runs the engine (DYNAMODB_ENDPOINT): then it is not prepared, swept or stopped by us. */
  readonly owned: boolean;
  stop(): Promise<void>;
}

export interface DynamoOptions {
  /** Where the database lives; left out, the engine keeps everything in memory. */
  readonly dataDir?: string;
  /** The endpoint of an engine that already runs (DYNAMODB_ENDPOINT); nothing is started then. */
  readonly endpoint?: string | undefined;
  /** Where to listen; left out, where nobody can guess. */
  readonly address?: Address;
  /** Called when the engine ends although nobody stopped it. */
  readonly onExit?: (reason: string) => void;
}

const START_SECONDS = 15;
const STOP_SECONDS = 5;

/** The database file inside a data folder. */
export const databaseFile = (dataDir: string): string => join(resolve(dataDir), "dynamodb.db");
const pidFileOf = (dataDir: string): string => join(resolve(dataDir), "dynamodb.pid");

/** An empty file is an empty store, which is for others to judge. Throws with the file's name when it is damaged. */
function checkStore(file: string): void {
  const loss = "all that people wrote is lost with it";
  if (statSync(file, { throwIfNoEntry: false })?.size) checkDatabase(file, loss, "large");
}

/** Any HTTP answer will do: without a signature it is an error, but one of a running engine. */
async function answers(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "x-amz-target": "DynamoDB_20120810.ListTables", "content-type": "application/x-amz-json-1.0" },
      body: "{}",
    });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function joinEngine(endpoint: string): Promise<DynamoEngine> {
  if (!(await answers(endpoint))) throw new Error(`No DynamoDB engine answers at DYNAMODB_ENDPOINT=${endpoint}.`);
  return { endpoint, owned: false, stop: async () => {} };
}

/** Waits for the end of a child process; what it said last is the reason. */
function watchExit(child: ChildProcess): { ended: Promise<string>; hasEnded: () => boolean } {
  let said = "";
  let over = false;
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2000);
  });
  const ended = new Promise<string>((done) => {
    const end = (how: string) => {
      over = true;
      done(`${how}. It said: ${said.trim()}`);
    };
    child.once("error", (error) => end(error.message));
    child.once("close", (code, signal) =>
      end(signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`),
    );
  });
  return { ended, hasEnded: () => over };
}

async function untilAnswering(endpoint: string, exit: ReturnType<typeof watchExit>): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!exit.hasEnded() && Date.now() < deadline) {
    if ((await answers(endpoint)) && !exit.hasEnded()) return;
    await Promise.race([sleep(10), exit.ended]);
  }
  const reason = exit.hasEnded() ? await exit.ended : `no answer at ${endpoint} within ${START_SECONDS} s`;
  throw new Error(`The DynamoDB engine did not start: ${reason}`);
}

async function terminate(child: ChildProcess, exit: ReturnType<typeof watchExit>): Promise<void> {
  child.ref();
  child.kill("SIGTERM");
  const forced = setTimeout(() => child.kill("SIGKILL"), STOP_SECONDS * 1000);
  await exit.ended;
  clearTimeout(forced);
}

async function run(
  { host, port }: Address,
  dataDir: string | undefined,
  onExit: (reason: string) => void,
): Promise<DynamoEngine> {
  const endpoint = `http://${host}:${port}`;
  const file = dataDir === undefined ? [] : ["--db-path", databaseFile(dataDir)];
  // Its own process group, so that Ctrl-C reaches only us and we can finish what is under way before we stop it.
  const child = spawn(findDynoxide(), ["serve", "--host", host, "--port", String(port), ...file], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exit = watchExit(child);
  if (child.stderr instanceof Socket) child.stderr.unref();
  const killWithUs = () => child.kill("SIGKILL");
  process.once("exit", killWithUs);
  let stopping = false;
  const stop = async () => {
    stopping = true;
    await terminate(child, exit);
    if (dataDir !== undefined) removePidFile(pidFileOf(dataDir));
  };
  try {
    if (dataDir !== undefined && child.pid !== undefined) writePidFile(pidFileOf(dataDir), child.pid, endpoint);
    await untilAnswering(endpoint, exit);
  } catch (error) {
    await stop();
    throw error;
  }
  child.unref();
  void exit.ended.then((reason) => {
    process.off("exit", killWithUs);
    if (!stopping) onExit(reason);
  });
  return { endpoint, owned: true, stop };
}

/** Where the engine of the run on this data folder is, for other processes of whoever owns the folder. Throws when there is no such run. */
export function engineEndpoint(dataDir: string): string {
  const endpoint = readPidFile(pidFileOf(dataDir))?.endpoint;
  if (endpoint !== undefined) return endpoint;
  throw new Error(`Nothing runs on ${dataDir}: start it first (npm start), or name its data folder in DATA_DIR.`);
}

/**
 * Starts the DynamoDB engine at an address that nobody can guess, and answers when it does. An engine that a killed run left behind for the
 * same database is ended first. Throws when there is no engine, or when it ends while starting.
 */
export async function startDynamo(options: DynamoOptions = {}): Promise<DynamoEngine> {
  if (options.endpoint) return joinEngine(options.endpoint);
  const { dataDir, address, onExit = () => {} } = options;
  if (dataDir !== undefined) {
    mkdirSync(dataDir, { recursive: true });
    await endLeftover(pidFileOf(dataDir), databaseFile(dataDir));
    checkStore(databaseFile(dataDir));
  }
  if (address) return run(address, dataDir, onExit);
  const start = async () => run(await hiddenAddress(), dataDir, onExit);
  // Of "any free port" the engine cannot be told: somebody else may take the one found before the engine does.
  return start().catch(start);
}
