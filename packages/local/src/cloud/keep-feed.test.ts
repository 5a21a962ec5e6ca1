import type { FeedAnswer, FeedRequest } from "@bellyfed/functions/compose/feed-keeper";
import { expect, test } from "vitest";
import { keepFeed } from "./keep-feed.ts";

/** A keeper that answers these phases one after another, the last one for good. */
function keeper(...phases: readonly (FeedAnswer["phase"] | Error)[]) {
  const asked: FeedRequest[] = [];
  const said: string[] = [];
  const waiting: (() => void)[] = [];
  let remaining = () => 0;
  const invoke = async (_: string, request: unknown, context: { getRemainingTimeInMillis(): number }) => {
    remaining = () => context.getRemainingTimeInMillis();
    asked.push(request as FeedRequest);
    const phase = phases[Math.min(asked.length, phases.length) - 1];
    if (asked.length > 1) await new Promise<void>((resolve) => waiting.push(resolve));
    if (phase instanceof Error) throw phase;
    return { phase, lanes: 1, total: 9 };
  };
  const goOn = async () => {
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const kept = () => keepFeed(invoke as never, (line) => said.push(line));
  return { kept, asked, said, goOn, remaining: () => remaining() };
}

test("a feed that is numbered is begun and nothing more", async () => {
  const { kept, asked } = keeper("done");
  await (await kept()).stop();
  expect(asked).toEqual([{ begin: true, alone: true }]);
});

test("an old log is numbered meanwhile, to its end", async () => {
  const { kept, asked, goOn } = keeper("numbering", "numbering", "catching", "done");
  const { stop } = await kept();
  expect(asked).toEqual([{ begin: true, alone: true }, { alone: true }]);
  for (let piece = 0; piece < 3; piece++) await goOn();
  await stop();
  expect(asked).toHaveLength(4);
});

test("whoever stops it waits for the piece that is under way, which is told that there is no more time", async () => {
  const { kept, asked, goOn, remaining } = keeper("numbering");
  const { stop } = await kept();
  expect(remaining()).toBeGreaterThan(60_000);
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  expect(remaining()).toBe(0);
  expect(stopped).toBe(false);
  await goOn();
  await stopping;
  expect(asked).toHaveLength(2);
});

test("a failure is said, and left to the schedule", async () => {
  const { kept, said, goOn } = keeper("numbering", new Error("no table"));
  const { stop } = await kept();
  await goOn();
  await stop();
  expect(said).toEqual([
    "The log could not be numbered to its end, which is tried again every minute: Error: no table",
  ]);
});
