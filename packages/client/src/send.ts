/** How calls are sent and sent again. */
export interface Sending {
  readonly fetch: typeof globalThis.fetch;
  /** How often a call that may be repeated is sent again after a 429 or a 503. */
  readonly retries: number;
  /** Longest wait before sending again, in milliseconds; an answer that asks for more is handed back. */
  readonly longestWait: number;
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

const FIRST_WAIT = 300;

/** Sends a request that may be repeated: after a 429 or a 503 again, when its Retry-After allows it (RFC 9110), else after a growing pause. */
export async function send(url: string, init: RequestInit, sending: Sending): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const response = await sending.fetch(url, init);
    if (attempt >= sending.retries || (response.status !== 429 && response.status !== 503)) return response;
    const wait = waitOf(response.headers.get("retry-after"), attempt);
    if (wait > sending.longestWait) return response;
    // Not waited for: Next.js hands out one of two branches of a body, and cancelling one ends when the other does, which is never.
    response.body?.cancel().catch(() => {});
    await sending.sleep(wait, init.signal ?? undefined);
  }
}

/** Retry-After in seconds or as a date; without one 300 ms, doubled each time, with up to half as much again by chance. */
function waitOf(retryAfter: string | null, attempt: number): number {
  if (retryAfter === null) return FIRST_WAIT * 2 ** attempt * (1 + Math.random() / 2);
  const seconds = Number(retryAfter);
  const wait = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? FIRST_WAIT * 2 ** attempt : Math.max(0, wait);
}

/** Waits; rejects with the signal's reason when it is aborted, or with an AbortError where signals have none (React Native). */
export const sleep: Sending["sleep"] = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    const refuse = () => reject(signal?.reason ?? Object.assign(new Error("Given up"), { name: "AbortError" }));
    if (signal?.aborted) return refuse();
    const stop = () => {
      clearTimeout(timer);
      refuse();
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
