import { charactersIn } from "@bellyfed/core/schema";
import { withoutHidden } from "@bellyfed/core/visible";
import fc from "fast-check";
import type { JsonSchema } from "./document.ts";

const PLAIN = "Plain text 1";

const DAY_MS = 86_400_000;
/** Days that people plan for. */
const daysToCome = fc.constantFrom(
  ...[2, 30].map((days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)),
);
const address = fc.webUrl({ withQueryParameters: true });

/** What a JSON schema does not say of a field, by the field's name. */
const hints: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  website: address,
  menu: address,
  order: address,
  reserve: address,
  on: daysToCome,
  until: daysToCome,
  opens_on: daysToCome,
  phone: fc.constantFrom("+1 212-555-0100 ext. 12", "(212) 555–0100", "٠٢٠ ١٢٣٤ ٥٦٧"),
  language: fc.constantFrom("en", "pt-BR", "zh-Hant"),
  currency: fc.constantFrom("USD", "EUR", "JPY"),
  visited_on: fc.constantFrom("2020-02-29", "2024-12-31"),
  owner_id: fc.constantFrom("owner", "somebody-new"),
  item_id: fc.constantFrom("peach", "peach", "peach", "tea"),
  before: fc.constantFrom("peach", "tea"),
  // One of some is waited for where it does not come.
  at_least: fc.constantFrom("0", "0", "0", "1", "99", "99", "99"),
  after: fc.constantFrom("0", "0", "1", "7", "latest", "999999999999"),
  types: fc.constantFrom("RESTAURANT_CREATED", "REVIEW_CREATED,REVIEW_DELETED", "NO_SUCH_TYPE"),
  limit: fc.integer({ min: 1, max: 50 }).map(String),
  content: fc.constantFrom(
    '{"external_id":"fuzz-1","name":"Fuzzy","city":"Fuzzton","cuisines":["Peach"]}',
    '[{"external_id":"fuzz-2","name":"Fuzzier","city":"Fuzzton","cuisines":["Peach","Plum"]}]',
    "external_id,name,city,cuisines\nfuzz-3,Fuzziest,Fuzzton,Peach\n",
    "",
    "}{",
    `[${'{"a":['.repeat(500)}`,
  ),
};

/** Names and texts as people of all the world write them, within `max` characters. */
const texts = (min: number, max: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom("A", "é", "京", "ß9", "ع"), fc.string({ unit: "grapheme", maxLength: Math.min(max, 80) }))
    .map(([start, rest]) => withoutHidden(`${start}${rest}`.replace(/[\p{Cc}\u2028\u2029]/gu, "")).trim())
    .map((text) => text.padEnd(min, "x"))
    .filter((text) => charactersIn(text) <= max);

function strings({ pattern, format, minLength = 0, maxLength = 100 }: JsonSchema): fc.Arbitrary<string> {
  if (format === "time-zone") return fc.constantFrom("Europe/Lisbon", "Australia/Lord_Howe");
  if (format === "date") return fc.constantFrom("2020-02-29", "2024-12-31");
  if (format === "date-time") return fc.constant("2024-12-31T23:59:59.999Z");
  if (pattern === undefined) return texts(minLength, maxLength);
  const expression = new RegExp(pattern, "u");
  const found = expression.test(PLAIN) ? texts(minLength, maxLength) : fc.stringMatching(new RegExp(pattern));
  return found.filter((text) => expression.test(text) && charactersIn(text) <= maxLength);
}

const objects = ({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valuesOf(schema, name)])), {
    requiredKeys: [...required],
    noNullPrototype: true,
  });

/** Values that a JSON schema allows; `name`: the field they are for. */
export function valuesOf(schema: JsonSchema, name = ""): fc.Arbitrary<unknown> {
  const { anyOf, minimum = -1000, maximum = 1000 } = schema;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (anyOf) return fc.oneof(...anyOf.map((option) => valuesOf(option, name)));
  if (typeof schema.type === "object")
    return fc.oneof(...schema.type.map((type) => valuesOf({ ...schema, type }, name)));
  const hint = Object.hasOwn(hints, name) && schema.type === "string" ? hints[name] : undefined;
  if (schema.type === undefined) return fc.jsonValue();
  switch (schema.type) {
    case "object":
      return objects(schema);
    case "array":
      return fc.uniqueArray(valuesOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 5, 6),
        selector: (item) => JSON.stringify(item),
      });
    case "string":
      return hint ?? strings(schema);
    case "integer":
      return fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31 - 1) });
    case "number":
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
  }
}
