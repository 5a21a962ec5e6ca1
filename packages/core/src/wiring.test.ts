import * as v from "valibot";
import { expect, test } from "vitest";
import { endpoint } from "./endpoint.ts";
import { defineEvent } from "./event.ts";
import { feature, projected, reacting, typesOf } from "./manifest.ts";
import { retryAfter } from "./redelivery.ts";
import { wiring } from "./wiring.ts";

const facts = { summary: "", tag: "Cats", status: 200, response: v.string(), access: "key" } as const;
const getCat = endpoint({ ...facts, method: "GET", operation: "getCat", path: "/cats/{id}", function: "query" });
const feedCats = endpoint({ ...facts, method: "POST", operation: "feedCats", path: "/cats/feed", function: "import" });
const watchCats = endpoint({
  ...facts,
  method: "GET",
  operation: "watchCats",
  path: "/cats",
  function: "stream",
  streaming: true,
});
const log = { catBorn: defineEvent("CAT_BORN", v.object({ id: v.string() })) };
const reads = { catSeen: defineEvent("CAT_SEEN", v.object({ id: v.string() })) };

const cats = feature("cats", {
  about: "Cats",
  endpoints: { getCat, feedCats, watchCats },
  log,
  reads,
  readModels: [
    projected("cats", log),
    {
      name: "looks",
      function: "insights-consumer",
      match: [
        { source: "api-gateway", eventTypes: typesOf(reads) },
        { source: "outbox-processor", eventTypes: typesOf(log) },
      ],
      batchSize: 50,
    },
  ],
  policies: [reacting("welcomes", log)],
  queues: [{ name: "meals", function: "import", environment: "MEALS_URL", batchSize: 1, timeout: 100 }],
  schedules: [{ name: "nap", function: "rollup", everyMinutes: 5 }],
});
const wired = wiring([cats]);

test("every source of a read model, and every policy, is a rule that sends into its queue", () => {
  expect(wired.rules).toEqual([
    { name: "cats", pattern: { source: ["outbox-processor"], "detail-type": ["CAT_BORN"] }, queue: "cats" },
    { name: "looks-api-gateway", pattern: { source: ["api-gateway"], "detail-type": ["CAT_SEEN"] }, queue: "looks" },
    {
      name: "looks-outbox-processor",
      pattern: { source: ["outbox-processor"], "detail-type": ["CAT_BORN"] },
      queue: "looks",
    },
    { name: "welcomes", pattern: { source: ["outbox-processor"], "detail-type": ["CAT_BORN"] }, queue: "welcomes" },
  ]);
});

test("a message is tried eight times, and hidden for six times as long as its function may take, and its window", () => {
  expect(wired.queues).toMatchObject([
    { name: "cats", function: "consumer", environment: { READ_MODEL: "cats" }, visibilitySeconds: 360, maxReceives: 8 },
    { name: "looks", function: "insights-consumer", visibilitySeconds: 361, maxReceives: 8 },
    { name: "welcomes", function: "policy-consumer", environment: { POLICY: "welcomes" }, visibilitySeconds: 360 },
    { name: "meals", function: "import", urlVariable: "MEALS_URL", visibilitySeconds: 600, maxReceives: 8 },
  ]);
});

test("a message that failed comes again after 1, 5, 30, 60 and 120 seconds, then after 360 each time", () => {
  for (const { retrySeconds, maxReceives } of wired.queues) {
    const waits = Array.from({ length: maxReceives - 1 }, (_, nth) => retryAfter(retrySeconds, nth + 1));
    expect(waits).toEqual([1, 5, 30, 60, 120, 360, 360]);
  }
});

test("more than ten messages come only with a window, as SQS demands", () => {
  expect(wired.queues.map(({ batchSize, batchWindowSeconds }) => [batchSize, batchWindowSeconds])).toEqual([
    [10, 0],
    [50, 1],
    [10, 0],
    [1, 0],
  ]);
});

test("each function exists once with the longest of its times, and one for every read model and every policy", () => {
  const facts = wired.functions.map(({ name, file, timeoutSeconds, queues }) => [name, file, timeoutSeconds, queues]);
  expect(facts).toEqual([
    ["query", "query", 15, []],
    ["import", "import", 100, ["meals"]],
    ["stream", "stream", 900, []],
    ["rollup", "rollup", 900, []],
    ["consumer-cats", "consumer", 60, ["cats"]],
    ["consumer-looks", "insights-consumer", 60, ["looks"]],
    ["consumer-welcomes", "policy-consumer", 60, ["welcomes"]],
    ["relay", "relay", 60, []],
    ["rebuild", "rebuild", 900, []],
    ["seal", "seal", 900, []],
  ]);
});
