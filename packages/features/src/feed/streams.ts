import { type Route, route } from "@bellyfed/core/http/route";
import type { Runtime } from "@bellyfed/core/ports";
import { endpoints } from "./contract.ts";
import { EVENT_STREAM, eventStream } from "./event-stream.ts";
import { requireKnown } from "./event-types.ts";
import { type FollowingPorts, following } from "./following.ts";
import { headWatch } from "./head-watch.ts";
import type { OpenStreams } from "./open-streams.ts";
import { feedHead } from "./queries.ts";
import { audienceOf } from "./telling.ts";

export interface EventStreamPorts extends Omit<FollowingPorts, "now"> {
  readonly runtime: Runtime;
  readonly openStreams: OpenStreams;
}

/** Events of one page: a piece of a stream is held as a whole. */
const PAGE = 100;

/** The routes that tell what happens as it happens. */
export function streams({ runtime, openStreams, ...rest }: EventStreamPorts): Route[] {
  const now = () => runtime.now();
  const ports = { ...rest, now };
  const feed = following(ports);
  let lanes = 1;
  const watch = headWatch(() => feedHead(ports.table, lanes), { now, sleep: (pause) => runtime.sleep(pause) });
  return [
    route(endpoints.streamEvents, async ({ query: { after, ...wanted }, caller, header, holder, left }) => {
      const audience = audienceOf(caller, ports.told);
      requireKnown(wanted.types, audience, ports);
      const start = await feed.start(header("last-event-id") || after);
      lanes = start.length;
      const stream = await openStreams.open(holder);
      // Whoever leaves before the first piece is asked for has begun nothing that could end.
      const close = once(() => openStreams.close(stream).catch(() => {}));
      left.addEventListener("abort", close, { once: true });
      if (left.aborted) await close();
      const source = {
        page: (from: typeof start) => feed.page(from, PAGE, audience, wanted),
        mayStay: () => openStreams.isOpen(stream),
        watch,
        now,
      };
      return { body: closing(eventStream(source, start, left), close), headers: FIELDS };
    }),
  ];
}

/** Nobody on the way may keep it, nor hold it back to compress it. */
const FIELDS = { "content-type": EVENT_STREAM, "cache-control": "no-store, no-transform" };

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= act();
    return done;
  };
}

async function* closing(pieces: AsyncIterable<string>, close: () => Promise<void>): AsyncGenerator<string> {
  try {
    yield* pieces;
  } finally {
    await close();
  }
}
