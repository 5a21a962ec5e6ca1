import { isDeepStrictEqual } from "node:util";
import type { EventDefinition } from "@bellyfed/core/event";
import { type JsonSchema, jsonSchemaOf } from "../docs/json-schema.ts";

/** The schema of every payload that was ever stored or sent, by `TYPE@version`. */
export type Stored = Readonly<Record<string, JsonSchema>>;

export const STORED_FILE = "packages/features/src/stored.json";

const keyOf = ({ type, version }: Pick<EventDefinition, "type" | "version">): string => `${type}@${version}`;

/** What was stored, with the entries that are new. An entry that is there is never changed: what is in the log stays as it is. */
export function withNew(definitions: readonly EventDefinition[], stored: Stored): Stored {
  const made = definitions.map((definition) => [keyOf(definition), jsonSchemaOf(definition.schema)] as const);
  const all = { ...Object.fromEntries(made), ...stored };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is wrong between the code and what was stored, each as a sentence that says what to do. */
export function storedFaults(definitions: readonly EventDefinition[], stored: Stored): string[] {
  const current = definitions.flatMap((definition) => {
    const key = keyOf(definition);
    const known = stored[key];
    if (!known) return [`${key} is not in ${STORED_FILE}: run npm run docs and commit it`];
    if (isDeepStrictEqual(known, plain(jsonSchemaOf(definition.schema)))) return [];
    return [`The schema of ${key} changed: leave it, and give the event a new version with an upcaster`];
  });
  const versions = new Map(definitions.map(({ type, version }) => [type, version]));
  const former = Object.keys(stored).flatMap((key) => {
    const [type = "", version] = key.split("@");
    const now = versions.get(type);
    if (now === undefined)
      return [
        `${key} is stored, but no event is called ${type} any more: define it again, or, if it was never committed, take its entry out of ${STORED_FILE}`,
      ];
    return Number(version) <= now ? [] : [`${key} is stored, but the code knows ${type} only up to version ${now}`];
  });
  return [
    ...current,
    ...former,
    ...definitions.flatMap((definition) => missingVersions(definition, stored)),
    ...definitions.flatMap((definition) => unsealedFields(definition, stored)),
  ];
}

/** What an entry marks as personal has to be what is opened of its version, or nobody could read it any more. */
const unsealedFields = ({ type, version, personal }: EventDefinition, stored: Stored): string[] =>
  Array.from({ length: version }, (_, index) => index + 1).flatMap((each) => {
    const known = Object.fromEntries(personal(each).map(({ path, of }) => [path, of]));
    const marked = Object.fromEntries(personalIn(stored[`${type}@${each}`] ?? {}));
    return isDeepStrictEqual(known, marked)
      ? []
      : [
          `The personal fields of ${type}@${each} are ${JSON.stringify(marked)}, and its upcaster says ${JSON.stringify(known)}`,
        ];
  });

function personalIn({ properties = {}, anyOf = [], items }: JsonSchema, at = ""): [path: string, of: string][] {
  const inner = [...anyOf, ...(items ? [items] : [])].flatMap((each) => personalIn(each, at));
  const own = Object.entries(properties).flatMap(([name, each]): [string, string][] => {
    const of = each["x-personal"];
    return of === undefined ? personalIn(each, `${at}/${name}`) : [[`${at}/${name}`, of]];
  });
  return [...inner, ...own];
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function missingVersions({ type, version }: EventDefinition, stored: Stored): string[] {
  const older = Array.from({ length: version - 1 }, (_, index) => `${type}@${index + 1}`);
  return older
    .filter((key) => !stored[key])
    .map((key) => `${key} is missing in ${STORED_FILE}: entries are never removed`);
}

/** Entries of an earlier state of the file that are no longer there as they were. */
export const lostEntries = (earlier: Stored, now: Stored): string[] =>
  Object.keys(earlier).filter((key) => !isDeepStrictEqual(earlier[key], now[key]));
