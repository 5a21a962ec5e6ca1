import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface ChildOptions {
  /** What node runs: a script and its arguments. */
  readonly program: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Called with each line that it prints. */
  readonly onLine: (line: string, stream: "stdout" | "stderr") => void;
}

/** How a process ended. */
export interface End {
  readonly ok: boolean;
  /** For a sentence: "it ended with code 1". */
  readonly how: string;
}

export interface Child {
  readonly ended: Promise<End>;
  /** SIGTERM, and after a while SIGKILL, to it and what it started. */
  stop(): Promise<unknown>;
}

const STOP_SECONDS = 5;
const LEASH = new URL(`./leash.ts?parent=${process.pid}`, import.meta.url).href;

/** Runs a program of the site under this Node. It ends with us, even if we are killed; see leash.ts. */
export function startChild({ program, cwd, env, onLine }: ChildOptions): Child {
  // Its own process group, so that Ctrl-C reaches only us, and that we reach all that it starts.
  const child = spawn(process.execPath, ["--import", LEASH, ...program], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of ["stdout", "stderr"] as const) {
    const input = child[stream];
    if (input) createInterface({ input }).on("line", (line) => onLine(line, stream));
  }
  const ended = new Promise<End>((resolve) => {
    child.once("error", ({ message }) => resolve({ ok: false, how: message }));
    child.once("close", (code, signal) =>
      resolve({ ok: code === 0, how: signal ? `it was ended by ${signal}` : `it ended with code ${code}` }),
    );
  });
  let over = false;
  void ended.then(() => {
    over = true;
  });
  // Once it has ended, its number may be another's.
  return { ended, stop: async () => over || stopGroup(child.pid, ended) };
}

async function stopGroup(pid: number | undefined, ended: Promise<unknown>): Promise<void> {
  signalGroup(pid, "SIGTERM");
  const forced = setTimeout(signalGroup, STOP_SECONDS * 1000, pid, "SIGKILL");
  await ended;
  clearTimeout(forced);
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
