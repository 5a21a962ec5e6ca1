import type { Intent, Slots, Topic, Unclear, When } from "../slots.ts";

/** A question with what it means, as a person would say. */
export interface GoldenTurn {
  /** What is said one after the other; the last is what is judged. */
  readonly said: readonly string[];
  readonly intent: Intent;
  /** What is asked for; all else is not. */
  readonly slots: Partial<Omit<Slots, "not">>;
  readonly not: Partial<Slots["not"]>;
  /** Ids of the places that are meant; null where that is not judged. */
  readonly places: readonly string[] | null;
  /** One of which at least has to be among what is asked about a place. */
  readonly topics: readonly Topic[];
  readonly unclear: Unclear["kind"] | null;
}

type More = Partial<Pick<GoldenTurn, "not" | "places" | "topics" | "unclear">>;

/** A turn; several questions are parted by ` / `. */
const turn = (said: string, intent: Intent, slots: GoldenTurn["slots"], more: More = {}): GoldenTurn => ({
  ...{ said: said.split(" / "), intent, slots, not: {}, places: null, topics: [], unclear: null },
  ...more,
});

export const find = (said: string, slots: GoldenTurn["slots"], more: More = {}): GoldenTurn =>
  turn(said, "find", slots, more);

/** Something is asked about places; what of the question are slots is judged too. */
export const fact = (
  said: string,
  topic: Topic,
  places: readonly string[],
  slots: GoldenTurn["slots"] = {},
): GoldenTurn => turn(said, "fact", slots, { topics: [topic], places });

/** No place is looked for: slots are not judged. */
export const talk = (said: string, intent: Exclude<Intent, "find" | "fact">, more: More = {}): GoldenTurn =>
  turn(said, intent, {}, more);

/** 0 Sunday to 6, and a time as clocks show it. */
export const at = (day: number, hour: number, minute = 0): When => ({
  kind: "at",
  open: { day, minutes: hour * 60 + minute },
});
export const on = (date: string, part: (When & { kind: "on" })["part"] = null): When => ({
  kind: "on",
  day: new Date(`${date}T00:00:00Z`).getUTCDay(),
  date,
  part,
});

/** When the turns are asked: a Wednesday, noon by UTC. */
export const asked = Date.UTC(2026, 10, 25, 12);
export const now: When = { kind: "at", open: { instant: asked } };
