import { lasting, mostSeconds, STREAM_FIELDS } from "@/features/events/lasting";
import { ApiError, api, isUnreachable } from "@/platform/api";
import { routeSession } from "@/platform/session/current";

const ASKED = ["after", "types", "restaurant_id"] as const;
/** Where the API does not say for how long what refuses a stream lasts. */
const AGAIN_SECONDS = 5;

/**
 * What happens, as it happens, for the browser's EventSource, which cannot send a key: the API's stream in the visitor's name, passed on piece
 * by piece. `Last-Event-ID` goes on where a stream ended; a stream ends when the visitor leaves.
 */
export async function GET(request: Request): Promise<Response> {
  const from = request.headers.get("sec-fetch-site");
  if (from !== null && from !== "same-origin") return new Response("The page is not of this site", { status: 403 });
  const session = await routeSession();
  const { searchParams } = new URL(request.url);
  const query = Object.fromEntries(
    ASKED.flatMap((name) => [[name, searchParams.get(name)]]).filter(([, value]) => value),
  );
  const last = request.headers.get("last-event-id");
  try {
    const { body } = await api.streams.streamEvents({
      query,
      headers: { accept: "text/event-stream", ...(last && { "last-event-id": last }) },
      ...(session && { token: session.accessToken }),
      signal: request.signal,
      cache: "no-store",
    });
    return new Response(body && lasting(body, mostSeconds()), { headers: STREAM_FIELDS });
  } catch (error) {
    if (error instanceof ApiError) return refused(error);
    if (isUnreachable(error)) return later(AGAIN_SECONDS);
    throw error;
  }
}

function refused({ status, problem, headers }: ApiError): Response {
  if (status === 429 || status >= 500) return later(Number(headers?.get("retry-after")) || AGAIN_SECONDS);
  return new Response(problem.detail, { status, headers: { "cache-control": "no-store" } });
}

/**
 * What passes by itself is no refusal for an EventSource, which gives up for good at any answer but a stream: this is one without an event
 * that has it come again, with the `Last-Event-ID` that it had.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#sse-processing-model
 */
const later = (seconds: number): Response => new Response(`retry: ${seconds * 1000}\n\n`, { headers: STREAM_FIELDS });
