import type { Chunk } from "./chunk.ts";
import { readEvents, type StreamEvent } from "./events.ts";

/** How following an answer came out. */
export type Followed =
  /** It was told to its end. */
  | { readonly kind: "ended" }
  /** The site did not take the question, or knows the answer no more. */
  | { readonly kind: "refused"; readonly response: Response }
  /** The connection broke off, and nobody could be reached again. `begun`: whether anything of the answer had come. */
  | { readonly kind: "lost"; readonly begun: boolean };

interface Parts {
  /** Asks, or goes on after the event with this id. */
  readonly open: (lastEventId: string | undefined) => Promise<Response>;
  readonly tell: (chunk: Chunk) => void;
  /** Called before it is tried again. */
  readonly onBroken: () => void;
  /** Milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** Aborted when nobody wants to know any more. */
  readonly signal: AbortSignal;
}

const DONE = "[DONE]";
/** Milliseconds between attempts; after the last one it is given up. */
const PAUSES_MS = [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000] as const;
const ENDINGS: readonly Chunk["type"][] = ["finish", "abort", "error"];

/**
 * Follows an answer to its end, over any number of connections: one that breaks off is made again, after the last event that came. Rejects only
 * when it is aborted.
 */
export async function followAnswer({ open, tell, onBroken, wait, signal }: Parts): Promise<Followed> {
  let last: string | undefined;
  let failures = 0;
  let ended = false;
  const hear = ({ id, data }: StreamEvent) => {
    failures = 0;
    last = id ?? last;
    const chunk = data === DONE ? undefined : chunkIn(data);
    ended ||= data === DONE || (chunk !== undefined && ENDINGS.includes(chunk.type));
    if (chunk) tell(chunk);
    return data === DONE ? "enough" : "more";
  };
  for (;;) {
    const answer = await attempt(() => open(last), hear);
    signal.throwIfAborted();
    if (ended || answer === "nothing left") return { kind: "ended" };
    if (typeof answer === "object") return { kind: "refused", response: answer };
    const pause = PAUSES_MS[failures];
    // A question that nobody has begun to answer is not asked twice unasked.
    if (last === undefined || pause === undefined) return { kind: "lost", begun: last !== undefined };
    failures += 1;
    onBroken();
    await wait(pause);
    signal.throwIfAborted();
  }
}

type Attempt = "broken" | "nothing left" | Response;

async function attempt(open: () => Promise<Response>, hear: Parameters<typeof readEvents>[1]): Promise<Attempt> {
  try {
    const response = await open();
    if (response.status === 204) return "nothing left";
    if (!response.ok) return passes(response.status) ? "broken" : response;
    if (response.body) await readEvents(response.body, hear);
  } catch {
    // No connection, or one that broke off.
  }
  return "broken";
}

/** Whether what an answer with this status says is over soon. */
const passes = (status: number): boolean => status === 429 || status >= 500;

/** A piece of an answer; undefined for what is none. */
function chunkIn(data: string): Chunk | undefined {
  try {
    const chunk: unknown = JSON.parse(data);
    return typeof chunk === "object" && chunk !== null && "type" in chunk ? (chunk as Chunk) : undefined;
  } catch {
    return undefined;
  }
}
