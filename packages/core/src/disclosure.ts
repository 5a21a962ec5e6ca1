import type { EventDefinitions } from "./event.ts";

/**
 * What everybody is told of an event of one type, as paths into its payload: keys with dots between them. What lies beneath a path is told as
 * well, and a list is passed through. Paths of former versions of the payload stand beside those of today's.
 */
export interface Disclosure {
  readonly fields: readonly string[];
  /** Of these the words that people chose: null where what they were said of, or by whom, is no longer shown. */
  readonly words: readonly string[];
}

/** By event type. */
export type Disclosures<Type extends string = string> = { readonly [T in Type]?: Disclosure };

/** Those of a feature's own events. */
export type DisclosuresOf<Definitions extends EventDefinitions> = Disclosures<Definitions[keyof Definitions]["type"]>;

/** Where paths lead: to an end, or on. */
interface Tree {
  readonly [key: string]: Tree | true;
}
type Growing = { [key: string]: Growing | true };

function treeOf(paths: readonly string[]): Tree {
  const root: Growing = Object.create(null);
  for (const path of paths) {
    const keys = path.split(".");
    let at = root;
    for (const key of keys.slice(0, -1)) {
      const next = at[key];
      if (next === true) break;
      at = at[key] = next ?? Object.create(null);
    }
    at[keys.at(-1) ?? ""] = true;
  }
  return root;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function kept(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((each) => kept(each, tree));
  if (!isObject(value)) return null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const next = tree[key];
      if (next === undefined) return [];
      return [[key, next === true ? inner : kept(inner, next)]];
    }),
  );
}

function emptied(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((each) => emptied(each, tree));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const next = tree[key];
      if (next === undefined) return [key, inner];
      return [key, next === true ? null : emptied(inner, next)];
    }),
  );
}

/** As much of a payload as everybody is told, without the words of what is no longer shown: those at the paths that are `withheld`. */
export function toldOf(payload: unknown, { fields }: Disclosure, withheld: readonly string[]): unknown {
  const told = kept(payload, treeOf(fields));
  return withheld.length === 0 ? told : emptied(told, treeOf(withheld));
}

type Schema = Readonly<Record<string, unknown>>;

/** A payload's JSON Schema (draft 2020-12) as everybody is told of it: of the fields that are told, with words that may be null. */
export const toldSchema = (schema: Schema, { fields, words }: Disclosure): Schema =>
  withNulls(keptSchema(schema, treeOf(fields)), treeOf(words));

/** A schema with what `change` makes of the schemas right inside it: of alternatives, of a list's items, and of its properties. */
function inside(schema: Schema, each: (inner: Schema) => Schema, properties: (all: Schema) => Schema): Schema {
  const changed = (inner: unknown) => (isObject(inner) ? each(inner) : inner);
  return {
    ...schema,
    ...(Array.isArray(schema.anyOf) && { anyOf: schema.anyOf.map(changed) }),
    ...(isObject(schema.items) && { items: changed(schema.items) }),
    ...(isObject(schema.properties) && properties(schema.properties)),
  };
}

function keptSchema(schema: Schema, tree: Tree): Schema {
  const properties = (all: Schema): Schema => {
    const told = Object.entries(all).flatMap(([key, property]) => {
      const next = tree[key];
      if (next === undefined) return [];
      return [[key, next === true ? property : keptSchema(property as Schema, next)] as const];
    });
    const names = new Set(told.map(([key]) => key));
    const required = (schema.required as readonly string[] | undefined)?.filter((key) => names.has(key));
    return { properties: Object.fromEntries(told), ...(required && { required }) };
  };
  return inside(schema, (inner) => keptSchema(inner, tree), properties);
}

function withNulls(schema: Schema, tree: Tree): Schema {
  const properties = (all: Schema): Schema => ({
    properties: Object.fromEntries(
      Object.entries(all).map(([key, property]) => {
        const next = tree[key];
        if (next === undefined) return [key, property];
        return [key, next === true ? nullable(property as Schema) : withNulls(property as Schema, next)];
      }),
    ),
  });
  return inside(schema, (inner) => withNulls(inner, tree), properties);
}

function nullable(schema: Schema): Schema {
  const options = Array.isArray(schema.anyOf) ? schema.anyOf : [schema];
  const mayBeNull = options.some((each) => isObject(each) && each.type === "null");
  return mayBeNull ? schema : { anyOf: [...options, { type: "null" }] };
}
