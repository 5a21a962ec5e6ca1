import { listed, single } from "@bellyfed/core/http/answer";
import { type ApiResponse, type Route, route } from "@bellyfed/core/http/route";
import { type AskingPorts, ask } from "./asking.ts";
import { type ChangingPorts, deleteChat, shareAnswer, stopChat } from "./chats/changing.ts";
import { type FollowedFrom, type FollowingPorts, followed } from "./chats/following.ts";
import { type OpenChat, openChat } from "./chats/opening.ts";
import { listChats, type ReadingPorts, readChat, readShared } from "./chats/reading.ts";
import { runningIn } from "./chats/stored.ts";
import { endpoints } from "./contract.ts";
import { readChunkId } from "./keys.ts";
import { eventsOf, STREAM_FIELDS } from "./wire/sse.ts";

export interface GuidePorts extends AskingPorts, FollowingPorts, ReadingPorts, ChangingPorts {
  readonly table: ChangingPorts["table"];
  readonly runtime: AskingPorts["runtime"];
  readonly keys: AskingPorts["keys"];
  readonly chatKeys: AskingPorts["chatKeys"];
}

/** All routes of the guide: those that stream, and what is answered as a whole beside them. */
export const streams = (ports: GuidePorts): Route[] => [...asking(ports), ...reading(ports), ...changing(ports)];

const NOTHING_LEFT: ApiResponse = { status: 204, body: null, headers: { "cache-control": "no-store" } };

const asking = (ports: GuidePorts): Route[] => [
  route(endpoints.askGuide, async ({ body, query, ...asker }) =>
    ask(ports, asker, {
      message: body.message,
      chatId: body.chat_id,
      locale: body.locale,
      near: body.near ?? null,
      explain: query.explain === "1",
    }),
  ),
  route(endpoints.askGuideByAddress, async ({ query, ...asker }) => {
    const last = asker.header("last-event-id");
    if (last) return goOn(ports, asker, last);
    return ask(ports, asker, {
      message: query.q,
      chatId: query.chat_id,
      locale: query.locale,
      near: query.near ?? null,
      explain: query.explain === "1",
    });
  }),
  route(endpoints.followChat, async ({ params: { id }, caller, header, left }) => {
    const opened = await openChat(ports, id, caller?.sub);
    const last = header("last-event-id");
    if (!last) {
      const turn = runningIn(opened.chat, ports.runtime.now());
      return turn === undefined ? NOTHING_LEFT : follow(ports, opened, { turn, after: 0 }, left);
    }
    const place = readChunkId(last);
    if (place?.chatId !== id) return NOTHING_LEFT;
    return follow(ports, opened, { turn: place.turn, after: place.chunk }, left);
  }),
];

/** What `EventSource` does by itself when a stream has ended or broken off; it must never ask anew. */
async function goOn(
  ports: GuidePorts,
  { caller, left }: { readonly caller: { readonly sub: string } | undefined; readonly left: AbortSignal },
  last: string,
): Promise<ApiResponse> {
  const place = readChunkId(last);
  const opened = place && (await openChat(ports, place.chatId, caller?.sub).catch(() => undefined));
  if (!opened) return NOTHING_LEFT;
  return follow(ports, opened, { turn: place.turn, after: place.chunk }, left);
}

/** 204 where nothing is left to tell. */
async function follow(
  ports: GuidePorts,
  opened: OpenChat,
  from: FollowedFrom,
  left: AbortSignal,
): Promise<ApiResponse> {
  if (from.turn > opened.chat.turns) return NOTHING_LEFT;
  const chunks = followed(ports, opened, from, left);
  const first = await chunks.next();
  if (first.done) return NOTHING_LEFT;
  const all = (async function* () {
    yield first.value;
    yield* chunks;
  })();
  const place = { chatId: opened.chat.id, turn: from.turn };
  return { body: eventsOf(place, all, ports.runtime), headers: STREAM_FIELDS };
}

const reading = (ports: GuidePorts): Route[] => [
  route(endpoints.listChats, async ({ query, caller, url }) => {
    const nobody = { data: [], next_cursor: null };
    return listed({ url }, caller ? await listChats(ports, caller.sub, query) : nobody);
  }),
  route(endpoints.getChat, async ({ params: { id }, caller }) =>
    single(await readChat(ports, await openChat(ports, id, caller?.sub))),
  ),
  route(endpoints.getSharedAnswer, async ({ params: { id } }) => single(await readShared(ports, id))),
];

const changing = (ports: GuidePorts): Route[] => [
  route(endpoints.deleteChat, async ({ params: { id }, caller }) => {
    await deleteChat(ports, await openChat(ports, id, caller?.sub));
    return { body: null };
  }),
  route(endpoints.stopChat, async ({ params: { id }, caller }) => ({
    body: { stopping: await stopChat(ports, await openChat(ports, id, caller?.sub)) },
  })),
  route(endpoints.shareAnswer, async ({ params: { id, turn }, caller }) => {
    const shared = await shareAnswer(ports, await openChat(ports, id, caller?.sub), turn);
    return { body: shared, headers: { location: `/v1/shared-answers/${shared.id}` } };
  }),
];
