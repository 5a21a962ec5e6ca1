import fc from "fast-check";
import type { JsonSchema } from "./document.ts";
import { hostileTexts } from "./hostile.ts";

const units = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.string({ maxLength: 130 }),
  hostileTexts,
);

/** A lookahead without another one inside. */
const LOOKAHEAD = /\(\?!(?:\[(?:\\.|[^\]\\])*\]|[^()[\]])*\)/g;

/** A pattern that allows more: lookaheads only take away. */
function withoutLookaheads(pattern: string): string {
  const fewer = pattern.replace(LOOKAHEAD, "");
  return fewer === pattern ? pattern : withoutLookaheads(fewer);
}

/** Texts that a pattern allows. */
function matching(pattern: string): fc.Arbitrary<string> {
  const expression = new RegExp(pattern, "u");
  // fast-check looks for ever among the characters that it knows for one above U+FFFF.
  const low = withoutLookaheads(pattern).replace(String.raw`|[^\x00-\uffff]`, "");
  const made = fc.stringMatching(new RegExp(low));
  return fc.oneof(made, units).filter((text) => expression.test(text));
}

const lat = fc.integer({ min: -89, max: 89 });
const lng = fc.integer({ min: -179, max: 179 });
const triangle = ([x, y]: readonly [number, number]): string =>
  JSON.stringify({
    type: "Polygon",
    coordinates: [
      [
        [x, y],
        [x + 1, y],
        [x, y + 1],
        [x, y],
      ],
    ],
  });

function strings({ pattern, format, minLength = 0, maxLength = 200 }: JsonSchema): fc.Arbitrary<string> {
  const any = pattern === undefined ? units : matching(pattern);
  if (format === "date") {
    return fc
      .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
  }
  if (format === "time-zone") return fc.constantFrom("Europe/Lisbon", "America/New_York", "Asia/Kathmandu", "UTC");
  if (format === "open-at") return fc.constantFrom("fri18:30", "sun00:00", "2026-11-28T18:30:00Z");
  if (format === "bbox")
    return fc.tuple(lng, lat, lng, lat).map(([w, s, e, n]) => [w, Math.min(s, n), e, Math.max(s, n)].join());
  if (format === "polygon") return fc.tuple(lng, lat).map(triangle);
  return any.filter((text) => [...text].length >= minLength && [...text].length <= maxLength && text.isWellFormed());
}

/** Values that a JSON schema allows, made of nothing but the schema. What is said of a whole object (`not`) is left to whoever asks. */
export function valuesByDocument(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type, properties = {}, required = [], items = {}, minItems = 0, maxItems = 5 } = schema;
  if (typeof type === "object") return fc.oneof(...type.map((each) => valuesByDocument({ ...schema, type: each })));
  if (type === "null") return fc.constant(null);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (type) {
    case "object":
      return fc.record(
        Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, valuesByDocument(each)])),
        { requiredKeys: [...required], noNullPrototype: true },
      );
    case "array":
      return fc.array(valuesByDocument(items), { minLength: minItems, maxLength: maxItems });
    case "string":
      return strings(schema);
    case "integer":
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) });
    case "number":
      return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000, noNaN: true });
    case "boolean":
      return fc.boolean();
    default:
      return fc.jsonValue();
  }
}
