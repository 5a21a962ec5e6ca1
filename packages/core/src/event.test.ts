import * as v from "valibot";
import { expect, test } from "vitest";
import { defineEvent, indexEvents } from "./event.ts";

const named = defineEvent("NAMED", v.object({ first: v.string(), last: v.string(), title: v.nullable(v.string()) }), [
  ({ name }: { name: string }) => ({ first: name.split(" ")[0], last: name.split(" ")[1] }),
  (older: { first: string; last: string }) => ({ ...older, title: null }),
]);

test("an event type makes events and knows its name and current schema version", () => {
  expect(named({ first: "Ada", last: "Lovelace", title: null })).toEqual({
    type: "NAMED",
    payload: { first: "Ada", last: "Lovelace", title: null },
  });
  expect([named.type, named.version]).toEqual(["NAMED", 3]);
});

test("an event type without upcasters is of version 1", () => {
  expect(defineEvent("PLAIN", v.object({})).version).toBe(1);
});

test("a payload of each older version becomes one of today's that its schema accepts", () => {
  const today = { first: "Ada", last: "Lovelace", title: null };
  expect(named.upcast({ name: "Ada Lovelace" }, 1)).toEqual(today);
  expect(named.upcast({ first: "Ada", last: "Lovelace" }, 2)).toEqual(today);
  expect(v.parse(named.schema, named.upcast({ name: "Ada Lovelace" }, 1))).toEqual(today);
});

test("a payload of the current version stays as it is", () => {
  const today = { first: "Ada", last: "Lovelace", title: "Countess" };
  expect(named.upcast(today, 3)).toBe(today);
});

test("definitions of several features are found by event type", () => {
  const other = defineEvent("OTHER", v.object({}));
  expect([...indexEvents({ named }, { other }).keys()]).toEqual(["NAMED", "OTHER"]);
});

test("one event type that is defined twice is refused", () => {
  expect(() => indexEvents({ named }, { again: named })).toThrow("NAMED is defined twice");
});
