import { dottedName, schemaId } from "@bellyfed/core/event-names";
import type { CloudEvent, FollowedEvent } from "./contract.ts";

/** An event as a CloudEvent 1.0; what its specification has no name for is an extension: `position`, `streamversion`, `traceid`, `actor`. */
export const cloudEventOf = ({
  event_id,
  event_type,
  timestamp,
  trace_id,
  actor,
  ...event
}: FollowedEvent): CloudEvent => ({
  specversion: "1.0",
  id: event_id,
  source: `urn:bellyfed:${event.source}`,
  type: `com.bellyfed.${dottedName(event_type)}`,
  subject: event.stream_id,
  time: timestamp,
  datacontenttype: "application/json",
  dataschema: schemaId(event_type, event.version),
  position: event.position,
  streamversion: event.stream_version,
  ...(trace_id !== undefined && { traceid: trace_id }),
  ...(actor !== undefined && { actor }),
  data: event.payload,
});
