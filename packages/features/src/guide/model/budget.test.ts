import { memoryTokenMeter } from "@bellyfed/adapters/memory/token-meter";
import type { ChatLimits, ChatModel, ChatPiece } from "@bellyfed/core/guide/chat-model";
import type { TokenLimits } from "@bellyfed/core/guide/model-settings";
import { expect, test } from "vitest";
import { estimated, type Spent, withinBudget } from "./budget.ts";

const noon = Date.UTC(2026, 10, 28, 12);
const plenty: TokenLimits = { perTurn: 10_000, perHolderDay: 10_000, perDay: 10_000 };
const limits: ChatLimits = { outputTokens: 100, firstMs: 1_000, wholeMs: 1_000 };
/** What a call takes before it asks: its question and the most it may answer. */
const CALL = estimated(JSON.stringify([[], [], null])) + 100;
const hello: ChatPiece[] = [
  { kind: "text", text: "Hello" },
  { kind: "usage", tokens: { input: 40, output: 10 } },
  { kind: "end", reason: "stop" },
];
const broken = new Error("broken");

/** A model that says pieces, then throws if it is to. */
const saying = (pieces: readonly ChatPiece[], error?: Error): ChatModel => ({
  name: "m",
  async *stream() {
    yield* pieces;
    if (error) throw error;
  },
});

/** Asks as often as there are holders, one after the other; tells what was said or the code of the error, and what was spent. */
async function asking(model: ChatModel, of: Partial<TokenLimits>, turns: readonly { name: string; now?: number }[]) {
  const meter = memoryTokenMeter();
  const all: unknown[] = [];
  const spent: Spent = { tokens: { input: 0, output: 0 } };
  for (const { name, now = noon } of turns) {
    const bound = withinBudget(model, meter, { ...plenty, ...of }, { name, now }, spent);
    try {
      for await (const piece of bound.stream([], [], undefined, limits, new AbortController().signal))
        if (piece.kind === "text") all.push(piece.text);
    } catch (error) {
      all.push((error as { code?: string }).code ?? error);
    }
  }
  return { all, spent: spent.tokens };
}

const [alice, bob] = [{ name: "alice" }, { name: "bob" }];
const spentAll = "guide.budget_spent";

test("what a model used is counted, and what it might have used besides is given back", async () => {
  const most = { perDay: CALL + 50 };
  expect(await asking(saying(hello), most, [alice, bob, alice])).toEqual({
    all: ["Hello", "Hello", spentAll],
    spent: { input: 80, output: 20 },
  });
});

test("one user's budget is another's no concern", async () => {
  const most = { perHolderDay: CALL };
  expect((await asking(saying(hello), most, [alice, alice, bob, bob])).all).toEqual([
    "Hello",
    spentAll,
    "Hello",
    spentAll,
  ]);
});

test("whoever is refused by the day's budget has lost nothing of their own", async () => {
  const most = { perHolderDay: CALL, perDay: CALL + 49 };
  const tomorrow = noon + 86_400_000;
  expect((await asking(saying(hello), most, [bob, alice, alice, { ...alice, now: tomorrow }])).all).toEqual([
    "Hello",
    spentAll,
    spentAll,
    "Hello",
  ]);
});

test("a turn has a budget over all its calls", async () => {
  expect((await asking(saying(hello), { perTurn: CALL + 50 }, [alice, alice, alice])).all).toEqual([
    "Hello",
    "Hello",
    spentAll,
  ]);
});

test("nothing is asked of a model once there is no budget", async () => {
  let asked = 0;
  const counting: ChatModel = {
    name: "m",
    stream: (...args) => {
      asked += 1;
      return saying(hello).stream(...args);
    },
  };
  await asking(counting, { perDay: CALL - 1 }, [alice]);
  expect(asked).toBe(0);
});

test("what a model does not count is estimated, also when it breaks off", async () => {
  const text: ChatPiece = { kind: "text", text: "x".repeat(30) };
  const zero: ChatPiece = { kind: "usage", tokens: { input: 0, output: 0 } };
  const guess = { input: CALL - 100, output: 10 };
  expect((await asking(saying([text, zero]), {}, [alice])).spent).toEqual(guess);
  expect(await asking(saying([text], broken), {}, [alice])).toEqual({ all: [text.text, broken], spent: guess });
});

test("a model that cannot be reached costs nothing", async () => {
  const down = saying([], broken);
  expect(await asking(down, { perDay: CALL }, [alice, alice])).toEqual({
    all: [broken, broken],
    spent: { input: 0, output: 0 },
  });
});
