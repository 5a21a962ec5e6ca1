import { expect, it } from "vitest";
import ar from "../../messages/ar/forms.json" with { type: "json" };
import de from "../../messages/de/forms.json" with { type: "json" };
import en from "../../messages/en/forms.json" with { type: "json" };
import { bodies } from "../api.ts";
import { fieldMessage } from "./field-text.ts";

/** What people and their browsers can send in one place of a body. */
const junk = [
  undefined,
  null,
  "",
  " ",
  "x",
  "!!!",
  "a\tb",
  "a\u0000",
  "\ud800",
  "x".repeat(20_001),
  "ftp://x",
  "9999-99-99",
  "2026-02-30",
  "XXX",
  true,
  -1e9,
  1e12,
  0.5,
  91,
  [],
  ["Ramen", "ramen"],
  ["a", "b", "c", "d", "e", "f", "g"],
  ["vegan", "vegan"],
  [...Array(20).keys()].map(() => "vegan"),
  ["cheese"],
  {},
];

/** A body that is taken, of which each field is spoilt in turn. */
const sound = {
  createRestaurant: { name: "A", city: "B", cuisines: ["C"], address: {}, location: { lat: 1, lng: 1 } },
  updateRestaurant: { name: "A", address: {}, location: { lat: 1, lng: 1 } },
  putMenuItem: { name: "A", section: "B", price: { amount: 1, currency: "EUR" } },
  createReview: { rating: 3 },
  updateReview: { rating: 3 },
  replyToReview: { text: "A" },
} as const;

interface Schema {
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly wrapped?: Schema;
  readonly pipe?: readonly Schema[];
  readonly message?: unknown;
}

/** Every message that a schema names itself, however deep. */
function named(schema: unknown, seen = new Set<unknown>()): string[] {
  if (typeof schema !== "object" || schema === null || seen.has(schema)) return [];
  seen.add(schema);
  const { message } = schema as Schema;
  return [
    ...(typeof message === "string" ? [message] : []),
    ...Object.values(schema).flatMap((each) => named(each, seen)),
  ];
}

/** The paths of a schema's fields. */
function fieldsOf(schema: Schema): string[][] {
  const { entries } = entriesOf(schema);
  return Object.entries(entries ?? {}).flatMap(([name, inner]) => [
    [name],
    ...fieldsOf(inner).map((path) => [name, ...path]),
  ]);
}
const entriesOf = (schema: Schema): Schema =>
  schema.entries
    ? schema
    : schema.wrapped
      ? entriesOf(schema.wrapped)
      : schema.pipe?.[0]
        ? entriesOf(schema.pipe[0])
        : {};

function spoilt(body: object, [first = "", ...rest]: readonly string[], value: unknown): object {
  const inner = (body as Record<string, object>)[first] ?? {};
  return { ...body, [first]: rest.length > 0 ? spoilt(inner, rest, value) : value };
}

function refusals(name: keyof typeof bodies): string[] {
  const schema = bodies[name];
  const tried = fieldsOf(schema as Schema).flatMap((path) => junk.map((value) => spoilt(sound[name], path, value)));
  return [{}, ...tried].flatMap((body) => {
    const result = schema["~standard"].validate(body);
    return "then" in result ? [] : (result.issues ?? []).map((issue) => asTheApiSaysIt(issue as Issue));
  });
}

interface Issue {
  readonly type: string;
  readonly expected: string | null;
  readonly received: string;
  readonly message: string;
}
/** As in packages/core/src/http/parse.ts. */
function asTheApiSaysIt({ type, expected, received, message }: Issue): string {
  if (type === "strict_object" && expected === "never") return "is not a known field";
  return received === "undefined" ? "is required" : message.slice(0, 200);
}

const operations = Object.keys(bodies) as (keyof typeof bodies)[];

it.each(operations)("everything that %s can refuse has words in the reader's language", (operation) => {
  const said = new Set([...named(bodies[operation]), ...refusals(operation)]);
  expect(said.size).toBeGreaterThan(1);
  expect([...said].filter((message) => !fieldMessage(message))).toEqual([]);
});

it("a sound body is taken, so that what is refused is the field that was spoilt", () => {
  for (const operation of operations) {
    expect(bodies[operation]["~standard"].validate(sound[operation])).not.toHaveProperty("issues");
  }
});

it("what the API says without a contract has words too", () => {
  for (const said of ["is required", "is not a known field", "must not be in the future"]) {
    expect(fieldMessage(said)).toBeDefined();
  }
});

it("the numbers of the engine's own messages are kept", () => {
  expect(fieldMessage("Invalid value: Expected >=-90 but received -91")).toEqual({ key: "atLeast", count: -90 });
  expect(fieldMessage("Invalid value: Expected <=180 but received 200")).toEqual({ key: "atMost", count: 180 });
});

it("every language has the same messages", () => {
  for (const messages of [de, ar]) {
    expect(Object.keys(messages.field)).toEqual(Object.keys(en.field));
    expect(Object.keys(messages.code)).toEqual(Object.keys(en.code));
  }
});
