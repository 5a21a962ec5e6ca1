import { endpoint, tokenOptional } from "@bellyfed/core/endpoint";
import { statuses } from "@bellyfed/core/envelope";
import { fault } from "@bellyfed/core/fault";
import { id, integer, integerText, maxCharacters, strictObject, timestamp } from "@bellyfed/core/schema";
import * as v from "valibot";

const TYPE = "[A-Z]+(?:_[A-Z]+)*";
const POSITION = String.raw`(?:[1-9]\d?:)?\d{1,12}(?:,\d{1,12}){0,15}`;

const position = v.pipe(v.string(), v.regex(new RegExp(`^(?:latest|${POSITION})$`), fault("foreign_cursor")));

/** Which events are wanted. Left out: all that the caller is told of. */
export const wanted = {
  /** Event types with commas between them. */
  types: v.optional(
    v.pipe(
      v.string(),
      maxCharacters(2000),
      v.regex(new RegExp(`^${TYPE}(?:,${TYPE})*$`), fault("pattern.event_types")),
      v.transform((text) => text.split(",")),
    ),
  ),
  /** Only of this restaurant, of its menu and of its reviews. */
  restaurant_id: v.optional(id),
};

const text = v.string();
const version = integer(1, Number.MAX_SAFE_INTEGER);

/** An event of the log at its position. Who is no admin is not told who did it (`actor`) and how it came (`trace_id`). */
export const FollowedEvent = v.object({
  /** Where it is in the log: a decimal number, with several lanes their number and a position in each. */
  position: text,
  event_id: text,
  timestamp,
  event_type: text,
  source: text,
  /** The version of the payload's schema: `GET /events/schemas/{type}/{version}`. */
  version: text,
  status: v.picklist(statuses),
  /** What people wrote is null where its author was erased, and for who is no admin where it is no longer shown. */
  payload: v.unknown(),
  stream_id: text,
  stream_version: version,
  trace_id: v.optional(text),
  actor: v.optional(text),
});
export type FollowedEvent = v.InferOutput<typeof FollowedEvent>;

/** The same as a CloudEvent 1.0 (structured JSON). Names of its own are in lower case without anything between, as CloudEvents want it. */
export const CloudEvent = v.object({
  specversion: v.literal("1.0"),
  id: text,
  /** `urn:bellyfed:outbox-processor` */
  source: text,
  /** `com.bellyfed.restaurant.created` */
  type: text,
  /** The stream. */
  subject: text,
  time: timestamp,
  datacontenttype: v.literal("application/json"),
  /** `urn:bellyfed:event:RESTAURANT_CREATED:2`, the `$id` of the payload's schema. */
  dataschema: text,
  position: text,
  streamversion: version,
  traceid: v.exactOptional(text),
  actor: v.exactOptional(text),
  data: v.unknown(),
});
export type CloudEvent = v.InferOutput<typeof CloudEvent>;

export const CLOUD_EVENTS = "application/cloudevents-batch+json";

export const endpoints = {
  listEvents: endpoint({
    tag: "Events",
    method: "GET",
    function: "feed",
    access: tokenOptional,
    follows: true,
    status: 200,
    operation: "listEvents",
    path: "/events",
    summary: "What happened after a position, in the order of the log; admins are told everything",
    query: strictObject({
      /** `next_cursor` of the page before, or the position of an event; `latest`: only what happens from now on. Left out: from the oldest that is kept. */
      after: v.optional(position),
      ...wanted,
      limit: v.optional(integerText(1, 100), "100"),
    }),
    response: v.object({
      data: v.array(FollowedEvent),
      /** Where to go on, always: a page may be short or empty, also where more follows. The same as `after` says that there is nothing more yet. */
      next_cursor: v.string(),
    }),
    forms: { [CLOUD_EVENTS]: v.array(CloudEvent) },
  }),
  streamEvents: endpoint({
    tag: "Events",
    method: "GET",
    function: "stream",
    streaming: true,
    access: tokenOptional,
    status: 200,
    operation: "streamEvents",
    path: "/events/stream",
    summary:
      "The same as it happens, as server-sent events for five minutes: `id` is the position, `event` the type as restaurant.created, `data` the event; " +
      "`Last-Event-ID` goes on where a stream ended, and an event `resync` says that what lies between is no longer kept",
    query: strictObject({
      /** The position of an event; `Last-Event-ID` goes before it. Left out, or `latest`: only what happens from now on. */
      after: v.optional(position, "latest"),
      ...wanted,
    }),
    response: v.string(),
    produces: ["text/event-stream"],
  }),
} as const;
