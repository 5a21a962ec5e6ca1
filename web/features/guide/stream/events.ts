import { createParser } from "eventsource-parser";

export interface StreamEvent {
  readonly id: string | undefined;
  readonly data: string;
}

/** A stream that says nothing for so long has been cut without a word: the API says every 15 seconds that it is still there. Milliseconds. */
const SILENT_MS = 40_000;

/**
 * Reads a `text/event-stream` to its end, or until `tell`, which is called with each event as it comes, wants no more of it. Throws when it breaks
 * off, or falls silent.
 */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  tell: (event: StreamEvent) => "more" | "enough",
  silentMs = SILENT_MS,
): Promise<void> {
  let wants: "more" | "enough" = "more";
  const parser = createParser({
    onEvent: ({ id, data }) => {
      if (wants === "more") wants = tell({ id, data });
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    while (wants === "more") {
      const { done, value } = await withinTime(reader.read(), silentMs);
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    // Nobody reads on; what that answers, or fails at, is of no interest.
    void reader.cancel().catch(() => {});
  }
}

async function withinTime<T>(waited: Promise<T>, ms: number): Promise<T> {
  const silent = Promise.withResolvers<never>();
  const timer = setTimeout(() => silent.reject(new Error("The stream is silent")), ms);
  try {
    return await Promise.race([waited, silent.promise]);
  } finally {
    clearTimeout(timer);
  }
}
