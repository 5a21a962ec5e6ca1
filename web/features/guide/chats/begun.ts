import { createParser } from "eventsource-parser";

/** The body of an answer that has begun, whole, and which chat it belongs to as its first event says. */
export interface Begun {
  readonly chatId: string | undefined;
  readonly body: ReadableStream<Uint8Array>;
}

/** Reads an answer's first event, which comes at once: a cookie can be set only before the rest is passed on. */
export async function begun(stream: ReadableStream<Uint8Array>): Promise<Begun> {
  const reader = stream.getReader();
  const held: Uint8Array[] = [];
  const events: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => events.push(data) });
  const decoder = new TextDecoder();
  while (events.length === 0) {
    const { done, value } = await reader.read();
    if (done) break;
    held.push(value);
    parser.feed(decoder.decode(value, { stream: true }));
  }
  return { chatId: chatIn(events[0]), body: continued(held, reader) };
}

/** What was read already, and then the rest as it comes. */
const continued = (held: Uint8Array[], reader: ReadableStreamDefaultReader<Uint8Array>) =>
  new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = held.shift();
        if (next) return controller.enqueue(next);
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );

function chatIn(data = ""): string | undefined {
  try {
    const { messageMetadata } = JSON.parse(data) as { readonly messageMetadata?: { readonly chat_id?: unknown } };
    return typeof messageMetadata?.chat_id === "string" ? messageMetadata.chat_id : undefined;
  } catch {
    return undefined;
  }
}
