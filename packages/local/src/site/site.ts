import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../loopback.ts";
import { buildSite } from "./build.ts";
import { type Child, startChild } from "./child.ts";
import type { Program } from "./program.ts";

export interface SiteOptions {
  /** The repository's folder; the site is in its `web/`. */
  readonly root: string;
  readonly program: Program;
  /** What the site's server is told, beside all that this process was told. */
  readonly environment: Readonly<Record<string, string>>;
  /** For what a person should know. */
  readonly say: (line: string) => void;
  /** For what the site prints itself. */
  readonly print: (line: string) => void;
}

export interface Site {
  /** Builds the site when needed and starts it. Answers whether it runs; what went wrong has been said then. */
  start(): Promise<boolean>;
  stop(): Promise<void>;
  /** Whether it takes requests now. */
  isUp(): boolean;
}

interface State {
  child: Child | undefined;
  up: boolean;
  stopping: boolean;
}

const READY_SECONDS = 60;
const LEFTOVER_SECONDS = 3;

/** The site as a process of its own, which starts once and ends when it is stopped, when we end, or by itself. */
export function openSite(options: SiteOptions): Site {
  const state: State = { child: undefined, up: false, stopping: false };
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...options.program.env };
  return {
    start: async () => (await build(options, state, env)) && !state.stopping && serve(options, state, env),
    async stop() {
      Object.assign(state, { stopping: true, up: false });
      await state.child?.stop();
    },
    isUp: () => state.up,
  };
}

const build = ({ root, program, say, print }: SiteOptions, state: State, env: NodeJS.ProcessEnv): Promise<boolean> =>
  buildSite({
    root,
    program,
    env,
    say: (line) => state.stopping || say(line),
    print: (line) => state.stopping || print(line),
    onStart: (child) => {
      state.child = child;
    },
  });

async function serve(options: SiteOptions, state: State, env: NodeJS.ProcessEnv): Promise<boolean> {
  const { root, program, environment, say, print } = options;
  const ready = Promise.withResolvers<void>();
  const early: string[] = [];
  const child = startChild({
    program: program.serve,
    cwd: join(root, "web"),
    env: { ...env, ...environment },
    onLine: (line, stream) => {
      if (state.up || stream === "stderr") return print(line);
      if (!program.isReady(line)) return void early.push(line);
      state.up = !state.stopping;
      ready.resolve();
    },
  });
  state.child = child;
  void child.ended.then(({ how }) => {
    if (state.up) say(`The site ended by itself: ${how}. The API goes on without it.`);
    state.up = false;
  });
  const late = sleep(READY_SECONDS * 1000, `it said nothing for ${READY_SECONDS} s`, { ref: false });
  const failure = await Promise.race([ready.promise, child.ended.then(({ how }) => how), late]);
  if (failure === undefined || state.stopping) return state.up;
  early.forEach(print);
  say(`The site did not start: ${failure}. The API goes on without it.`);
  await child.stop();
  return false;
}

/** The port for the site. Throws when it is taken, but not by a site whose run was killed a moment ago: that one is about to end. */
export async function sitePort(port: number): Promise<number> {
  for (const end = Date.now() + LEFTOVER_SECONDS * 1000; ; await sleep(50)) {
    try {
      return await freePort(port, "WEB_PORT");
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
