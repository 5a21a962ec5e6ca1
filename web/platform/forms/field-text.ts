import type { Messages } from "../i18n/messages.ts";

type Key = keyof Messages["forms"]["field"];

/** What the API says of a field (packages/core/src/schema.ts and the contracts), and the message that says it in the reader's language. */
const known: readonly (readonly [RegExp, Key])[] = [
  [/^must not be empty$|^is required$/, "empty"],
  [/^must have at least (?<count>\d+) characters$/, "tooShort"],
  [/^(must have at most |Invalid length: Expected <=)(?<count>\d+)/, "tooLong"],
  [/^must be one line without tabs$/, "oneLine"],
  [/^must contain a letter or a digit$/, "noLetter"],
  [/^must not contain control characters$|^must be well-formed Unicode$/, "unreadable"],
  [/^must be a (whole )?number$|^Invalid type: Expected number /, "number"],
  [/^(must be at least |Invalid value: Expected >=)(?<count>-?[\d.]+)/, "atLeast"],
  [/^(must be at most |Invalid value: Expected <=)(?<count>-?[\d.]+)/, "atMost"],
  [/^must be a (real date|date like .*)$/, "date"],
  [/^must not be in the future$/, "future"],
  [/^must be an http or https URL$/, "url"],
  [/^must be a phone number$/, "phone"],
  [/^must be a country code like US$/, "country"],
  [/^must be a currency (code like USD|of ISO 4217)$/, "currency"],
  [/^must be a language tag /, "language"],
  [/^must name at least one cuisine$/, "noCuisine"],
  [/^must name at most (?<count>\d+) cuisines$/, "manyCuisines"],
  [/^must not name a cuisine twice$/, "cuisineTwice"],
  [/^must change something$/, "noChange"],
  [/^must be one of /, "choice"],
  [/^must name at most (?<count>\d+) marks$|^must not name a mark twice$/, "marks"],
  [/^is not a known field$|^Invalid type: /, "kind"],
];

/** The message and its arguments for what the API says of a field; undefined for what is not known here. */
export function fieldMessage(said: string): { readonly key: Key; readonly count: number } | undefined {
  for (const [pattern, key] of known) {
    const match = pattern.exec(said);
    if (match) return { key, count: Number(match.groups?.count ?? 0) };
  }
  return undefined;
}

/** The name of the input that a JSON pointer means: `/address/street` is `address.street`; what is in a list belongs to its input. */
export const inputName = (pointer: string): string =>
  pointer
    .split("/")
    .slice(1)
    .filter((part) => !/^\d+$/.test(part))
    .map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"))
    .join(".");
