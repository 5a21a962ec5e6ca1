import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import type { SampleThingChanges, SampleThingContent } from "./contract.ts";
import {
  type SampleThingEvent,
  sampleThingCreated,
  sampleThingDeleted,
  sampleThingEvents,
  sampleThingUpdated,
} from "./events.ts";

type Facts = Extract<SampleThingEvent, { type: "SAMPLE_THING_CREATED" }>["payload"];

export type SampleThingState =
  | { readonly status: "absent" }
  | ({ readonly status: "present" } & Facts)
  | { readonly status: "deleted"; readonly owner_id: string };

/** `by`: who asks. `at`: when the command was received, RFC 3339 UTC. */
export type SampleThingCommand =
  | {
      readonly type: "create";
      readonly id: string;
      readonly content: SampleThingContent;
      readonly by: string;
      readonly at: string;
    }
  | { readonly type: "update"; readonly changes: SampleThingChanges; readonly by: string }
  | { readonly type: "delete"; readonly by: string };

export const sampleThing: Decider<SampleThingState, SampleThingCommand, SampleThingEvent> = {
  schema: 1,
  initial: { status: "absent" },

  evolve(_, event) {
    switch (event.type) {
      case "SAMPLE_THING_CREATED":
      case "SAMPLE_THING_UPDATED":
        return { status: "present", ...event.payload };
      case "SAMPLE_THING_DELETED":
        return { status: "deleted", owner_id: event.payload.owner_id };
    }
  },

  decide(state, command) {
    switch (command.type) {
      case "create": {
        if (state.status !== "absent") return [];
        const { id, content, by, at } = command;
        return [sampleThingCreated({ id, owner_id: by, created_at: at, ...content })];
      }
      case "update": {
        const before = factsOf(state, command.by);
        const after = { ...before, ...command.changes };
        return JSON.stringify(after) === JSON.stringify(before) ? [] : [sampleThingUpdated(after)];
      }
      case "delete": {
        if (state.status === "deleted" && state.owner_id === command.by) return [];
        const { id, owner_id, created_at } = factsOf(state, command.by);
        return [sampleThingDeleted({ id, owner_id, created_at })];
      }
    }
  },
};

export const sampleThingType: StreamType<SampleThingState, SampleThingCommand, SampleThingEvent> = {
  decider: sampleThing,
  events: sampleThingEvents,
};

/** What is known of it, for its owner. Throws AppError `sample_thing.missing` to everybody else, as if it were not there. */
export function factsOf(state: SampleThingState, by: string): Facts {
  if (state.status !== "present" || state.owner_id !== by)
    throw new AppError("missing", "sample_thing.missing", "There is nothing of yours at this address");
  const { status: _, ...facts } = state;
  return facts;
}
