import { AppError } from "@bellyfed/core/error";
import type { ChatModel } from "@bellyfed/core/guide/chat-model";
import { expect, test } from "vitest";
import { REST_MS, resting } from "./resting.ts";

const limits = { outputTokens: 1, firstMs: 1, wholeMs: 1 };

/** A model that fails with what is in the list, one after the other, then answers; and what came of asking at these times. */
async function asking(errors: readonly Error[], times: readonly number[]) {
  const left = [...errors];
  let [now, asked] = [0, 0];
  const model: ChatModel = {
    name: "m",
    async *stream() {
      asked += 1;
      const error = left.shift();
      if (error) throw error;
      yield { kind: "text", text: "Hi" };
    },
  };
  const rested = resting(model, { now: () => now });
  const came: string[] = [];
  for (const time of times) {
    now = time;
    try {
      for await (const _ of rested.stream([], [], undefined, limits, new AbortController().signal))
        came.push("answered");
    } catch (error) {
      came.push((error as AppError).code ?? String(error));
    }
  }
  return { came, asked };
}

const down = new AppError("unavailable", "guide.model_unavailable", "down");
const spent = new AppError("unavailable", "guide.budget_spent", "spent");

test("a model that could not be had is not asked for a while, and then it is", async () => {
  expect(await asking([down], [0, 1, REST_MS - 1, REST_MS])).toEqual({
    came: [down.code, down.code, down.code, "answered"],
    asked: 2,
  });
});

test("a model that somebody stopped, or for which a budget was spent, is asked at once", async () => {
  expect(await asking([spent, new Error("stopped")], [0, 1, 2])).toEqual({
    came: [spent.code, "Error: stopped", "answered"],
    asked: 3,
  });
});
