import * as v from "valibot";

/** A field of a payload that holds what somebody wrote. */
export interface PersonalField {
  /** Where it is in the payload, as a JSON Pointer: `/reply/text`. */
  readonly path: string;
  /** The field of the same object that holds the subject whose text it is; null there: nobody is known, and the text is clear. */
  readonly of: string;
}

/** The word of JSON Schema that says whose text a field holds. */
const WORD = "x-personal";

/**
 * Text that somebody wrote, null once they were erased: in the log, in snapshots and on the bus it is sealed by their key. `of` names the
 * field of the same object that holds their subject.
 */
export const personal = (
  schema: v.GenericSchema<unknown, string>,
  of: string,
): v.GenericSchema<unknown, string | null> => v.pipe(v.nullable(schema), v.metadata({ [WORD]: of }));

/** As much of a schema of valibot's as tells where something personal is. */
interface Part {
  readonly type: string;
  readonly pipe?: readonly { readonly kind: string; readonly type: string; readonly metadata?: object }[];
  readonly entries?: Readonly<Record<string, Part>>;
  /** Of what may be null or left out. */
  readonly wrapped?: Part;
  /** Of lists and of records. */
  readonly item?: Part;
  readonly value?: Part;
  /** Of unions. */
  readonly options?: readonly unknown[];
}

/** Whose text a schema says it is, if it says so: the word of `personal`. */
export function personalOf(schema: unknown): string | undefined {
  const said = (schema as Part).pipe?.find((each) => each.type === "metadata" && WORD in (each.metadata ?? {}));
  return said && (said.metadata as Record<typeof WORD, string>)[WORD];
}

/** The personal fields of a payload's schema. Throws for one in a list or a union, which has no place of its own, and for one of nobody. */
export function personalFields(schema: unknown, at = ""): PersonalField[] {
  const { entries, wrapped, item, value, options } = schema as Part;
  if (entries) {
    return Object.entries(entries).flatMap(([name, part]) => {
      const path = `${at}/${name}`;
      const of = personalOf(part);
      if (of === undefined) return personalFields(part, path);
      if (!(of in entries)) throw new Error(`${path} is personal, but there is no ${of} beside it`);
      return [{ path, of }];
    });
  }
  if (wrapped) return personalFields(wrapped, at);
  const inside = [item, value, ...(options ?? [])].filter((part) => typeof part === "object" && part !== null);
  if (inside.some((part) => personalOf(part) !== undefined || personalFields(part, at).length > 0)) {
    throw new Error(`${at || "The payload"} has something personal in a list or a union, where it cannot be sealed`);
  }
  return [];
}

/** The same as a version says them of which only the paths are kept: `{ "/reply/text": "author_id" }`. */
export const fieldsAt = (paths: Readonly<Record<string, string>>): PersonalField[] =>
  Object.entries(paths).map(([path, of]) => ({ path, of }));
