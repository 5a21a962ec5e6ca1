import { expect, it } from "vitest";
import type { Chat } from "@/platform/api";
import { turnsOf } from "./turns.ts";

const cost = { usage: { input_tokens: 0, output_tokens: 0 }, price: { micro_usd: 0 }, model: "embedded" };
const words = (text: string) => ({ type: "text", text, state: "done" }) as const;
const question = (turn: number, text: string) =>
  ({ id: `c-${turn}-q`, role: "user", parts: [words(text)] }) as const satisfies Chat["messages"][number];
const answer = (turn: number, status: "done" | "stopped" | "failed" | "running", text = "") =>
  ({
    ...{ id: `c-${turn}`, role: "assistant", metadata: { status, ...cost } },
    parts: [{ type: "source-url", sourceId: "1", url: "/x", title: "X" }, ...(text ? [words(text)] : [])],
  }) as const satisfies Chat["messages"][number];

it("reads a chat as questions with what was answered", () => {
  const messages = [question(1, "Where?"), answer(1, "done", "Here [1]."), question(2, "And?"), answer(2, "running")];
  expect(turnsOf({ id: "c", messages })).toMatchObject([
    {
      question: "Where?",
      answer: { chatId: "c", messageId: "c-1", text: "Here [1].", sources: [{ id: "1" }], end: { model: "embedded" } },
    },
    { question: "And?", answer: { chatId: "c", end: undefined } },
  ]);
});

it("has nothing yet where a question was only just asked", () => {
  expect(turnsOf({ id: "c", messages: [question(1, "Where?")] })).toMatchObject([
    { question: "Where?", answer: { text: "", end: undefined } },
  ]);
});

it.each(["stopped", "failed"] as const)("knows that one was %s", (status) => {
  const [turn] = turnsOf({ id: "c", messages: [question(1, "?"), answer(1, status)] });
  expect(turn?.answer.end).toEqual({ kind: status });
});
