import type { GenericSchema } from "valibot";
import { type Direction, membersText, type NameOf, type Schema, schemaOf } from "./type-text.ts";

/** Names for the objects of a document, and what was declared under those that it uses. */
export interface Names {
  readonly nameOf: NameOf;
  /** The declarations of all that were asked for, in the order of their names. */
  declarations(): readonly string[];
}

/**
 * Objects are known by what they look like: whatever looks like a schema with a name has that name. `taken`: names that already stand for
 * something else; what would have one of them is called an input, for that is the second of the two directions. `fixed`: texts that have names elsewhere.
 */
export function namesOf(
  schemas: ReadonlyMap<string, GenericSchema>,
  direction: Direction,
  fixed: ReadonlyMap<string, string>,
  taken: ReadonlySet<string> = new Set(),
): Names & { readonly used: ReadonlySet<string> } {
  const known = new Map<string, { readonly name: string; readonly text: string; readonly inner: readonly string[] }>();
  const used = new Set<string>();
  const use = (text: string): string | undefined => {
    const entry = known.get(text);
    if (entry && !used.has(text)) {
      used.add(text);
      entry.inner.forEach(use);
    }
    return entry?.name ?? fixed.get(text);
  };
  for (const [name, schema] of bySize(schemas, direction)) {
    const inner: string[] = [];
    const nameOf = (each: string) => {
      if (known.has(each)) inner.push(each);
      return known.get(each)?.name ?? fixed.get(each);
    };
    const text = membersText(schema, { nameOf, direction });
    if (!known.has(text)) known.set(text, { name: taken.has(name) ? `${name}Input` : name, text, inner });
  }
  const entries = () => [...used].flatMap((text) => known.get(text) ?? []);
  return {
    nameOf: use,
    get used() {
      return new Set(entries().map(({ name }) => name));
    },
    declarations: () =>
      entries()
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .map(({ name, text }) => `export interface ${name} ${text}`),
  };
}

/** Objects with members, small ones first: they are inside the others. Of two that look alike the later name is taken (`RejectedRow`, not `NotedRow`). */
function bySize(schemas: ReadonlyMap<string, GenericSchema>, direction: Direction): [string, Schema][] {
  const objects = [...schemas].flatMap(([name, schema]): [string, Schema][] => {
    const json = schemaOf(schema, direction);
    return json.type === "object" && json.properties ? [[name, json]] : [];
  });
  const size = (schema: Schema) => JSON.stringify(schema).length;
  return objects.sort((one, other) => size(one[1]) - size(other[1]) || (one[0] < other[0] ? 1 : -1));
}
