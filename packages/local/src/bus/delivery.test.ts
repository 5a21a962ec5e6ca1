import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DeliveryContext } from "./attempt.ts";
import { type Delivery, startDelivery } from "./delivery.ts";
import { type Journal, openJournal } from "./journal.ts";
import { DEFAULT_RETRY } from "./rule.ts";
import type { DeliveryFailure, OutgoingMessage } from "./target.ts";

let journal: Journal;
let running: Delivery | undefined;
const log = vi.fn();
const rule = { name: "r", pattern: {}, target: "http://q/0/target", deadLetter: "http://q/0/target-dlq" };

beforeEach(() => {
  journal = openJournal();
  log.mockClear();
});
afterEach(async () => {
  await running?.stop();
  await journal.close();
});

const add = (...bodies: string[]) =>
  journal.transact(() => {
    for (const body of bodies) journal.add({ body, rules: ["r"] }, Date.now());
  });
const start = (deliver: DeliveryContext["deliver"], more: Partial<DeliveryContext> = {}) => {
  const retry = { ...DEFAULT_RETRY, firstWaitMs: 1, longestWaitMs: 2 };
  running = startDelivery({ bus: "main", rule, journal, deliver, retry, log, onDone: () => {}, ...more });
  return running;
};
const done = () => expect.poll(() => journal.pending()).toBe(0);
const failure = (index: number, retryable: boolean): DeliveryFailure => ({
  index,
  code: "CODE",
  message: "why",
  retryable,
});

/** Queues that remember what they were sent, and refuse as they are told. */
function fakeQueues(refuse: (queue: string, message: OutgoingMessage, calls: number) => "again" | "never" | undefined) {
  const accepted = new Map<string, OutgoingMessage[]>();
  const batches: number[] = [];
  let calls = 0;
  const deliver: DeliveryContext["deliver"] = async (queue, messages) => {
    calls += 1;
    batches.push(messages.length);
    return messages.flatMap((message, index) => {
      const refusal = refuse(queue, message, calls);
      if (refusal !== undefined) return [failure(index, refusal === "again")];
      accepted.set(queue, [...(accepted.get(queue) ?? []), message]);
      return [];
    });
  };
  const bodies = (queue: string) => (accepted.get(queue) ?? []).map(({ body }) => body);
  return { deliver, bodies, accepted, batches, calls: () => calls };
}

test("events go out in batches of ten, in order, those from before the start and those that come later", async () => {
  const queues = fakeQueues(() => undefined);
  const before = Array.from({ length: 25 }, (_, at) => `a${at}`);
  await add(...before);
  const delivery = start(queues.deliver);
  await done();
  expect(queues.batches).toEqual([10, 10, 5]);
  await add("later");
  delivery.wake();
  await done();
  expect(queues.bodies(rule.target)).toEqual([...before, "later"]);
});

test("a batch stays below 256 KB, and a larger event goes alone", async () => {
  const queues = fakeQueues(() => undefined);
  const kb = (count: number) => "x".repeat(count * 1024);
  await add(kb(100), kb(100), kb(100), kb(300), kb(1));
  start(queues.deliver);
  await done();
  expect(queues.batches).toEqual([2, 1, 1, 1]);
});

test("of a partial failure only the failed are sent again, and nothing twice", async () => {
  const queues = fakeQueues((_queue, { body }, calls) => (body === "b" && calls < 4 ? "again" : undefined));
  await add("a", "b", "c");
  start(queues.deliver);
  await done();
  expect(queues.bodies(rule.target)).toEqual(["a", "c", "b"]);
  expect(queues.batches).toEqual([3, 1, 1, 1]);
});

test("a target that throws is tried again with everything", async () => {
  let thrown = 0;
  const queues = fakeQueues(() => undefined);
  await add("a", "b");
  start(async (queue, messages) => {
    thrown += 1;
    if (thrown < 3) throw new Error("connection refused");
    return queues.deliver(queue, messages);
  });
  await done();
  expect(queues.bodies(rule.target).sort()).toEqual(["a", "b"]);
});

test("a failure that no retry can mend goes to the dead-letter queue at once, with its reason", async () => {
  const queues = fakeQueues((queue) => (queue === rule.target ? "never" : undefined));
  await add("a");
  start(queues.deliver);
  await done();
  expect(queues.accepted.get(rule.deadLetter)).toMatchObject([
    { body: "a", attributes: { ERROR_CODE: "CODE", ERROR_MESSAGE: "why", RETRY_ATTEMPTS: "0" } },
  ]);
  expect(queues.calls()).toBe(2);
});

test("after the last retry an event goes to the dead-letter queue, which says so", async () => {
  const queues = fakeQueues((queue) => (queue === rule.target ? "again" : undefined));
  await add("a");
  start(queues.deliver, { retry: { ...DEFAULT_RETRY, maximumRetryAttempts: 3, firstWaitMs: 1, longestWaitMs: 1 } });
  await done();
  expect(queues.accepted.get(rule.deadLetter)?.[0]?.attributes).toMatchObject({
    RETRY_ATTEMPTS: "3",
    EXHAUSTED_RETRY_CONDITION: "MaximumRetryAttempts",
  });
  expect(queues.calls()).toBe(1 + 3 + 1);
});

test("an event that is too old goes to the dead-letter queue, which says so", async () => {
  const queues = fakeQueues((queue) => (queue === rule.target ? "again" : undefined));
  await journal.transact(() => journal.add({ body: "old", rules: ["r"] }, Date.now() - 90_000_000));
  start(queues.deliver);
  await done();
  expect(queues.accepted.get(rule.deadLetter)?.[0]?.attributes).toMatchObject({
    EXHAUSTED_RETRY_CONDITION: "MaximumEventAgeInSeconds",
  });
});

test("a dead-letter queue that is down keeps the event in the journal until it is up", async () => {
  const queues = fakeQueues((queue, _message, calls) => (queue === rule.target || calls < 5 ? "never" : undefined));
  await add("a");
  start(queues.deliver);
  await done();
  expect(queues.bodies(rule.deadLetter)).toEqual(["a"]);
});

test("without a dead-letter queue such an event is dropped and logged", async () => {
  const queues = fakeQueues(() => "never");
  const { deadLetter: _none, ...alone } = rule;
  await add("a");
  start(queues.deliver, { rule: alone });
  await done();
  expect(log).toHaveBeenCalledWith(expect.stringContaining("could not deliver"));
});

test("an event that fails holds up none of the others", async () => {
  const queues = fakeQueues((_queue, { body }) => (body === "poison" ? "again" : undefined));
  await add("poison", ...Array.from({ length: 200 }, (_, at) => String(at)));
  start(queues.deliver);
  await expect.poll(() => queues.bodies(rule.target).length).toBe(200);
  expect(journal.pending()).toBe(1);
});

test("with the target down, at most a bounded part of the journal is read, and all arrives when it is up again", async () => {
  let down = true;
  const queues = fakeQueues(() => (down ? "again" : undefined));
  const bodies = Array.from({ length: 1500 }, (_, at) => String(at));
  await add(...bodies);
  const read = vi.spyOn(journal, "next");
  start(queues.deliver, { retry: { ...DEFAULT_RETRY, maximumRetryAttempts: 1e9, firstWaitMs: 1, longestWaitMs: 20 } });
  await expect.poll(() => queues.calls()).toBeGreaterThan(500);
  const highest = Math.max(...read.mock.calls.map(([, after]) => after));
  expect(highest).toBeLessThan(1200);
  down = false;
  await done();
  expect(new Set(queues.bodies(rule.target))).toEqual(new Set(bodies));
});

test("a stop waits for what is under way, and the rest stays in the journal", async () => {
  const gate = Promise.withResolvers<void>();
  await add(...Array.from({ length: 200 }, (_, at) => String(at)));
  let sent = 0;
  const delivery = start(async (_queue, messages) => {
    await gate.promise;
    sent += messages.length;
    return [];
  });
  const stopped = delivery.stop();
  gate.resolve();
  await stopped;
  expect(sent).toBe(80);
  expect(journal.pending()).toBe(120);
});
