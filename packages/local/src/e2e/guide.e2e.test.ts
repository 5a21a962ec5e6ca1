import { eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { cloudWithAdmin } from "@bellyfed/testing/e2e/running";
import { chatIn, chunksIn, readEvents, textIn } from "@bellyfed/testing/guide/chat-client";
import { expect, it } from "vitest";

const running = cloudWithAdmin();
const KEY = { "x-api-key": "local-dev-key" };
const at = (path: string) => `${running.cloud.url}/v1${path}`;

const ask = (body: object, headers: Readonly<Record<string, string>> = {}, signal?: AbortSignal) =>
  fetch(at("/chat/stream"), {
    method: "POST",
    headers: { ...KEY, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
const read = async (response: Response) => readEvents(await response.text());

/** Restaurants of one city, of which searches know. */
async function openPlaces(): Promise<void> {
  const token = await tokenOf(running.cloud, "ines", "owner");
  for (const name of ["Menya Kumo", "Ramen Ichi"]) {
    const body = { name, city: "Askton", cuisines: ["Ramen"], price_level: 1 };
    expect((await running.call("POST", "/restaurants", { token, body })).status).toBe(201);
  }
  await eventually(
    async () => (await running.call("GET", "/search/restaurants?city=askton")).body as { total?: number },
    ({ total }) => total === 2,
  );
}

/** The turns of a chat of which the log was told. */
async function toldOf(chat: string): Promise<number[]> {
  const { body } = await running.call("GET", "/events?types=GUIDE_ASKED", { token: running.admin });
  const { data } = body as { data: { stream_id: string; payload: { turn: number } }[] };
  return data.filter(({ stream_id }) => stream_id === `CHAT#${chat}`).map(({ payload }) => payload.turn);
}

it("answers in words, to streams, to programs and to who was cut off, and keeps it over a kill", async () => {
  await openPlaces();
  const received = await read(await ask({ message: "Ramen in Askton" }));
  const chunks = chunksIn(received);
  expect(chunks.map(({ type }) => type)).toEqual(expect.arrayContaining(["source-url", "data-restaurants", "finish"]));
  expect(textIn(chunks)).toMatch(/Menya Kumo|Ramen Ichi/);
  const chat = chatIn(chunks);

  const whole = (await (await ask({ message: "Cheaper?", chat_id: chat }, { accept: "application/json" })).json()) as {
    chat_id: string;
    response: { text: string };
  };
  expect([whole.chat_id, whole.response.text.length > 10]).toEqual([chat, true]);

  const half = received[Math.floor(received.length / 2)]?.id ?? "";
  await running.cloud.kill();
  await running.cloud.start();
  const follow = (last: string) => fetch(at(`/chat/${chat}/stream`), { headers: { ...KEY, "last-event-id": last } });
  const rest = await read(await follow(half));
  expect(rest).toEqual(received.slice(received.findIndex(({ id }) => id === half) + 1));
  expect((await follow(received.findLast(({ id }) => id)?.id ?? "")).status).toBe(204);

  await eventually(
    () => toldOf(chat),
    (turns) => JSON.stringify(turns) === "[1,2]",
  );
  expect((await fetch(at(`/chat/${chat}`), { method: "DELETE", headers: KEY })).status).toBe(204);
  expect((await fetch(at(`/chat/${chat}`), { headers: KEY })).status).toBe(404);
}, 120_000);

it("answers a hundred at once, each in a chat of its own, and goes on for those who leave", async () => {
  const leaves = new AbortController();
  const left = ask({ message: "Ramen in Askton" }, {}, leaves.signal);
  const reader = (await left).body?.pipeThrough(new TextDecoderStream()).getReader();
  const begun = String((await reader?.read())?.value ?? "") + String((await reader?.read())?.value ?? "");
  const chat = chatIn(chunksIn(readEvents(begun)));
  leaves.abort();
  const answers = await Promise.all(
    Array.from({ length: 100 }, async () => chunksIn(await read(await ask({ message: "Ramen in Askton" })))),
  );
  expect(new Set(answers.map(chatIn)).size).toBe(100);
  expect(new Set(answers.map(textIn)).size).toBe(1);
  const kept = await eventually(
    async () =>
      (await fetch(at(`/chat/${chat}`), { headers: KEY })).json() as Promise<{
        messages: { metadata?: { status: string } }[];
      }>,
    ({ messages }) => messages[1]?.metadata?.status === "done",
  );
  expect(kept.messages).toHaveLength(2);
}, 120_000);

it("keeps somebody's chats for them, until they are erased", async () => {
  const token = await tokenOf(running.cloud, "gone", "user");
  const authorization = { authorization: `Bearer ${token}` };
  const chat = chatIn(chunksIn(await read(await ask({ message: "Ramen in Askton" }, authorization))));
  const status = async (headers: object) =>
    (await fetch(at(`/chat/${chat}`), { headers: { ...KEY, ...headers } })).status;
  expect([await status(authorization), await status({})]).toEqual([200, 404]);
  expect((await running.call("DELETE", "/users/me", { token })).status).toBe(202);
  await eventually(
    () => status(authorization),
    (now) => now === 404,
  );
  expect((await ask({ message: "Ramen?" }, authorization)).status).toBe(403);
}, 120_000);
