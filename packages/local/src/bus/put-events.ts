import { LOCAL_ACCOUNT, LOCAL_REGION } from "../loopback.ts";

/** An event as EventBridge delivers it. */
export interface BusEvent {
  readonly version: "0";
  readonly id: string;
  readonly "detail-type": string;
  readonly source: string;
  readonly account: string;
  /** RFC 3339 UTC, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** An entry that is accepted: the event, and its JSON text with `Detail` as it was sent. */
export interface AcceptedEntry {
  readonly event: BusEvent;
  readonly body: string;
  /** Name of the bus that it was sent to. */
  readonly bus: string;
}

export interface RefusedEntry {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

export type Entry = AcceptedEntry | RefusedEntry;

/** A whole request that is refused. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

/** Entries in one request, and their size by the documented formula: 1 MB since January 2026, 256 KB before. */
const MAX_ENTRIES = 10;
export const MAX_BYTES = 1_048_576;
const MAX_DETAIL_TYPE = 128;

interface RawEntry {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
  readonly Time?: number;
  readonly Resources?: readonly string[];
}

const isTextOrNone = (value: unknown): boolean => value === undefined || value === null || typeof value === "string";
const isList = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.every((each) => typeof each === "string"));
const isTime = (value: unknown): boolean => value === undefined || value === null || Number.isFinite(value);

function readEntry(raw: unknown): RawEntry {
  if (typeof raw !== "object" || raw === null)
    throw new RequestError("SerializationException", "An entry is not an object.");
  const { Source, DetailType, Detail, EventBusName, TraceHeader, Time, Resources } = raw as Record<string, unknown>;
  const texts = [Source, DetailType, Detail, EventBusName, TraceHeader];
  if (texts.every(isTextOrNone) && isTime(Time) && isList(Resources)) return raw;
  throw new RequestError("SerializationException", "A member of an entry has the wrong type.");
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size */
const sizeOf = ({ Time, Source, DetailType, Detail, Resources }: RawEntry): number =>
  (Time == null ? 0 : 14) +
  [Source, DetailType, Detail, ...(Resources ?? [])].reduce((sum, text) => sum + Buffer.byteLength(text ?? ""), 0);

const violated = (value: string, constraint: string) =>
  new RequestError(
    "ValidationException",
    `1 validation error detected: Value '${value}' at 'entries' failed to satisfy constraint: ${constraint}`,
  );

function readEntries(request: unknown): RawEntry[] {
  const entries = typeof request === "object" && request !== null && "Entries" in request ? request.Entries : undefined;
  if (entries === undefined || entries === null) throw violated("null", "Member must not be null");
  if (!Array.isArray(entries)) throw new RequestError("SerializationException", "Entries is not a list.");
  if (entries.length === 0) throw violated("[]", "Member must have length greater than or equal to 1");
  if (entries.length > MAX_ENTRIES)
    throw violated("[...]", `Member must have length less than or equal to ${MAX_ENTRIES}`);
  const read = entries.map(readEntry);
  if (read.reduce((sum, entry) => sum + sizeOf(entry), 0) < MAX_BYTES) return read;
  throw new RequestError("ValidationException", "Total size of the entries in the request is over the limit.");
}

const invalid = (name: string, reason: string): RefusedEntry => ({
  ErrorCode: "InvalidArgument",
  ErrorMessage: `Parameter ${name} is not valid. Reason: ${reason}`,
});

function parseDetail(detail: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(detail);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

/** Characters that JSON may hold but SQS refuses; in JSON text they stand only inside strings, where an escape means the same. */
const escapeForQueue = (json: string): string =>
  json.replace(/[\u{D800}-\u{DFFF}\u{FFFE}\u{FFFF}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16)}`);

/** The bus of a name or an ARN (`arn:aws:events:<region>:<account>:event-bus/<name>`). */
const busName = (nameOrArn: string | undefined): string => nameOrArn?.split("/").pop() ?? "default";

function accept(raw: RawEntry, now: Date, id: string): Entry {
  const { Source: source, DetailType: detailType, Detail } = raw;
  if (!source) return invalid("Source", "Source is a required argument.");
  if (!detailType) return invalid("DetailType", "DetailType is a required argument.");
  if (!Detail) return invalid("Detail", "Detail is a required argument.");
  if (detailType.length > MAX_DETAIL_TYPE)
    return invalid("DetailType", `It is longer than ${MAX_DETAIL_TYPE} characters.`);
  if (source.startsWith("aws.")) {
    return { ErrorCode: "NotAuthorizedForSourceException", ErrorMessage: "Not authorized for the source." };
  }
  const detail = parseDetail(Detail);
  if (detail === undefined) return { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
  const time = raw.Time == null ? now : new Date(raw.Time * 1000);
  if (Number.isNaN(time.getTime())) return invalid("Time", "It is not a time.");
  const head = {
    version: "0",
    id,
    "detail-type": detailType,
    source,
    account: LOCAL_ACCOUNT,
    time: `${time.toISOString().slice(0, 19)}Z`,
    region: LOCAL_REGION,
    resources: raw.Resources ?? [],
  } as const;
  const body = escapeForQueue(`${JSON.stringify(head).slice(0, -1)},"detail":${Detail}}`);
  return { event: { ...head, detail }, body, bus: busName(raw.EventBusName ?? undefined) };
}

export const isAccepted = (entry: Entry): entry is AcceptedEntry => "event" in entry;

/**
 * Reads a PutEvents request. Each entry is accepted or refused by itself; the request as a whole is refused, by throwing RequestError,
 * when it has not 1 to 10 entries or is too large.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function readPutEvents(request: unknown, now: Date, newId: () => string): Entry[] {
  return readEntries(request).map((raw) => accept(raw, now, newId()));
}
