import { AppError } from "../error.ts";
import { appliedVersion } from "../head.ts";
import type { Key, ReadTable, Runtime } from "../ports.ts";
import type { ApiResponse } from "./route.ts";

/** What a read is to show at least: the head of a read model, and the stream version that it must have reached. */
export interface Wanted {
  readonly head: Key;
  readonly version: number;
}

export interface WaitPorts {
  readonly table: Pick<ReadTable, "get">;
  readonly runtime: Pick<Runtime, "now" | "sleep">;
}

/** Milliseconds that a read waits at most. */
export const LONGEST_WAIT = 2_000;
/** Whoever asks for something further ahead than this would wait in vain. */
export const MOST_AHEAD = 25;
const FIRST_PAUSE = 15;
const LONGEST_PAUSE = 240;

/** Waits until the head has reached the version, at most two seconds, and not at all for what is far ahead. Answers whether it has. */
export async function reached({ table, runtime }: WaitPorts, { head, version }: Wanted): Promise<boolean> {
  const end = runtime.now() + LONGEST_WAIT;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
    const applied = appliedVersion(await table.get({ Key: head, ConsistentRead: true }));
    if (applied >= version) return true;
    const left = end - runtime.now();
    if (left <= 0 || version - applied > MOST_AHEAD) return false;
    await runtime.sleep(Math.min(pause, left));
  }
}

const NO_STORE = { "cache-control": "no-store" };
const BEHIND = { ...NO_STORE, "bellyfed-behind": "true" };

/**
 * The answer to a read that may name what it is to show at least. It is made after the wait, by consistent reads, and says when it is
 * behind what was asked for: an error says so, too, for what is missing may only not be there yet.
 */
export const answerAtLeast = (
  ports: WaitPorts,
  wanted: Wanted | undefined,
  answer: (consistent: boolean) => Promise<ApiResponse>,
): Promise<ApiResponse> => (wanted ? answerOnce(ports, wanted, answer) : answer(false));

async function answerOnce(
  ports: WaitPorts,
  wanted: Wanted,
  answer: (consistent: boolean) => Promise<ApiResponse>,
): Promise<ApiResponse> {
  const more = (await reached(ports, wanted)) ? NO_STORE : BEHIND;
  try {
    const response = await answer(true);
    return { ...response, headers: { ...response.headers, ...more } };
  } catch (error) {
    throw error instanceof AppError ? error.withHeaders(more) : error;
  }
}
