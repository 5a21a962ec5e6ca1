import type { LogEnvelope } from "@bellyfed/core/envelope";
import { streamPages } from "@bellyfed/core/pages";
import type { EventLog } from "@bellyfed/core/ports";
import { openEnvelope, subjectsOfEnvelopes } from "@bellyfed/core/sealing/commit";
import type { Definitions } from "@bellyfed/core/sealing/payload";
import type { KeyStore, SubjectKey } from "@bellyfed/core/subject-keys";
import { RESTAURANT_STREAMS, restaurantStream } from "../restaurants/events.ts";

export interface ExportPorts {
  /** Sealed, as it is stored. */
  readonly events: EventLog;
  readonly keys: Pick<KeyStore, "read" | "streamsOf">;
  /** The ids of the restaurants that somebody has added, as lists know them. */
  readonly addedBy: (sub: string) => AsyncIterable<string>;
  readonly definitions: Definitions;
  /** What they have asked the guide, and its answers, chat by chat. */
  readonly chatsOf: (sub: string) => AsyncIterable<object>;
}

/**
 * The events that somebody caused or that hold words of theirs: of the streams that were noted for them, then of the restaurants that they have
 * added. One stream at a time. Words of others are null: they are opened by nobody's key but the subject's.
 */
async function* eventsOf(ports: ExportPorts, sub: string): AsyncGenerator<LogEnvelope> {
  const key = (await ports.keys.read([sub])).get(sub) ?? null;
  let page: string | undefined;
  do {
    const { streams, last } = await ports.keys.streamsOf(sub, page);
    for (const stream of streams) yield* ofStream(ports, stream, sub, key);
    page = last;
  } while (page !== undefined);
  for await (const id of ports.addedBy(sub)) {
    for await (const events of streamPages(ports.events, restaurantStream(id))) yield* own(ports, events, sub, key);
  }
}

async function* ofStream(
  ports: ExportPorts,
  stream: string,
  sub: string,
  key: SubjectKey,
): AsyncGenerator<LogEnvelope> {
  for await (const events of streamPages(ports.events, stream)) {
    // What they have added comes with the others of that kind.
    const [first] = events;
    if (stream.startsWith(RESTAURANT_STREAMS) && first?.stream_version === 1 && first.actor === sub) return;
    yield* own(ports, events, sub, key);
  }
}

function own({ definitions }: ExportPorts, events: readonly LogEnvelope[], sub: string, key: SubjectKey) {
  return events.flatMap((event): LogEnvelope[] => {
    const subjects = subjectsOfEnvelopes(definitions, [event]);
    if (event.actor !== sub && !subjects.includes(sub)) return [];
    const keys = new Map(subjects.map((subject) => [subject, subject === sub ? key : null]));
    const { status: _, source: __, trace_id: ___, ...told } = openEnvelope(definitions, event, keys);
    return [told as LogEnvelope];
  });
}

/** The lines of such an export. Where the last one is missing it was cut off. */
export async function* linesOf(ports: ExportPorts, sub: string): AsyncGenerator<string> {
  let events = 0;
  for await (const event of eventsOf(ports, sub)) {
    events++;
    yield `${JSON.stringify(event)}\n`;
  }
  let chats = 0;
  for await (const chat of ports.chatsOf(sub)) {
    chats++;
    yield `${JSON.stringify({ chat })}\n`;
  }
  yield `${JSON.stringify({ complete: true, subject: sub, events, chats })}\n`;
}
