import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { defineEvent, indexEvents } from "../event.ts";
import { personal } from "../personal.ts";
import { openPayload, type Placed, sealPayload, subjectsIn } from "./payload.ts";
import { newKey } from "./text.ts";

const words = v.string();
const reply = v.object({ author_id: v.string(), text: personal(words, "author_id") });
const removal = v.object({ reason: personal(words, "removed_by"), removed_by: v.nullable(v.string()) });
const schema = v.object({
  id: v.string(),
  author_id: v.string(),
  title: personal(words, "author_id"),
  text: personal(words, "author_id"),
  reply: v.nullable(reply),
  removal: v.exactOptional(removal),
});
type Review = v.InferOutput<typeof schema>;
const written = defineEvent("WRITTEN", schema, [
  (older: object) => ({ ...older, text: null }),
  { up: (older: object) => older, personal: { "/title": "author_id" } },
]);
const definitions = indexEvents({ written });

const place = { stream: "REVIEW#1", type: "WRITTEN", version: 3 };
const at = (payload: unknown, changes: Partial<Placed> = {}): Placed => ({ ...place, payload, ...changes });
const keys = new Map([
  ["alice", newKey()],
  ["maria", newKey()],
  ["mo", newKey()],
]);
const whole: Review = {
  id: "1",
  author_id: "alice",
  title: "Best slice",
  text: "Thin and charred",
  reply: { author_id: "maria", text: "Thank you" },
  removal: { reason: "It names a waiter", removed_by: "mo" },
};
const seal = (payload: unknown) => sealPayload(definitions, at(payload), keys) as Review;
const open = (payload: unknown, known: ReadonlyMap<string, Uint8Array | null> = keys, changes = {}) =>
  openPayload(definitions, at(payload, changes), known);

const subject = fc.constantFrom("alice", "maria", "mo");
const text = fc.option(fc.string({ unit: "binary" }).filter((value) => value.isWellFormed()));
const reviews = fc.record<Review>({
  id: fc.string(),
  author_id: subject,
  title: text,
  text,
  reply: fc.option(fc.record({ author_id: subject, text })),
  removal: fc.record({ reason: text, removed_by: subject }),
});

describe("what is sealed", () => {
  test("opens to what it was, whatever it was, and says nothing of it before", () => {
    fc.assert(
      fc.property(reviews, (payload) => {
        const sealed = seal(payload);
        expect(open(sealed)).toEqual(payload);
        const texts = [payload.title, payload.text, payload.reply?.text, payload.removal?.reason];
        const shown = [sealed.title, sealed.text, sealed.reply?.text, sealed.removal?.reason];
        for (const [index, value] of shown.entries()) {
          if (texts[index] === null || texts[index] === undefined) expect(value).toBe(texts[index]);
          else expect(value).toMatch(/^v1\.[\w-]{38,}$/);
        }
        expect({ ...sealed, title: 0, text: 0, reply: 0, removal: 0 }).toEqual({
          ...payload,
          ...{ title: 0, text: 0, reply: 0, removal: 0 },
        });
      }),
      { numRuns: 200 },
    );
  });

  test("looks different each time, and the payload that was given stays as it is", () => {
    const given = structuredClone(whole);
    expect(seal(given).title).not.toBe(seal(given).title);
    expect(given).toEqual(whole);
  });

  test("is whatever stands in a personal field, even if it looks sealed", () => {
    const sly = { ...whole, title: String(seal(whole).title) };
    expect(seal(sly).title).not.toBe(sly.title);
    expect(open(seal(sly))).toEqual(sly);
  });

  const elsewhere: [string, Review, Partial<Placed>][] = [
    ["into another stream", seal(whole), { stream: "REVIEW#2" }],
    ["to another field", { ...seal(whole), title: seal(whole).text }, {}],
    ["to another version", { ...seal(whole), text: null }, { version: 2 }],
    ["to somebody else", { ...seal(whole), author_id: "maria" }, {}],
  ];
  test.each(elsewhere)("and moved %s does not open", (_, payload, changes) => {
    expect(() => open(payload, keys, changes)).toThrow("cannot be opened");
  });

  test("and of another event type does not open", () => {
    const other = defineEvent("SAID", schema, [written.upcast as never, written.upcast as never]);
    const both = indexEvents({ written, other });
    expect(() => openPayload(both, at(seal(whole), { type: "SAID" }), keys)).toThrow("cannot be opened");
  });

  test("and changed in any one character does not open", () => {
    const sealed = String(seal(whole).title);
    fc.assert(
      fc.property(fc.nat(sealed.length - 4), (index) => {
        const other = sealed[index + 3] === "A" ? "B" : "A";
        const title = sealed.slice(0, index + 3) + other + sealed.slice(index + 4);
        if (Buffer.from(title.slice(3), "base64url").equals(Buffer.from(sealed.slice(3), "base64url"))) return;
        expect(() => open({ ...seal(whole), title })).toThrow("cannot be opened");
      }),
    );
  });

  test.each(["Best slice", "v1.", "v1.AAAA", ""])("is never clear text: %j does not open", (title) => {
    expect(() => open({ ...seal(whole), title })).toThrow();
  });
});

describe("a subject who was erased", () => {
  const without = (erased: string) => new Map<string, Uint8Array | null>([...keys, [erased, null]]);

  test.each([
    ["alice", { ...whole, title: null, text: null }],
    ["maria", { ...whole, reply: { author_id: "maria", text: null } }],
    ["mo", { ...whole, removal: { reason: null, removed_by: "mo" } }],
  ])("%s: their text alone is null, opened and sealed anew", (erased, left) => {
    expect(open(seal(whole), without(erased))).toEqual(left);
    expect(open(sealPayload(definitions, at(whole), without(erased)))).toEqual(left);
  });

  test("is not one whose key is missing: that is an error, and never null", () => {
    const missing = new Map([...keys].filter(([each]) => each !== "maria"));
    expect(() => open(seal(whole), missing)).toThrow(
      "REVIEW#1|WRITTEN@3|/reply/text is sealed by a key that is missing",
    );
    expect(() => sealPayload(definitions, at(whole), missing)).toThrow("missing");
  });

  test("whose key is missing but who has written nothing there does not matter", () => {
    const quiet = { ...whole, reply: null };
    expect(open(seal(quiet), new Map([...keys].filter(([each]) => each !== "maria")))).toEqual(quiet);
  });
});

describe("text of nobody", () => {
  const old = { ...whole, removal: { reason: "It names a waiter", removed_by: null } };

  test("was never sealed, and is opened as it is", () => {
    expect(open({ ...seal(whole), removal: old.removal })).toEqual(old);
  });

  test("cannot be sealed", () => {
    expect(() => seal(old)).toThrow("/removal/reason is personal, and nobody is said to have written it");
  });

  test("that is null is nothing to seal", () => {
    expect(open(seal({ ...old, removal: { reason: null, removed_by: null } }))).toMatchObject({ title: "Best slice" });
  });
});

describe("versions", () => {
  test("from before anything was personal are clear", () => {
    const first = { id: "1", author_id: "alice", title: "Best slice" };
    expect(open(first, new Map(), { version: 1 })).toEqual(first);
    expect(subjectsIn(definitions, at(first, { version: 1 }))).toEqual([]);
  });

  test("that are older than today's open by their own fields", () => {
    const second = { id: "1", author_id: "alice", title: "Best slice", text: "Clear then" };
    const sealed = sealPayload(definitions, at(second, { version: 2 }), keys) as typeof second;
    expect([sealed.title.slice(0, 3), sealed.text]).toEqual(["v1.", "Clear then"]);
    expect(open(sealed, keys, { version: 2 })).toEqual(second);
  });

  test("of event types that this code does not know pass as they are", () => {
    expect(open({ title: "x" }, new Map(), { type: "NEW" })).toEqual({ title: "x" });
  });
});

test("a payload's subjects are those whose text it holds, each once", () => {
  const subjects = (payload: Review) => subjectsIn(definitions, at(payload));
  expect(subjects(whole)).toEqual(["alice", "maria", "mo"]);
  expect(subjects({ ...whole, title: null, text: null, removal: { reason: null, removed_by: "mo" } })).toEqual([
    "maria",
  ]);
  expect(subjects({ ...whole, reply: { author_id: "alice", text: "x" }, title: null })).toEqual(["alice", "mo"]);
});

test("a personal field that is no text is refused", () => {
  expect(() => seal({ ...whole, title: 7 })).toThrow("title is no text");
  expect(() => seal({ ...whole, author_id: 7 })).toThrow("title is no text");
});
