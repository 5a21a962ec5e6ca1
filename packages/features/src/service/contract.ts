import { endpoint, openTokenOptional } from "@bellyfed/core/endpoint";
import { fault } from "@bellyfed/core/fault";
import { integerText, maxCharacters, oneOf, strictObject } from "@bellyfed/core/schema";
import * as v from "valibot";

const open = { tag: "Service", method: "GET", function: "query", access: "open", status: 200 } as const;

/** How far a read model is; null for what nobody has noted yet. */
export const ReadModelHealth = v.object({
  name: v.string(),
  /** When its consumer last applied events (RFC 3339), noted every ten seconds at most. */
  applied_at: v.nullable(v.string()),
  /** How long these had been in the log by then, in milliseconds. */
  lag_ms: v.nullable(v.number()),
  /** When reconcile last compared it with the log. */
  checked_at: v.nullable(v.string()),
  /** What it lacked then, and since when. */
  behind_events: v.nullable(v.number()),
  behind_seconds: v.nullable(v.number()),
  /** Up to this position of the feed it was proved to have everything, within the last minute or so. */
  proved_position: v.nullable(v.string()),
  /** When the first event that it lacked then was appended (RFC 3339); null: it lacked none. */
  lacks_since: v.nullable(v.string()),
});

/** The one order of all events, and how far what is fed by the bus was proved to be. */
export const FeedHealth = v.object({
  /** Whether a log from before has its order; until then so many of so many events have their position. */
  numbered: v.boolean(),
  events: v.number(),
  total: v.number(),
  /** The last position. */
  position: v.string(),
  /** Up to here every read model has everything; null: nobody has looked yet. */
  proved_position: v.nullable(v.string()),
});

export const Health = v.object({
  status: v.literal("ok"),
  time: v.string(),
  read_models: v.optional(v.array(ReadModelHealth)),
  /** Null before the feed was begun. */
  feed: v.optional(v.nullable(FeedHealth)),
});

const HealthQuery = strictObject({
  /** `1`: look at the read models as well. */
  deep: v.optional(oneOf(["0", "1"])),
});

/** An event type's name and a version of its payload, as addresses name them. */
const SchemaOf = strictObject({
  type: v.pipe(v.string(), maxCharacters(64), v.regex(/^[A-Z]+(?:_[A-Z]+)*$/, fault("pattern.event_type"))),
  version: integerText(1, 9_999),
});

export const endpoints = {
  getHealth: endpoint({
    ...open,
    operation: "getHealth",
    path: "/health",
    summary:
      "Whether the API answers and has its database (503 when it has not), and with deep=1 how far the read models are",
    query: HealthQuery,
    response: Health,
  }),
  getOpenApi: endpoint({
    ...open,
    function: "service",
    operation: "getOpenApi",
    path: "/openapi.json",
    summary: "This API as an OpenAPI 3.1 document",
    response: v.record(v.string(), v.unknown()),
  }),
  getAsyncApi: endpoint({
    ...open,
    function: "service",
    operation: "getAsyncApi",
    path: "/asyncapi.json",
    summary: "The events that everybody is told of, and how to follow them, as an AsyncAPI 3.0 document",
    response: v.record(v.string(), v.unknown()),
  }),
  getEventSchema: endpoint({
    ...open,
    function: "service",
    access: openTokenOptional,
    operation: "getEventSchema",
    path: "/events/schemas/{type}/{version}",
    summary:
      "The payload of an event type in one of its versions, as JSON Schema; of what only admins are told, to admins",
    params: SchemaOf,
    response: v.record(v.string(), v.unknown()),
    produces: ["application/schema+json"],
  }),
  getDocs: endpoint({
    ...open,
    function: "service",
    operation: "getDocs",
    path: "/docs",
    summary: "This API as a page to read",
    response: v.string(),
    produces: ["text/html"],
  }),
  getDocsMarkdown: endpoint({
    ...open,
    function: "service",
    operation: "getDocsMarkdown",
    path: "/docs.md",
    summary: "The same page as Markdown, for language models",
    response: v.string(),
    produces: ["text/markdown"],
  }),
  getLlmsText: endpoint({
    ...open,
    function: "service",
    operation: "getLlmsText",
    path: "/llms.txt",
    summary: "What a language model is to read of this API first, as Markdown",
    response: v.string(),
    produces: ["text/plain"],
  }),
} as const;
