import { canStream, piecesOf } from "./body.ts";
import { ApiError } from "./error.ts";
import { type EventReader, eventReader, type SentEvent } from "./event-stream.ts";
import type { FollowedEvent } from "./generated/api.ts";
import { iterableOf, type Steps } from "./iterable.ts";
import type { AnyInput } from "./operation.ts";
import type { Sending } from "./send.ts";

/** Something that happened. `id` is its position in the log, from which one can go on; `event` its type: `restaurant.created`. */
export interface Happening {
  readonly id: string;
  readonly event: string;
  readonly data: FollowedEvent;
}
/** What lies between the last event and here is no longer kept: read again what was made from it. */
export interface Gap {
  readonly id: string;
  readonly event: "resync";
  readonly data: null;
}

/** Between two streams, in milliseconds, unless the API wants another pause; doubled each time that none can be had. */
const PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** The API shows every 15 s that a stream lives. One that has been silent for three times as long is dead, whether or not the network has noticed. */
const SILENCE = 45_000;

/**
 * What happens, as it happens, for as long as somebody reads: a stream that has ended or was cut is asked for again from where it was, so that
 * each event is told once. Throws ApiError when the API refuses, TypeError when it cannot be reached at the beginning, or where the platform's
 * fetch gives no body to read as it comes.
 */
export const following = (
  ask: (input: AnyInput) => Promise<Response>,
  input: AnyInput,
  sending: Sending,
): AsyncIterable<Happening | Gap> =>
  iterableOf(() => {
    const { signal } = input;
    const ready: SentEvent[] = [];
    let reader: EventReader = eventReader("");
    let pieces: Steps<string> | undefined;
    let [failures, begun, stopped] = [0, false, false];
    const connect = async () => {
      const response = await ask(resumed(input, reader.id));
      if (!canStream(response))
        throw new TypeError("The platform's fetch cannot read an answer as it comes: use pages");
      begun = true;
      reader = eventReader(reader.id);
      pieces = piecesOf(response);
    };
    /** Reads on, or begins again after a pause. */
    const step = async () => {
      try {
        if (!pieces) await connect();
        const piece = pieces && (await unlessSilent(pieces, sending));
        if (piece !== undefined) {
          failures = 0;
          return void ready.push(...reader.read(piece));
        }
      } catch (error) {
        if (!begun || signal?.aborted || isFinal(error)) throw error;
        failures++;
      }
      pieces?.stop?.();
      pieces = undefined;
      await sending.sleep(Math.max(reader.retry ?? PAUSE, Math.min(PAUSE * 2 ** failures, LONGEST_PAUSE)), signal);
    };
    return {
      async next() {
        while (ready.length === 0 && !stopped) await step();
        const sent = ready.shift();
        return sent && toldBy(sent);
      },
      stop() {
        stopped = true;
        pieces?.stop?.();
      },
    };
  });

/** The next piece; throws when none comes for too long. */
async function unlessSilent(pieces: Steps<string>, { sleep }: Sending): Promise<string | undefined> {
  const heard = new AbortController();
  const silence = sleep(SILENCE, heard.signal).then(() => {
    throw new TypeError("The stream has gone silent");
  });
  try {
    return await Promise.race([pieces.next(), silence]);
  } finally {
    heard.abort();
  }
}

/** The API itself has refused, and would again. */
const isFinal = (error: unknown): boolean => error instanceof ApiError && error.status < 500;

const resumed = (input: AnyInput, last: string): AnyInput => ({
  ...input,
  headers: { accept: "text/event-stream", ...(last !== "" && { "last-event-id": last }), ...input.headers },
});

const toldBy = ({ id, event, data }: SentEvent): Happening | Gap =>
  event === "resync" ? { id, event, data: null } : { id, event, data: JSON.parse(data) as FollowedEvent };
