import type { Chunk } from "@bellyfed/features/guide/chunk";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Asking, meteredGuide } from "../guide/metered-guide.ts";
import { logged } from "./deliver.ts";

// Fixture: the 240 restaurants of the first invented world; rules answer, by five restaurants with up to two quotes each.
let guide: Awaited<ReturnType<typeof meteredGuide>>;
beforeAll(async () => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  guide = await meteredGuide();
}, 120_000);
afterAll(() => guide?.stop());

/** Milliseconds after which what there is of an answer is stored, on a machine that is busy: a call to store it, one to look whether it is stopped. */
const GROUP_MS = 250;
const [OF_A_GROUP, READ_OF_A_GROUP] = [30, 1];
/** A function looks once a second whether its index is behind: the feed after it, and the feed's head. */
const OF_A_LOOK = 2;

interface Budget {
  readonly calls: Readonly<Record<"UpdateItem" | "PutItem" | "TransactWriteItems" | "BatchGetItem", number>>;
  readonly read: number;
  readonly write: number;
}

const shownIn = (chunks: readonly Chunk[]): number =>
  chunks.flatMap((chunk) => (chunk.type === "data-restaurants" ? chunk.data.restaurants : [])).length;
const toldOf = async (chat: string): Promise<number> =>
  (await logged(guide.endpoint)).filter(({ stream_id }) => stream_id === `CHAT#${chat}`).length;

/** Asks, and compares what was taken with what it may take. Answers the chat, and how many restaurants were shown. */
async function within({ calls, read, write }: Budget, asking: Asking) {
  const told = asking.chat_id ? await toldOf(asking.chat_id) : 0;
  const began = performance.now();
  const { chat, chunks } = await guide.ask(asking);
  const groups = Math.floor((performance.now() - began) / GROUP_MS);
  const taken = await guide.settled();
  const count = (name: string) => taken.calls.filter((call) => call === name).length;
  const [updates, reads] = [count("UpdateItem"), count("BatchGetItem")];
  expect({ UpdateItem: updates, BatchGetItem: reads }).toEqual({
    UpdateItem: calls.UpdateItem,
    BatchGetItem: calls.BatchGetItem,
  });
  // A transaction of one write is sent as that write.
  const further = count("PutItem") + count("TransactWriteItems") - calls.PutItem - calls.TransactWriteItems;
  expect(further).toBeGreaterThanOrEqual(0);
  expect(further).toBeLessThanOrEqual(groups);
  expect(taken.read).toBeLessThanOrEqual(read + OF_A_LOOK * (1 + groups) + READ_OF_A_GROUP * groups);
  expect(taken.write).toBeLessThanOrEqual(write + OF_A_GROUP * groups);
  // What costs far less than it may was measured too generously, or something is not done.
  expect(taken.write).toBeGreaterThan((groups > 0 ? 0.5 : 0.7) * write);
  expect((await toldOf(chat)) - told).toBe(1);
  return { chat, shown: shownIn(chunks) };
}

/** Of every question: that it was asked, that it is being answered, that it no longer is. */
const UpdateItem = 3;
const question = "Italian in Lisbon";

it("a question that begins a chat of nobody's writes its key, its beginning, the log and its end", async () => {
  const calls = { UpdateItem, PutItem: 2, TransactWriteItems: 2, BatchGetItem: 0 };
  expect((await within({ calls, read: 1, write: 70 }, { message: question })).shown).toBe(5);
});

it("one that goes on reads the chat, its key and its turns, and writes no key", async () => {
  const { chat } = await guide.ask({ message: question });
  await guide.settled();
  const calls = { UpdateItem, PutItem: 1, TransactWriteItems: 2, BatchGetItem: 1 };
  expect((await within({ calls, read: 10, write: 70 }, { message: question, chat_id: chat })).shown).toBe(5);
});

it("one of somebody's reads their key, and is listed with its beginning", async () => {
  const token = await guide.token("ada");
  await guide.ask({ message: question, token });
  await guide.settled();
  const calls = { UpdateItem, PutItem: 1, TransactWriteItems: 2, BatchGetItem: 1 };
  expect((await within({ calls, read: 3, write: 72 }, { message: question, token })).shown).toBe(5);
});

it("small talk costs what is written of every question", async () => {
  const calls = { UpdateItem, PutItem: 2, TransactWriteItems: 2, BatchGetItem: 0 };
  expect((await within({ calls, read: 1, write: 20 }, { message: "Hello" })).shown).toBe(0);
});
