import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { asking, inGroups, moved, PAUSE_MS, type Suggestion, suggestPath } from "./suggesting.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const suggestion = (kind: Suggestion["kind"], text: string): Suggestion => ({ kind, text, offsets: [] });

it("kinds stand together, in the order of the best of each", () => {
  const mixed = [suggestion("cuisine", "Pizza"), suggestion("dish", "Pizza bianca"), suggestion("cuisine", "Pinsa")];
  expect(inGroups(mixed).map(({ text }) => text)).toEqual(["Pizza", "Pinsa", "Pizza bianca"]);
});

it("arrows go around the list, and by the text itself", () => {
  expect([moved(undefined, 1, 3), moved(2, 1, 3), moved(undefined, -1, 3), moved(0, -1, 3)]).toEqual([
    ...[0, undefined, 2, undefined],
  ]);
  expect(moved(undefined, 1, 0)).toBeUndefined();
});

it("asks within what is known, and says nothing of what is not", () => {
  const within = { only: "city", city: undefined, near: "" };
  expect(suggestPath("São", within)).toBe("/api/autocomplete?q=S%C3%A3o&only=city");
});

it("asks once typing pauses, about what was typed last", async () => {
  const asked: string[] = [];
  const { ask } = asking(
    async (typed) => {
      asked.push(typed);
      return [];
    },
    () => undefined,
  );
  for (const typed of ["p", "pi", "piz"]) {
    ask(typed);
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
  }
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual(["piz"]);
});

it("drops an answer that comes after a later one", async () => {
  const answers = new Map<string, (suggestions: readonly Suggestion[]) => void>();
  const told: string[][] = [];
  const { ask } = asking(
    (typed) => new Promise((resolve) => answers.set(typed, resolve)),
    (suggestions) => told.push(suggestions.map(({ text }) => text)),
  );
  for (const typed of ["pi", "piz"]) {
    ask(typed);
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
  }
  answers.get("piz")?.([suggestion("cuisine", "Pizza")]);
  await vi.advanceTimersByTimeAsync(0);
  answers.get("pi")?.([suggestion("cuisine", "Pinsa")]);
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([["Pizza"]]);
});

it("goes on without suggestions where they cannot be had", async () => {
  const told: number[] = [];
  const { ask } = asking(
    () => Promise.reject(new Error("offline")),
    (suggestions) => told.push(suggestions.length),
  );
  ask("pi");
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(told).toEqual([0]);
});
