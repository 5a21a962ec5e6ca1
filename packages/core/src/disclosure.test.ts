import { expect, it } from "vitest";
import { type Disclosure, toldOf, toldSchema } from "./disclosure.ts";

const disclosure: Disclosure = {
  fields: ["id", "item", "by.id", "by.name", "rows.name", "former"],
  words: ["item.name", "by.name", "rows.name"],
};
const payload = {
  id: "1",
  item: { name: "Soup", price: { amount: 1, currency: "EUR" } },
  by: { id: "alice", name: "Alice", mail: "a@b.c" },
  rows: [{ name: "A", secret: 1 }, { name: "B" }],
  reason: "Why",
};

it("tells the fields that are named, with all beneath them, in every entry of a list, and no others", () => {
  expect(toldOf(payload, disclosure, [])).toEqual({
    id: "1",
    item: payload.item,
    by: { id: "alice", name: "Alice" },
    rows: [{ name: "A" }, { name: "B" }],
  });
});

it("tells no words of what is no longer shown", () => {
  expect(toldOf(payload, disclosure, disclosure.words)).toEqual({
    id: "1",
    item: { name: null, price: payload.item.price },
    by: { id: "alice", name: null },
    rows: [{ name: null }, { name: null }],
  });
});

it("tells null where there is null, and nothing of a value that is not what it should be", () => {
  expect(toldOf({ id: "1", by: null, rows: [null] }, disclosure, [])).toEqual({ id: "1", by: null, rows: [null] });
  expect(toldOf({ by: "alice@mail.example" }, disclosure, [])).toEqual({ by: null });
  expect(toldOf(JSON.parse('{"__proto__":{"id":1},"constructor":1}'), disclosure, [])).toEqual({});
});

it("leaves what it was given as it is", () => {
  const before = structuredClone(payload);
  toldOf(payload, disclosure, disclosure.words);
  expect(payload).toEqual(before);
});

const text = { type: "string" };
const object = (properties: object, required = Object.keys(properties)) => ({ type: "object", properties, required });
const schema = object({
  id: text,
  item: object({ name: text, price: object({ amount: { type: "number" } }) }),
  by: { anyOf: [object({ id: text, name: text, mail: text }), { type: "null" }] },
  rows: { type: "array", items: object({ name: { anyOf: [text, { type: "null" }] }, secret: text }) },
  reason: text,
});

it("a schema describes what is told: the same fields, and words that may be null", () => {
  const words = { anyOf: [text, { type: "null" }] };
  expect(toldSchema(schema, disclosure)).toEqual(
    object({
      id: text,
      item: object({ name: words, price: object({ amount: { type: "number" } }) }),
      by: { anyOf: [object({ id: text, name: words }), { type: "null" }] },
      rows: { type: "array", items: object({ name: words }) },
    }),
  );
});
