import { expect, test } from "vitest";
import type { NumberedChunk } from "../chats/groups.ts";
import { growing } from "../chats/growing.ts";
import { eventsOf } from "./sse.ts";

const place = { chatId: "x".repeat(22), turn: 2 };
const text = (number: number, delta: string): NumberedChunk => ({
  number,
  chunk: { type: "text-delta", id: "1", delta },
});

/** A clock whose seconds pass when somebody says so. */
function seconds() {
  const sleeping: (() => void)[] = [];
  return {
    sleep: () => new Promise<void>((wake) => void sleeping.push(wake)),
    async pass(count: number) {
      for (let n = 0; n < count; n++) {
        for (const wake of sleeping.splice(0)) wake();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

test("each chunk is an event with its id, on one line whatever it says, and the end has none", async () => {
  const chunks = growing<NumberedChunk>();
  chunks.push(text(1, "two\nlines\n\nid: evil"));
  chunks.end();
  const events: string[] = [];
  for await (const each of eventsOf(place, chunks.from(0), seconds())) events.push(each);
  expect(events).toEqual([
    "retry: 1000\n\n",
    `id: ${place.chatId}-2.1\ndata: {"type":"text-delta","id":"1","delta":"two\\nlines\\n\\nid: evil"}\n\n`,
    "data: [DONE]\n\n",
  ]);
});

test("a stream without news shows every fifteen seconds that it lives, counted from its last word", async () => {
  const clock = seconds();
  const chunks = growing<NumberedChunk>();
  const events = eventsOf(place, chunks.from(0), clock);
  const told: string[] = [];
  const reading = (async () => {
    for await (const each of events) told.push(each);
  })();
  await clock.pass(14);
  chunks.push(text(1, "a"));
  await clock.pass(15);
  expect(told).toEqual(["retry: 1000\n\n", expect.stringContaining('"delta":"a"')]);
  await clock.pass(2);
  expect(told.at(-1)).toBe(": heartbeat\n\n");
  await clock.pass(15);
  expect(told.filter((each) => each === ": heartbeat\n\n")).toHaveLength(2);
  chunks.end();
  await reading;
  expect(told.at(-1)).toBe("data: [DONE]\n\n");
});
