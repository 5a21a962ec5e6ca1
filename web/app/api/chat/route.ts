import { lasting, mostSeconds, STREAM_FIELDS } from "@/features/events/lasting";
import { askedIn } from "@/features/guide/asked";
import { begun } from "@/features/guide/chats/begun";
import { goOnWith } from "@/features/guide/chats/keep";
import { ApiError, api, CHAT_ID_PATTERN, isUnreachable } from "@/platform/api";
import { localeOf } from "@/platform/forms/form-data";
import { faultOf } from "@/platform/forms/submit";
import { isOwnOrigin } from "@/platform/security/own-origin";
import { currentChats, routeSession } from "@/platform/session/current";

const EVENT_STREAM = { accept: "text/event-stream" };
const NO_STORE = { "cache-control": "no-store" };
const foreign = () => new Response("The page is not of this site", { status: 403 });

/**
 * Asks the guide what a form says, and passes its answer on piece by piece. What is refused is answered as the form's fault. Whoever leaves
 * ends the connection and not the answer.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return foreign();
  const form = await request.formData().catch(() => undefined);
  if (!form) return new Response("The form cannot be read", { status: 400 });
  const [session, body] = [await routeSession(), askedIn(form)];
  try {
    const answer = await api.streams.askGuide({
      ...{ body, headers: EVENT_STREAM, signal: request.signal, cache: "no-store" },
      ...(session && { token: session.accessToken }),
    });
    const { chatId, body: stream } = await begun(answer.body ?? new Blob().stream());
    if (chatId !== undefined) await goOnWith(chatId, !session && body.chat_id === undefined);
    return streamed(stream);
  } catch (error) {
    const fault = await faultOf(error, localeOf(form), form);
    return Response.json(fault, { status: error instanceof ApiError ? error.status : 503, headers: NO_STORE });
  }
}

/** Goes on with an answer after `Last-Event-ID`, or with the one that is being written; 204 when nothing is left to tell. */
export async function GET(request: Request): Promise<Response> {
  const from = request.headers.get("sec-fetch-site");
  if (from !== null && from !== "same-origin") return foreign();
  const [session, { current }] = [await routeSession(), await currentChats()];
  const last = request.headers.get("last-event-id");
  const id = last === null ? current : last.slice(0, CHAT_ID_LENGTH);
  if (id === undefined || !CHAT_ID_PATTERN.test(id)) return new Response(null, { status: 204, headers: NO_STORE });
  try {
    const { status, body } = await api.streams.followChat({
      ...{ params: { id }, headers: { ...EVENT_STREAM, ...(last !== null && { "last-event-id": last }) } },
      ...{ signal: request.signal, cache: "no-store" },
      ...(session && { token: session.accessToken }),
    });
    return status === 204 || !body ? new Response(null, { status: 204, headers: NO_STORE }) : streamed(body);
  } catch (error) {
    if (isUnreachable(error)) return new Response(null, { status: 503, headers: NO_STORE });
    if (!(error instanceof ApiError)) throw error;
    return new Response(error.problem.detail, { status: error.status, headers: NO_STORE });
  }
}

/** An event's id begins with the chat's. */
const CHAT_ID_LENGTH = 22;

const streamed = (body: ReadableStream<Uint8Array>) =>
  new Response(lasting(body, mostSeconds()), { headers: STREAM_FIELDS });
