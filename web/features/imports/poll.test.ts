import { afterEach, beforeEach, expect, it } from "vitest";
import type { JobView } from "./job-view.ts";
import { pollJob, waitAfter } from "./poll.ts";

const running: JobView = { done: false, percent: 10, summary: "10%", counts: [], milestone: "running 0" };
const done: JobView = { ...running, done: true, percent: 100 };
const realFetch = globalThis.fetch;
let answers: (Response | Error)[];
let told: string[];
beforeEach(() => {
  told = [];
  globalThis.fetch = async () => {
    const answer = answers.shift();
    if (!answer) throw new Error("asked too often");
    if (answer instanceof Error) throw answer;
    return answer;
  };
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

const listener = {
  onView: ({ percent }: JobView) => void told.push(`view ${percent}`),
  onLost: (lost: boolean) => void (lost && told.push("lost")),
  onRefused: () => void told.push("refused"),
  wait: async () => undefined,
};
const poll = (signal = new AbortController().signal) => pollJob("http://site.test/job", signal, listener);

it("asks until the import is done", async () => {
  answers = [Response.json(running), Response.json(done), Response.json(running)];
  await poll();
  expect(told).toEqual(["view 10", "view 100"]);
  expect(answers).toHaveLength(1);
});

it("goes on when an answer fails, and says so at the third in a row", async () => {
  const busy = () => Response.json({}, { status: 503 });
  answers = [
    busy(),
    Response.json(running),
    new TypeError("offline"),
    busy(),
    new Response("<html>"),
    Response.json(done),
  ];
  await poll();
  expect(told).toEqual(["view 10", "lost", "view 100"]);
});

it.each([401, 403, 404])("stops at a %i", async (status) => {
  answers = [Response.json({}, { status })];
  await poll();
  expect(told).toEqual(["refused"]);
});

it("asks nothing more once the page is left", async () => {
  const leave = new AbortController();
  leave.abort();
  answers = [];
  await poll(leave.signal);
  expect(told).toEqual([]);
});

it("waits longer each time, and never longer than five seconds", () => {
  const waits = Array.from({ length: 20 }, (_, asked) => waitAfter(asked));
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  expect([waits[0], waits[19]]).toEqual([500, 5000]);
});
