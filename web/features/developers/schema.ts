/** What the API's documents use of JSON Schema (draft 2020-12). */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly format?: string;
  readonly description?: string;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A rule that a value keeps; the page says it in the reader's language. */
export type Limit =
  | { readonly kind: "length" | "range" | "items"; readonly min: number | undefined; readonly max: number | undefined }
  | { readonly kind: "pattern" | "default"; readonly value: string }
  | { readonly kind: "oneLine" };

/** One field of an object, however deep. */
export interface Field {
  /** `address.street`, `data[].id`; empty for a value that is no object. */
  readonly path: string;
  /** Like TypeScript writes it, so that it needs no translation: `string | null`, `integer[]`. */
  readonly type: string;
  readonly required: boolean;
  readonly limits: readonly Limit[];
  /** The name of what has the same fields, which are then not listed again. */
  readonly sameAs: string | undefined;
}

/** Finds what else is known to have exactly these fields. */
export type SameAs = (schema: JsonSchema) => string | undefined;

/** The fields of an object, each followed by those inside it; of another value one without a path. */
export function fieldsOf(schema: JsonSchema, sameAs: SameAs = () => undefined): Field[] {
  return schema.properties
    ? inside(schema, "", sameAs)
    : [field("", schema, true, sameAs(schema)), ...inside(schema, "", sameAs)];
}

function inside(schema: JsonSchema, path: string, sameAs: SameAs): Field[] {
  const { value, suffix } = objectIn(schema);
  const prefix = path + suffix;
  return Object.entries(value?.properties ?? {}).flatMap(([name, property]) => {
    const at = prefix ? `${prefix}.${name}` : name;
    const same = sameAs(objectIn(property).value ?? property);
    const own = field(at, property, value?.required?.includes(name) ?? false, same);
    return same ? [own] : [own, ...inside(property, at, sameAs)];
  });
}

/** The object that a schema holds, behind `null` and lists. */
function objectIn(schema: JsonSchema): { readonly value: JsonSchema | undefined; readonly suffix: string } {
  const shown = withoutNull(schema);
  if (!shown.items) return { value: shown.properties && shown, suffix: "" };
  const { value, suffix } = objectIn(shown.items);
  return { value, suffix: `[]${suffix}` };
}

function withoutNull(schema: JsonSchema): JsonSchema {
  const [first, ...others] = (schema.anyOf ?? []).filter(({ type }) => type !== "null");
  return first && others.length === 0 ? first : schema;
}

const field = (path: string, schema: JsonSchema, required: boolean, sameAs: string | undefined): Field => ({
  path,
  type: typeOf(schema),
  required,
  limits: sameAs ? [] : limitsOf(schema),
  sameAs,
});

function typeOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(" | ");
  if (typeof schema.type === "object") {
    return schema.type.map((type) => (type === "null" ? type : typeOf({ ...schema, type }))).join(" | ");
  }
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeOf).join(", ")}]`;
  if (schema.items) return listOf(typeOf(schema.items));
  if (schema.type === "object" && typeof schema.additionalProperties === "object") return "object";
  return schema.format ?? schema.type ?? "any";
}

const listOf = (type: string): string => (type.includes(" | ") ? `(${type})[]` : `${type}[]`);

/** As `line` in packages/core/src/schema.ts describes itself. */
const ONE_LINE = /^One line\b/;
/** What is longer says nothing to people: which characters of the world's scripts there may be. */
const LONGEST_PATTERN = 100;

function limitsOf(schema: JsonSchema): Limit[] {
  const shown = withoutNull(schema);
  const { minItems, maxItems, pattern = "", prefixItems, items } = shown;
  const limits: Limit[] = [
    ...(prefixItems ? [] : span("items", minItems, maxItems)),
    ...span("length", shown.minLength, shown.maxLength),
    ...span("range", shown.minimum, shown.maximum),
    ...(items && !items.properties ? limitsOf(items) : []),
  ];
  if (ONE_LINE.test(shown.description ?? "")) limits.push({ kind: "oneLine" });
  else if (pattern && pattern.length < LONGEST_PATTERN) limits.push({ kind: "pattern", value: pattern });
  if (isWorthSaying(schema.default)) limits.push({ kind: "default", value: JSON.stringify(schema.default) });
  return limits;
}

/** What is left out is null, or an object of which all is left out: that goes without saying. */
const isWorthSaying = (value: unknown): boolean =>
  value !== undefined && (typeof value !== "object" || Array.isArray(value));

function span(kind: "length" | "range" | "items", min: number | undefined, max: number | undefined): Limit[] {
  const most = max === Number.MAX_SAFE_INTEGER ? undefined : max;
  return min === undefined && most === undefined ? [] : [{ kind, min, max: most }];
}
