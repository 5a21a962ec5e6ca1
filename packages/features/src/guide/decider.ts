import type { Decider, StreamType } from "@bellyfed/core/decider";
import { type GuideEvent, guideAsked, guideEvents } from "./events.ts";

/** A turn has ended. */
export interface GuideCommand {
  readonly type: "ask";
  readonly asked: GuideEvent["payload"];
}

/** The turn that was told last; those that failed are told of by nobody. */
export interface GuideState {
  readonly turn: number;
}

export const guide: Decider<GuideState, GuideCommand, GuideEvent> = {
  schema: 1,
  initial: { turn: 0 },
  evolve: (_, { payload: { turn } }) => ({ turn }),
  decide: ({ turn }, { asked }) => (asked.turn > turn ? [guideAsked(asked)] : []),
};

export const guideType: StreamType<GuideState, GuideCommand, GuideEvent> = { decider: guide, events: guideEvents };
