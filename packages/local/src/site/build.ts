import { type Child, startChild } from "./child.ts";
import type { Program } from "./program.ts";
import { isBuiltFrom, removeStamp, sourceHash, writeStamp } from "./stamp.ts";

export interface BuildOptions {
  /** The repository's folder. */
  readonly root: string;
  readonly program: Pick<Program, "build">;
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
  /** For the output of a build that failed. */
  readonly print: (line: string) => void;
  /** Is given the process that builds, for whoever wants to stop it. */
  readonly onStart: (child: Child) => void;
}

/**
 * Builds the site unless it is built from these very sources. Answers whether there is a build now; when it fails, its output is printed.
 * The build is told nothing of ports and addresses, so that one build serves all of them.
 */
export async function buildSite({ root, program, env, say, print, onStart }: BuildOptions): Promise<boolean> {
  if (!program.build) return true;
  const hash = sourceHash(root, env);
  if (isBuiltFrom(root, hash)) return true;
  removeStamp(root);
  say("Building the site (once, about half a minute) ...");
  const output: string[] = [];
  const child = startChild({
    program: program.build,
    cwd: `${root}/web`,
    env,
    onLine: (line) => output.push(line),
  });
  onStart(child);
  const { ok, how } = await child.ended;
  if (ok) writeStamp(root, hash);
  if (isBuiltFrom(root, hash)) return true;
  for (const line of output) print(line);
  say(`The site could not be built: ${how}. The API goes on without it.`);
  return false;
}
