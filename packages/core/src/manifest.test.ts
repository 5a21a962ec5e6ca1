import * as v from "valibot";
import { expect, test } from "vitest";
import { endpoint } from "./endpoint.ts";
import { defineEvent } from "./event.ts";
import { feature, operationsOf } from "./manifest.ts";

const facts = { summary: "", tag: "Cats", method: "GET", status: 200, response: v.string() } as const;
const getHealth = endpoint({ ...facts, operation: "getHealth", path: "/health", function: "query", access: "open" });
const getCat = endpoint({ ...facts, operation: "getCat", path: "/cats/{id}", function: "query", access: "key" });
const catBorn = defineEvent("CAT_BORN", v.object({ id: v.string() }));
const catSlept = defineEvent("CAT_SLEPT", v.object({ id: v.string() }));

test("every operation is a route, and only an open one does without an API key", () => {
  expect(feature("cats", { about: "Cats", endpoints: { getHealth, getCat } }).routes).toEqual([
    { method: "GET", path: "/health", function: "query", apiKey: false },
    { method: "GET", path: "/cats/{id}", function: "query", apiKey: true },
  ]);
});

test("what is streamed is answered by a function that streams, all of whose routes are called so", () => {
  const watchCats = endpoint({ ...facts, operation: "watchCats", path: "/cats", function: "stream", access: "key" });
  const streamed = { ...watchCats, streaming: true } as const;
  const of = (watch: typeof watchCats) => feature("cats", { about: "Cats", endpoints: { watch } }).routes;
  expect(of(streamed)).toEqual([{ method: "GET", path: "/cats", function: "stream", apiKey: true, streaming: true }]);
  expect(of({ ...watchCats, function: "guide" })).toEqual([{ ...of(streamed)[0], function: "guide" }]);
  expect(() => of({ ...streamed, function: "query" })).toThrow('watchCats is streamed, and "query" cannot do that');
});

test("a feature with events of the log has a read model of its name that follows all of them", () => {
  expect(feature("cats", { about: "Cats", endpoints: {}, log: { catBorn, catSlept } }).readModels).toEqual([
    {
      name: "cats",
      function: "consumer",
      match: [{ source: "outbox-processor", eventTypes: ["CAT_BORN", "CAT_SLEPT"] }],
      batchSize: 10,
      maxConcurrency: 4,
    },
  ]);
  expect(feature("health", { about: "Cats", endpoints: { getHealth } }).readModels).toEqual([]);
});

test("the operations of all features are found by their names", () => {
  const all = operationsOf([
    feature("health", { about: "Cats", endpoints: { getHealth } }),
    feature("cats", { about: "Cats", endpoints: { getCat } }),
  ]);
  expect(all).toEqual({ getHealth, getCat });
});
