import { type EventStreamPorts, streams as feed } from "./feed/streams.ts";

/** What those who answer in streams work with. */
export type StreamPorts = EventStreamPorts;

/** The streamed routes of every feature, each made from its ports. */
export const streams = [feed];
