import { asking, chatIn, chunksIn, readEvents, request, textIn } from "@bellyfed/testing/guide/chat-client";
import { memoryGuide } from "@bellyfed/testing/guide/memory-guide";
import { type Act, scriptedTurn } from "@bellyfed/testing/guide/scripted-turn";
import { expect, test } from "vitest";

const echo = (message: string): Act[] => [{ say: `You said: ${message}. ` }, { say: "Go to Menya [1]." }];
const guideOf = (script = echo) => memoryGuide({ turn: scriptedTurn(script) });

async function answerTo(guide: ReturnType<typeof guideOf>, body: object, headers = {}) {
  const response = await guide.fetch(asking(body, headers));
  expect(response.status, await response.clone().text()).toBe(200);
  const received = readEvents(await response.text());
  return { response, received, chunks: chunksIn(received) };
}

// biome-ignore lint/suspicious/noExplicitAny: what is in it is what is tested
const json = async (response: Response | Promise<Response>): Promise<any> => (await response).json();

test("a question is answered by chunks in their order, each with its id, and ends with [DONE]", async () => {
  const guide = guideOf();
  const { response, received, chunks } = await answerTo(guide, { message: "Ramen?" });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-vercel-ai-ui-message-stream": "v1",
  });
  const chat = chatIn(chunks);
  expect(chat).toMatch(/^[\w-]{22}$/);
  expect(chunks.map(({ type }) => type)).toEqual([
    ...["start", "data-status", "source-url", "text-start", "text-delta", "text-delta", "text-end", "data-status"],
    "finish",
  ]);
  expect(received.map(({ id }) => id)).toEqual([...chunks.map((_, at) => `${chat}-1.${at + 1}`), undefined]);
  expect(received.at(-1)?.data).toBe("[DONE]");
});

test("the next question of a chat knows the one before; the whole chat can be read and deleted", async () => {
  const guide = guideOf();
  const first = await answerTo(guide, { message: "Ramen in Kyoto?" });
  const chat_id = chatIn(first.chunks);
  const second = await json(
    guide.fetch(asking({ message: "Cheaper?", chat_id }, { accept: "application/json" }, "?explain=1")),
  );
  expect(second).toMatchObject({
    chat_id,
    message_id: `${chat_id}-2`,
    response: { text: "You said: Cheaper?. Go to Menya [1]." },
    types: ["restaurant_search"],
    sources: [{ id: "1", url: "https://site.example/restaurants/menya", title: "Menya" }],
    explain: { isFirst: false, past: 1 },
    model: "embedded",
  });
  expect(second.response.tags).toEqual([
    { tag_type: "restaurant", start: 26, end: 31, meta: { restaurant_id: "menya" } },
  ]);
  const read = await json(guide.fetch(request("GET", `/chat/${chat_id}`)));
  expect(read.title).toBe("Ramen in Kyoto?");
  expect(read.messages.map((each: { role: string; parts: { type: string; text?: string }[] }) => each.parts)).toEqual([
    [{ type: "text", text: "Ramen in Kyoto?", state: "done" }],
    [expect.objectContaining({ type: "source-url" }), { type: "text", text: textIn(first.chunks), state: "done" }],
    [{ type: "text", text: "Cheaper?", state: "done" }],
    [expect.objectContaining({ type: "source-url" }), expect.objectContaining({ type: "text" })],
  ]);
  expect((await guide.fetch(request("DELETE", `/chat/${chat_id}`))).status).toBe(204);
  expect((await guide.fetch(request("GET", `/chat/${chat_id}`))).status).toBe(404);
  expect(guide.table.items().filter(({ PK }) => String(PK).includes(chat_id))).toEqual([]);
  expect(await guide.chatKeys.read(chat_id)).toBeUndefined();
});

test("nothing that somebody asked or was answered stands in the table as it is", async () => {
  const guide = guideOf();
  await answerTo(guide, { message: "secret wish" });
  await answerTo(guide, { message: "secret wish" }, { authorization: "Bearer ada" });
  const stored = JSON.stringify(guide.table.items());
  expect(stored).toContain("CHATS#ada");
  expect(stored).not.toMatch(/secret|Menya|Kyoto/);
  expect(JSON.stringify(guide.events.appended)).not.toMatch(/secret|Menya|ada/);
});

test("somebody's chat is theirs alone, and is gone with their key", async () => {
  const guide = guideOf();
  const { chunks } = await answerTo(guide, { message: "Ramen?" }, { authorization: "Bearer ada" });
  const path = `/chat/${chatIn(chunks)}`;
  for (const as of ["", "ben"]) {
    for (const method of ["GET", "DELETE"]) expect((await guide.fetch(request(method, path, { as }))).status).toBe(404);
    expect((await guide.fetch(request("POST", `${path}/stop`, { as }))).status).toBe(404);
    expect((await guide.fetch(request("POST", `${path}/turns/1/share`, { as }))).status).toBe(404);
    expect((await guide.fetch(request("GET", `${path}/stream`, { as }))).status).toBe(404);
  }
  expect(await json(guide.fetch(request("GET", "/chat", { as: "ada" })))).toMatchObject({
    data: [{ title: "Ramen?", turns: 1 }],
    next_cursor: null,
  });
  expect(await json(guide.fetch(request("GET", "/chat")))).toEqual({ data: [], next_cursor: null });
  await guide.keys.erase("ada");
  expect((await guide.fetch(request("GET", path, { as: "ada" }))).status).toBe(404);
  expect((await json(guide.fetch(request("GET", "/chat", { as: "ada" })))).data).toEqual([]);
  const refused = await guide.fetch(asking({ message: "Again?" }, { authorization: "Bearer ada" }));
  expect([refused.status, (await json(refused)).code]).toEqual([403, "user.erased"]);
});

test("a list of chats comes in pages, those begun last first", async () => {
  const guide = guideOf();
  for (const message of ["one", "two", "three"]) {
    await answerTo(guide, { message }, { authorization: "Bearer ada" });
    guide.skip(1_000);
  }
  const first = await json(guide.fetch(request("GET", "/chat?limit=2", { as: "ada" })));
  expect(first.data.map(({ title }: { title: string }) => title)).toEqual(["three", "two"]);
  const rest = await json(guide.fetch(request("GET", `/chat?limit=2&cursor=${first.next_cursor}`, { as: "ada" })));
  expect(rest).toMatchObject({ data: [{ title: "one" }], next_cursor: null });
  expect((await guide.fetch(request("GET", `/chat?cursor=${first.next_cursor}`, { as: "ben" }))).status).toBe(400);
});

test("a chat is kept for thirty days from its first question", async () => {
  const guide = guideOf();
  const { chunks } = await answerTo(guide, { message: "Ramen?" });
  const day = 86_400_000;
  guide.skip(30 * day - 5_000);
  expect((await guide.fetch(request("GET", `/chat/${chatIn(chunks)}`))).status).toBe(200);
  guide.skip(10_000);
  expect((await guide.fetch(request("GET", `/chat/${chatIn(chunks)}`))).status).toBe(404);
  const kept = guide.table.items().filter(({ PK }) => String(PK).startsWith("CHAT"));
  expect(kept.length).toBeGreaterThan(2);
  for (const { expires_at } of kept) expect(Number(expires_at) * 1000 - Date.now()).toBeLessThan(30 * day + 1_000);
});

test("an answer is shared by an id that says nothing of its chat, and goes with it", async () => {
  const guide = guideOf();
  const { chunks } = await answerTo(guide, { message: "Ramen?" });
  const chat = chatIn(chunks);
  const shared = await guide.fetch(request("POST", `/chat/${chat}/turns/1/share`));
  expect(shared.status).toBe(201);
  const { id } = await json(shared);
  expect(await json(guide.fetch(request("POST", `/chat/${chat}/turns/1/share`)))).toMatchObject({ id });
  const text = await (await guide.fetch(request("GET", `/shared-answers/${id}`))).text();
  expect(text).not.toContain(chat);
  expect(JSON.parse(text)).toMatchObject({ question: "Ramen?", message: { id, role: "assistant" } });
  expect((await guide.fetch(request("POST", `/chat/${chat}/turns/2/share`))).status).toBe(404);
  await guide.fetch(request("DELETE", `/chat/${chat}`));
  expect((await guide.fetch(request("GET", `/shared-answers/${id}`))).status).toBe(404);
});
