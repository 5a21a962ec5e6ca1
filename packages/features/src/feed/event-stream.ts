import { AppError } from "@bellyfed/core/error";
import { dottedName } from "@bellyfed/core/event-names";
import type { FollowedEvent } from "./contract.ts";
import type { FollowedPage } from "./following.ts";
import type { HeadWatch } from "./head-watch.ts";
import { STREAM_SECONDS } from "./open-streams.ts";
import { type Positions, positionsText, readPositions } from "./rules.ts";

export const EVENT_STREAM = "text/event-stream; charset=utf-8";

/** Milliseconds after which a stream without news shows that it lives. */
const HEARTBEAT_MS = 15_000;
/** Milliseconds after which a client whose stream has ended comes again. */
const AGAIN_MS = 1_000;
/** One that had to make room for another of the same holder would only push that one out. */
const MADE_ROOM_MS = 60_000;

/** What a stream of events is made from. */
export interface Source {
  /** The events after these positions, as `/events` answers them. Throws AppError 410 `feed.resync` when they are no longer kept. */
  readonly page: (after: Positions) => Promise<FollowedPage>;
  readonly watch: HeadWatch;
  /** Whether it may go on: another of the same holder may have taken its place. */
  readonly mayStay: () => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Server-sent events from these positions on, for five minutes at most. Each piece is whole, and its last `id` is where to go on: also beside
 * heartbeats, so that whoever wants only few events need not look through the others again.
 */
export async function* eventStream(source: Source, start: Positions, left: AbortSignal): AsyncGenerator<string> {
  const { watch, mayStay, now } = source;
  const end = now() + STREAM_SECONDS * 1_000;
  let beat = now() + HEARTBEAT_MS;
  let after = start;
  yield `retry: ${AGAIN_MS}\n${idOf(after)}\n`;
  while (!left.aborted && now() < end) {
    const { text, reached } = await next(source, after);
    const hasMoved = positionsText(reached) !== positionsText(after);
    after = reached;
    if (text !== "") yield text;
    if (now() >= beat) {
      if (!(await mayStay().catch(() => true)))
        return yield `: another stream has taken its place\nretry: ${MADE_ROOM_MS}\n\n`;
      yield `: heartbeat\n${idOf(after)}\n`;
      beat = now() + HEARTBEAT_MS;
    }
    if (!hasMoved || !watch.isPast(after)) await watch.moved(after, Math.min(beat, end), left);
  }
  if (!left.aborted) yield `retry: ${AGAIN_MS}\n${idOf(after)}\n`;
}

const idOf = (positions: Positions): string => `id: ${positionsText(positions)}\n`;

/** What is to be sent next, and where to go on. A table that cannot be asked now is asked again later. */
async function next(
  { page }: Source,
  after: Positions,
): Promise<{ readonly text: string; readonly reached: Positions }> {
  try {
    const { data, after: reached } = await page(after);
    return { text: data.map(textOf).join(""), reached };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "feed.resync") return resync(error, after);
    if (error.kind === "unavailable") return { text: "", reached: after };
    throw error;
  }
}

const textOf = (event: FollowedEvent): string =>
  `id: ${event.position}\nevent: ${dottedName(event.event_type)}\ndata: ${JSON.stringify(event)}\n\n`;

/** Goes on at the log's end; what lies between has to be read elsewhere. */
function resync(error: AppError, after: Positions) {
  const position = error.headers["bellyfed-position"] ?? "";
  const reached = readPositions(position, after.length);
  if (!reached) throw error;
  return { text: `id: ${position}\nevent: resync\ndata: ${JSON.stringify({ position })}\n\n`, reached };
}
