/** As much of a schema as says where texts are asked for. */
interface Shape {
  readonly type: string;
  /** Of what may be left out or null. */
  readonly wrapped?: Shape;
  /** Of a list. */
  readonly item?: Shape;
  /** Of an object. */
  readonly entries?: Readonly<Record<string, Shape>>;
}

/**
 * JSON as the API's addresses have it: where a schema asks for a text, numbers are written out, true is `1`, false is left out; where it
 * asks for a list, one value is a list of it. Everything else stays what it is, also what the schema will refuse.
 */
export function asTexts(schema: unknown, value: unknown): unknown {
  const { type, wrapped, item, entries } = schema as Shape;
  if (wrapped) return value === null || value === undefined ? value : asTexts(wrapped, value);
  if (item) return (Array.isArray(value) ? value : [value]).map((each) => asTexts(item, each));
  if (entries) return withTexts(entries, value);
  if (type !== "string" && type !== "picklist") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "1" : undefined;
  return value;
}

function withTexts(entries: Readonly<Record<string, Shape>>, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const written = Object.entries(value).map(([name, each]) => {
    const shape = Object.hasOwn(entries, name) ? entries[name] : undefined;
    return [name, shape ? asTexts(shape, each) : each] as const;
  });
  return Object.fromEntries(written.filter(([, each]) => each !== undefined));
}
