import type { EventDefinition } from "../event.ts";
import type { PersonalField } from "../personal.ts";
import type { SubjectKey } from "../subject-keys.ts";
import { openText, sealText } from "./text.ts";

/** Event types by their names. */
export type Definitions = ReadonlyMap<string, EventDefinition>;
/** Keys by subject; null: the subject was erased. */
export type Keys = ReadonlyMap<string, SubjectKey>;

/** A payload where it stands: in a stream, or in an event of the bus alone, whose stream is "". */
export interface Placed {
  readonly stream: string;
  readonly type: string;
  readonly version: number;
  readonly payload: unknown;
}

/** The personal fields of a payload. One of a type that this code does not know has none that it could tell. */
const fieldsOf = (definitions: Definitions, { type, version }: Placed): readonly PersonalField[] =>
  definitions.get(type)?.personal(version) ?? [];

/** The associated data of a sealed text: `<stream>|<type>@<version>|<path>`. */
const placeOf = ({ stream, type, version }: Placed, { path }: PersonalField): string =>
  `${stream}|${type}@${version}|${path}`;

type Parts = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Parts => typeof value === "object" && value !== null;

/** A payload with one field changed, if there is text: nothing is changed in place. */
function changed(
  payload: unknown,
  [name = "", ...further]: readonly string[],
  of: string,
  change: (text: string, subject: string | null) => string | null,
): unknown {
  if (!isObject(payload)) return payload;
  const value = payload[name];
  if (value === null || value === undefined) return payload;
  if (further.length > 0) return { ...payload, [name]: changed(value, further, of, change) };
  const subject = payload[of] ?? null;
  if (typeof value !== "string" || (typeof subject !== "string" && subject !== null)) {
    throw new Error(`${name} is no text of a subject that ${of} names`);
  }
  return { ...payload, [name]: change(value, subject) };
}

const changedAll = (
  definitions: Definitions,
  placed: Placed,
  change: (text: string, subject: string | null, place: string) => string | null,
): unknown =>
  fieldsOf(definitions, placed).reduce<unknown>(
    (payload, field) =>
      changed(payload, field.path.slice(1).split("/"), field.of, (text, subject) =>
        change(text, subject, placeOf(placed, field)),
      ),
    placed.payload,
  );

/** Whose text a payload holds, each subject once. */
export function subjectsIn(definitions: Definitions, placed: Placed): string[] {
  const found = new Set<string>();
  changedAll(definitions, placed, (text, subject) => {
    if (subject !== null) found.add(subject);
    return text;
  });
  return [...found];
}

/** Who an event of this type is about, where that is to be noted though it may hold nothing that they wrote. */
export function concernedBy(definitions: Definitions, { type, payload }: Pick<Placed, "type" | "payload">): string[] {
  const field = definitions.get(type)?.concerns;
  const subject = field !== undefined && isObject(payload) ? payload[field] : undefined;
  return typeof subject === "string" ? [subject] : [];
}

/** The payload with every personal text sealed; null where its subject was erased. Throws for text of nobody, and when a key is missing. */
export const sealPayload = (definitions: Definitions, placed: Placed, keys: Keys): unknown =>
  changedAll(definitions, placed, (text, subject, place) => {
    if (subject === null) throw new Error(`${place} is personal, and nobody is said to have written it`);
    const key = keyOf(keys, subject, place);
    return key && sealText(text, key, place);
  });

/** The payload with every personal text opened; null where its subject was erased. Throws when a key is missing. Text of nobody is clear. */
export const openPayload = (definitions: Definitions, placed: Placed, keys: Keys): unknown =>
  changedAll(definitions, placed, (text, subject, place) => {
    if (subject === null) return text;
    const key = keyOf(keys, subject, place);
    return key && openText(text, key, place);
  });

function keyOf(keys: Keys, subject: string, place: string): SubjectKey {
  const key = keys.get(subject);
  if (key === undefined) throw new Error(`${place} is sealed by a key that is missing`);
  return key;
}
