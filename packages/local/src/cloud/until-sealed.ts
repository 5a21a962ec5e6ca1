import { setTimeout as sleep } from "node:timers/promises";
import type { SealAnswer, SealRequest } from "@bellyfed/functions/compose/seal";

/** The function, asked one piece of work at a time. */
export type AskSeal = (request: SealRequest) => Promise<SealAnswer>;

/** Pieces that may fail one after the other: the engine may be started again meanwhile. */
const PATIENCE = 30;
const RETRY_MS = 1_000;

/** Asks for piece after piece until all is sealed, and tells how far it is before each. Throws when it cannot go on; what was done stays done. */
export async function untilSealed(
  ask: AskSeal,
  begun: SealAnswer,
  show: (answer: SealAnswer) => void,
): Promise<SealAnswer> {
  let answer = begun;
  for (let failures = 0; !answer.done; ) {
    show(answer);
    await sleep(answer.wait_seconds * 1000);
    try {
      answer = await ask({ do: "proceed" });
      failures = 0;
    } catch (error) {
      if (++failures === PATIENCE) throw error;
      await sleep(RETRY_MS);
    }
  }
  return answer;
}

const number = (count: number): string => count.toLocaleString("en-US");
const counted = (count: number, one: string): string => `${number(count)} ${one}${count === 1 ? "" : "s"}`;

/** How far it is, in a line. */
export function progressOf({ pass, commits, sealed, wait_seconds }: SealAnswer): string {
  if (wait_seconds > 0) return `waiting ${wait_seconds} s, until nobody works with what was in clear`;
  return `pass ${pass}: ${counted(commits, "commit")} looked at, ${number(sealed)} sealed`;
}

/** What became of it, in a line. */
export const resultOf = ({ sealed, snapshots }: SealAnswer): string =>
  `${counted(sealed, "commit")} sealed and ${counted(snapshots, "snapshot")} deleted.`;
