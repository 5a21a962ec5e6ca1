import type { Commit } from "@bellyfed/core/ports";
import { openCommit, subjectsOfCommits } from "@bellyfed/core/sealing/commit";
import { storedEvents } from "@bellyfed/functions/sealing";
import type { Backends } from "./backends.ts";
import type { World } from "./world.ts";

/** What everything that people write in a history begins with, and nothing else does. */
export const CLEAR = "In clear:";

/** The log as it was written, in the order in which it was appended. */
export async function openedLog({ log, keys }: Pick<Backends, "log" | "keys">): Promise<readonly Commit[]> {
  const found = await keys.read(subjectsOfCommits(storedEvents, log.appended));
  return log.appended.map((commit) => openCommit(storedEvents, commit, found));
}

/** Notes when something that anybody wrote comes by where it must be sealed. */
export function watch({ broken }: Pick<World, "broken">, where: string, what: unknown): void {
  const fault = `What somebody wrote is in clear in ${where}`;
  if (!broken.includes(fault) && JSON.stringify(what).includes(CLEAR)) broken.push(fault);
}
