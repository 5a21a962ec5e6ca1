import { describe, expect, it } from "vitest";
import type { FormFault } from "@/platform/forms/result";
import type { Chunk } from "./chunk.ts";
import { type ChatSite, ChatStore, isRunning } from "./store.ts";

const chunks: readonly Chunk[] = [
  { type: "start", messageId: "c-1", messageMetadata: { chat_id: "c" } },
  { type: "text-delta", id: "t", delta: "Hello" },
  { type: "finish", finishReason: "stop", messageMetadata: { model: "embedded" } },
];
const streamed = (told: readonly Chunk[]) =>
  new Response(told.map((chunk, at) => `id: c-1.${at}\ndata: ${JSON.stringify(chunk)}\n\n`).join(""));
const lost: FormFault = { message: "lost", fields: {}, values: { message: ["Where?"] }, signIn: false };

function formOf(message: string): FormData {
  const form = new FormData();
  form.set("message", message);
  return form;
}

const never = () => Promise.reject(new TypeError("Failed to fetch"));
const storeOf = (site: Partial<ChatSite>) =>
  new ChatStore({ ask: never, follow: never, stop: never, wait: async () => {}, ...site });

it("keeps a question with its answer, and tells of each change", async () => {
  const store = storeOf({ ask: async () => streamed(chunks) });
  const texts: string[] = [];
  store.subscribe(() => texts.push(store.chat().turns.at(-1)?.answer.text ?? ""));
  await store.ask(formOf(" Where? "), lost);
  expect(store.chat()).toMatchObject({
    chatId: "c",
    turns: [{ question: "Where?", state: "over", answer: { text: "Hello", end: { kind: "finished" } } }],
    fault: undefined,
  });
  expect([...new Set(texts)]).toEqual(["", "Hello"]);
});

describe("a question that is not taken", () => {
  it("is told with what the site says of it", async () => {
    const fault = { ...lost, message: "Too long" };
    const store = storeOf({ ask: async () => Response.json(fault, { status: 422 }) });
    await store.ask(formOf("Where?"), lost);
    expect(store.chat()).toMatchObject({ turns: [], fault });
  });

  it("is lost where nobody can be reached, or no answer of ours comes back", async () => {
    for (const ask of [never, async () => new Response("<html>", { status: 403 })]) {
      const store = storeOf({ ask });
      await store.ask(formOf("Where?"), lost);
      expect(store.chat()).toMatchObject({ turns: [], fault: lost });
    }
  });
});

it("keeps what there is of an answer that cannot be followed to its end", async () => {
  const store = storeOf({ ask: async () => streamed(chunks.slice(0, 2)) });
  await store.ask(formOf("Where?"), lost);
  expect(store.chat()).toMatchObject({ turns: [{ state: "lost", answer: { text: "Hello" } }], fault: undefined });
});

/** A store whose answer waits until `end` is called. */
function waiting(site: Partial<ChatSite> = {}) {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
      const start = `id: c-1.0\ndata: ${JSON.stringify(chunks[0])}\n\n`;
      controller.enqueue(new TextEncoder().encode(start));
    },
  });
  const store = storeOf({ ask: async () => new Response(body), ...site });
  const asked = store.ask(formOf("Where?"), lost);
  const end = () => {
    controller?.enqueue(new TextEncoder().encode("data: [DONE]\n\n"));
    return asked;
  };
  return { store, end };
}
const begun = async (store: ChatStore) => {
  while (store.chat().chatId === undefined) await new Promise((resolve) => setTimeout(resolve));
};

it("asks one question at a time", async () => {
  const { store, end } = waiting();
  await begun(store);
  await store.ask(formOf("And?"), lost);
  expect([store.chat().turns.length, isRunning(store.chat())]).toEqual([1, true]);
  await end();
  expect(isRunning(store.chat())).toBe(false);
});

it("stops an answer by its chat, and lets it be tried again where that fails", async () => {
  const stopped: string[] = [];
  const { store, end } = waiting({
    stop: async (id) => {
      stopped.push(id);
      return new Response(null, { status: stopped.length === 1 ? 503 : 204 });
    },
  });
  await begun(store);
  await store.stop();
  expect([stopped, store.chat().turns[0]?.isStopping]).toEqual([["c"], false]);
  await store.stop();
  expect([stopped, store.chat().turns[0]?.isStopping]).toEqual([["c", "c"], true]);
  await end();
});

it("hears nothing more of a chat that was left for another one", async () => {
  const { store, end } = waiting();
  await begun(store);
  store.begin(undefined);
  await end();
  expect(store.chat()).toEqual({ chatId: undefined, turns: [], fault: undefined });
});

it("follows an answer that was being written before", async () => {
  const asked: (string | undefined)[] = [];
  const store = storeOf({
    follow: async (last) => {
      asked.push(last);
      return streamed(chunks);
    },
  });
  const running = { question: "Where?", messageId: "c-1" };
  await store.resume("c", running);
  // The same document, when somebody comes back to it.
  await store.resume("c", running);
  expect(asked).toEqual([undefined]);
  expect(store.chat()).toMatchObject({ chatId: "c", turns: [{ question: "Where?", answer: { text: "Hello" } }] });
});
