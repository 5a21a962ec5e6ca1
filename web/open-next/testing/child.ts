import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** What a process has printed so far. */
export function outputOf(child: ChildProcess): () => string {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return () => output;
}

/** Waits until the process has printed this line. Throws with all that it printed when it ends before. */
export async function printed(child: ChildProcess, output: () => string, line: RegExp): Promise<void> {
  while (!line.test(output())) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`It ended:\n${output()}`);
    await Promise.race([once(child.stdout ?? child, "data"), once(child, "exit")]);
  }
}

/** Ends a process; answers its exit code. */
export async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, "exit");
    if (signal) child.kill(signal);
    await exit;
  }
  return child.exitCode;
}
