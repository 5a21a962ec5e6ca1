import { lasting } from "@/features/events/lasting";
import { ApiError, api, isUnreachable } from "@/platform/api";
import { routeSession } from "@/platform/session/current";

const FIELDS = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform" };
const ASKED = ["after", "types", "restaurant_id"] as const;

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
    return new Response(body && lasting(body, Number(process.env.STREAM_SECONDS) || Infinity), { headers: FIELDS });
  } catch (error) {
    if (error instanceof ApiError) return refused(error);
    if (isUnreachable(error)) return new Response("The API cannot be reached", { status: 503 });
    throw error;
  }
}

function refused({ status, problem, headers }: ApiError): Response {
  const retry = headers?.get("retry-after");
  return new Response(problem.detail, {
    status,
    headers: { "cache-control": "no-store", ...(retry && { "retry-after": retry }) },
  });
}
