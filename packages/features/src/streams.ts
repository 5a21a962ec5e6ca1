import { type EventStreamPorts, streams as feed } from "./feed/streams.ts";
import { type UserStreamPorts, streams as users } from "./users/streams.ts";

/** What those who answer in streams work with. */
export type StreamPorts = EventStreamPorts & UserStreamPorts;

/** The streamed routes of every feature, each made from its ports. */
export const streams = [feed, users];
