import { expect, it } from "vitest";
import { heard, nothingYet, turnOf } from "./answer.ts";
import type { Chunk } from "./chunk.ts";

const cost = { model: "embedded" };
const chunks: readonly Chunk[] = [
  { type: "start", messageId: "c-2", messageMetadata: { chat_id: "c" } },
  { type: "data-status", data: { step: "retrieve" } },
  { type: "tool-input-available", toolCallId: "1", toolName: "searchRestaurants", input: {} } as never,
  { type: "source-url", sourceId: "1", url: "/restaurants/x", title: "X" },
  { type: "text-start", id: "t" } as never,
  { type: "text-delta", id: "t", delta: "X is " },
  { type: "text-delta", id: "t", delta: "quiet [1]." },
  { type: "text-end", id: "t" } as never,
];

it("is put together from its pieces", () => {
  expect(chunks.reduce(heard, nothingYet)).toEqual({
    chatId: "c",
    messageId: "c-2",
    step: "retrieve",
    text: "X is quiet [1].",
    sources: [{ id: "1", url: "/restaurants/x", title: "X" }],
    restaurants: [],
    end: undefined,
  });
});

it.each<[Chunk, unknown]>([
  [
    { type: "finish", finishReason: "stop", messageMetadata: cost },
    { kind: "finished", model: "embedded" },
  ],
  [{ type: "finish", finishReason: "error", messageMetadata: cost }, { kind: "failed" }],
  [{ type: "abort" }, { kind: "stopped" }],
  [{ type: "error", errorText: "no" }, { kind: "failed" }],
])("%o ends it", (chunk, end) => expect(heard(nothingYet, chunk).end).toEqual(end));

it("stays stopped, or failed, whatever is said afterwards", () => {
  const after = [{ type: "abort" }, { type: "finish", finishReason: "stop", messageMetadata: cost }] as const;
  expect(after.reduce<typeof nothingYet>(heard, nothingYet).end).toEqual({ kind: "stopped" });
});

it("knows a turn by its message, though ids of chats have dashes and digits", () => {
  expect(turnOf("a-1_b-22-cdefghijklmno-12")).toBe(12);
  expect(turnOf("nothing")).toBeUndefined();
});
