type Expected = "string" | "number" | "boolean" | "array" | "object" | "null";
const nouns: Readonly<Record<Expected, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  null: "null",
};

/** Everything that can be wrong with a field: its code, and the English sentence that its params make. */
const sentences = {
  required: "is required",
  unknown_field: "is not a known field",
  repeated: "must be given only once",
  wrong_type: ({ expected }: { expected: Expected }) => `must be ${nouns[expected]}`,
  too_short: ({ least }: { least: number }) =>
    least === 1 ? "must not be empty" : `must have at least ${least} characters`,
  too_long: ({ most }: { most: number }) => `must have at most ${most} characters`,
  too_few: ({ least }: { least: number }) => `must have at least ${least} ${least === 1 ? "entry" : "entries"}`,
  too_many: ({ most }: { most: number }) => `must have at most ${most} entries`,
  too_deep: ({ most }: { most: number }) => `must not be nested more than ${most} levels deep`,
  out_of_range: ({ min, max }: { min: number; max: number }) => `must be between ${min} and ${max}`,
  not_whole: "must be a whole number",
  /** Of import reports of former releases alone: what is named twice is taken once. */
  not_unique: "must not name the same twice",
  not_one_of: ({ options }: { options: readonly string[] }) =>
    `must be ${options.length === 1 ? "" : "one of "}${options.join(", ")}`,
  not_a_date: ({ like }: { like: string }) => `must be a real date like ${like}`,
  not_a_time: "must be an RFC 3339 time",
  in_future: "must not be in the future",
  not_within_a_year: "must be a day from tomorrow on, within a year",
  not_from_today: "must be today or a later day, within a year",
  before_it_closes: "must be told when it closes, not before",
  no_such_restaurant: "must be the id of a restaurant",
  same_restaurant: "must be another restaurant",
  null_island: "must not be the point 0, 0, which stands for none",
  not_in_city: "must lie in the city",
  no_letter: "must contain a letter or a digit",
  only_punctuation: "must contain a letter, a digit or a symbol",
  control_characters: "must not contain control characters",
  direction_controls: "must not contain characters that turn the reading direction",
  hidden_characters: "must not contain characters that nobody sees and that join nothing",
  nothing_visible: "must contain something visible",
  user_in_url: "must not hold a user name or a password",
  not_unicode: "must be well-formed Unicode",
  not_utf8: "must be UTF-8",
  not_json: "must be JSON",
  not_percent_encoded: "must be percent-encoded UTF-8",
  nothing_to_change: "must change something",
  foreign_cursor: "must be the next_cursor of a page of the same query",
  "pattern.one_line": "must be one line without tabs",
  "pattern.id": "must be an id of 26 lower-case letters and digits",
  "pattern.chosen_id": "must be 1 to 64 letters, digits, hyphens or underscores",
  "pattern.chat_id": "must be the id of a chat: 22 characters",
  "pattern.phone": "must be a phone number",
  "pattern.url": "must be an http or https URL",
  "pattern.country": "must be a country code like US",
  "pattern.currency": "must be a currency code of ISO 4217 like USD",
  "pattern.language": "must be a language tag like en or pt-BR",
  "pattern.point": "must be [longitude, latitude]",
  "pattern.subject": "must be the subject of a token: 1 to 128 characters without #",
  "pattern.time_zone": "must be a time zone like Europe/Lisbon",
  "pattern.special_day": "must be a day like 2026-12-24, one of every year like 12-25, or PH for public holidays",
  "pattern.etag": 'must look like "3-1f2e3d4c"',
  "pattern.version": "must be a version: a whole number",
  "pattern.part_version": "must be a version, or the id of a part and its version: <id>:<version>",
  "pattern.event_type": "must be the name of an event type like RESTAURANT_CREATED",
  "pattern.event_types": "must name event types like RESTAURANT_CREATED, with commas between them",
  "pattern.place": "must be a latitude and a longitude like 40.73,-73.99",
  "pattern.box": "must be west, south, east and north like -74.1,40.6,-73.9,40.8",
  "pattern.polygon": "must be a GeoJSON Polygon of at most 100 points",
  "pattern.polygon_points": "has more than 100 points",
  "pattern.polygon_degrees":
    "has a longitude beyond 180 or a latitude beyond 90: a shape across the date line is cut in two (RFC 7946, 3.1.9)",
  "pattern.rating": "must be a rating from 1 to 5 like 4.5",
  "pattern.open_at": "must be an instant like 2026-11-28T18:30:00Z, or a weekday and a time like fri18:30",
  "pattern.site_link": "must be a link to a restaurant of this site, like /restaurants/<id>",
  needs_where: "needs something besides a name: an address, a city, a phone, a website, a location, or a url",
  needs_near: "needs near: a distance is one from somewhere",
  one_of_both: "cannot be asked for together with the other: one of both",
  "pattern.path": "must be a path without . and .. and without characters that are not allowed",
  /** For a check that nobody has given a code; the contracts' own checks all have theirs. */
  invalid: "is not valid",
} as const;

type Sentences = typeof sentences;
/** What is wrong with a field, stable and machine-readable. The list is closed: another fault needs an entry above. */
export type FaultCode = keyof Sentences;
export const faultCodes = Object.keys(sentences) as FaultCode[];

/** What a fault's sentence speaks of; empty for most. */
export type FaultParams<Code extends FaultCode> = Sentences[Code] extends (params: infer Params) => string
  ? Readonly<Params>
  : Readonly<Record<string, never>>;

/** A fault without its place. */
export type Fault = { [Code in FaultCode]: { readonly code: Code; readonly params: FaultParams<Code> } }[FaultCode];

/** One thing wrong with the input: a JSON pointer (RFC 6901) to the place and what is wrong there, for machines and in English. */
export type FieldError = Fault & { readonly pointer: string; readonly message: string };

type Given<Code extends FaultCode> =
  FaultParams<Code> extends Readonly<Record<string, never>> ? [] : [params: FaultParams<Code>];

/** The sentence that a fault is told by. */
function sentenceOf({ code, params }: Fault): string {
  const sentence = sentences[code] as string | ((params: Fault["params"]) => string);
  return typeof sentence === "string" ? sentence : sentence(params);
}

/** A fault at its place: `fieldError("/name", { code: "required", params: {} })`. */
export const fieldError = (pointer: string, fault: Fault): FieldError => ({
  pointer,
  ...fault,
  message: sentenceOf(fault),
});

/** A fault: `faultOf("too_long", { most: 120 })`. */
export const faultOf = <Code extends FaultCode>(code: Code, ...[params]: Given<Code>): Fault =>
  ({ code, params: params ?? {} }) as Fault;

/** A fault as the message of a schema's check: `v.maxValue(5, fault("out_of_range", { min: 1, max: 5 }))`. */
export const fault = <Code extends FaultCode>(code: Code, ...given: Given<Code>): string =>
  JSON.stringify(faultOf(code, ...given));

/** The fault that a check's message holds; undefined for a message of the schema library's own. */
export function faultIn(message: string): Fault | undefined {
  return message.startsWith('{"code":') ? (JSON.parse(message) as Fault) : undefined;
}
