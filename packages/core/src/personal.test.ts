import * as v from "valibot";
import { expect, test } from "vitest";
import { defineEvent } from "./event.ts";
import { personal, personalFields } from "./personal.ts";

const words = v.string();
const answer = v.object({ author_id: v.string(), text: personal(words, "author_id") });
const note = v.object({ by: v.nullable(v.string()), reason: personal(words, "by") });

test("a schema tells where its personal fields are and beside which subject, inside what may be null or left out as well", () => {
  const schema = v.pipe(
    v.object({
      id: v.string(),
      author_id: v.string(),
      title: personal(words, "author_id"),
      reply: v.nullable(answer),
      removal: v.exactOptional(v.nullable(v.strictObject({ note }))),
      tags: v.array(v.string()),
      place: v.union([v.string(), v.number()]),
    }),
    v.metadata({ about: "reviews" }),
  );
  expect(personalFields(schema)).toEqual([
    { path: "/title", of: "author_id" },
    { path: "/reply/text", of: "author_id" },
    { path: "/removal/note/reason", of: "by" },
  ]);
});

test("what is personal may be null, and is nothing but text otherwise", () => {
  const schema = personal(words, "by");
  expect([null, "x"].map((value) => v.is(schema, value))).toEqual([true, true]);
  expect([undefined, 1, {}].map((value) => v.is(schema, value))).toEqual([false, false, false]);
});

test.each([
  ["in a list", v.object({ notes: v.array(note) })],
  ["of a list", v.object({ by: v.string(), names: v.array(personal(words, "by")) })],
  ["in a record", v.object({ notes: v.record(v.string(), note) })],
  ["in a union", v.object({ note: v.union([note, v.string()]) })],
  ["in a variant", v.object({ note: v.variant("kind", [v.object({ kind: v.literal("a"), ...note.entries })]) })],
])("something personal %s is refused: it could not be found again", (_, schema) => {
  expect(() => personalFields(schema)).toThrow("where it cannot be sealed");
});

test("something personal of nobody is refused", () => {
  expect(() => personalFields(v.object({ reply: v.object({ text: personal(words, "author_id") }) }))).toThrow(
    "/reply/text is personal, but there is no author_id beside it",
  );
});

test("an event type knows the personal fields of each of its versions, and takes a version to come for the current one", () => {
  const said = defineEvent("SAID", v.object({ by: v.string(), words: personal(words, "by") }), [
    (older: object) => older,
    { up: ({ text, by }: { text: string; by: string }) => ({ words: text, by }), personal: { "/text": "by" } },
  ]);
  expect([1, 2, 3, 4].map(said.personal)).toEqual([
    [],
    [{ path: "/text", of: "by" }],
    [{ path: "/words", of: "by" }],
    [{ path: "/words", of: "by" }],
  ]);
  expect(said.upcast({ text: "Hi", by: "alice" }, 2)).toEqual({ words: "Hi", by: "alice" });
});

test("an upcaster is told who made the commit, if somebody knows", () => {
  const closed = defineEvent("CLOSED", note, [(older: object, by) => ({ ...older, by })]);
  expect(closed.upcast({ reason: "Rent" }, 1, "alice")).toEqual({ reason: "Rent", by: "alice" });
  expect(closed.upcast({ reason: "Rent" }, 1)).toEqual({ reason: "Rent", by: null });
  expect(closed.upcast({ reason: "Rent", by: "bob" }, 2, "alice")).toEqual({ reason: "Rent", by: "bob" });
});
