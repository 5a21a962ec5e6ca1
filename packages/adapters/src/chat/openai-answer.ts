import { createParser } from "eventsource-parser";
import { ModelFault } from "./model-fault.ts";
import { type Delta, isTelling, readDelta } from "./openai-delta.ts";

/** The last event of an answer. */
const DONE = "[DONE]";
/** Characters of one event. */
const LONGEST_EVENT = 262_144;
const done: Delta = { text: "", calls: [], isRefusal: false, finish: "stop", tokens: undefined };

/**
 * What an answer brings, event by event; leaving early closes the connection. A server that does not stream answers all at once. Throws
 * ModelFault for what is no answer of a model, and for more than `mostBytes`.
 */
export async function* deltasOf(response: Response, mostBytes: number): AsyncGenerator<Delta> {
  const type = response.headers.get("content-type") ?? "";
  if (/^application\/json\b/i.test(type)) {
    yield readDelta(await textOf(response, mostBytes));
    return;
  }
  if (!/^text\/event-stream\b/i.test(type))
    throw new ModelFault("It answers with something that is no stream of events");
  for await (const data of eventsOf(response, mostBytes)) {
    const delta = data === DONE ? done : readDelta(data);
    if (isTelling(delta)) yield delta;
    if (data === DONE) return;
  }
}

async function* eventsOf(response: Response, mostBytes: number): AsyncGenerator<string> {
  let events: string[] = [];
  let isTooLong = false;
  const parser = createParser({
    onEvent: ({ data }) => void events.push(data),
    onError: ({ type }) => {
      isTooLong ||= type === "max-buffer-size-exceeded";
    },
    maxBufferSize: LONGEST_EVENT,
  });
  for await (const piece of wordsOf(response, mostBytes)) {
    parser.feed(piece);
    yield* events;
    if (isTooLong) throw new ModelFault("It says an event that is too long");
    events = [];
  }
}

/** The body of an answer as text, in pieces; a character may come in two of them. */
async function* wordsOf({ body }: Response, mostBytes: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const piece of body ?? []) {
    bytes += piece.byteLength;
    if (bytes > mostBytes) throw new ModelFault(`It says more than ${mostBytes} bytes`);
    yield decoder.decode(piece, { stream: true });
  }
}

/** The whole body. Throws ModelFault for more than `mostBytes`. */
export async function textOf(response: Response, mostBytes: number): Promise<string> {
  let text = "";
  for await (const piece of wordsOf(response, mostBytes)) text += piece;
  return text;
}
