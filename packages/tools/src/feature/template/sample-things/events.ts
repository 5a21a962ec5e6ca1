import { defineEvent, type EventOf } from "@bellyfed/core/event";
import * as v from "valibot";

/** What never changes, and what its owner says of it. */
const facts = { id: v.string(), owner_id: v.string(), created_at: v.string() };
const content = { name: v.string(), note: v.nullable(v.string()) };

/** Somebody added one. */
export const sampleThingCreated = defineEvent("SAMPLE_THING_CREATED", v.object({ ...facts, ...content }));
/** Its owner changed it; all of it as it is now, so that no reader needs what was before. */
export const sampleThingUpdated = defineEvent("SAMPLE_THING_UPDATED", v.object({ ...facts, ...content }));
/** Its owner deleted it. */
export const sampleThingDeleted = defineEvent("SAMPLE_THING_DELETED", v.object(facts));

export const sampleThingEvents = { sampleThingCreated, sampleThingUpdated, sampleThingDeleted };
export type SampleThingEvent = EventOf<typeof sampleThingEvents>;

/** One stream for each. */
export const SAMPLE_THING_STREAMS = "SAMPLE_THING#";
export const sampleThingStream = (id: string): string => `${SAMPLE_THING_STREAMS}${id}`;
