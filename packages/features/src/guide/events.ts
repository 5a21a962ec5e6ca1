import { defineEvent, type EventOf } from "@bellyfed/core/event";
import * as v from "valibot";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const names = v.array(v.string());

/** The guide answered a question. All values are from closed lists, or names of ours: nobody's words, and not who asked. */
export const guideAsked = defineEvent(
  "GUIDE_ASKED",
  v.object({
    chat_id: v.string(),
    turn: v.pipe(v.number(), v.integer(), v.minValue(1)),
    intent: v.string(),
    language: v.string(),
    topics: names,
    city: v.nullable(v.string()),
    cuisines: names,
    diets: names,
    concepts: names,
    counts: v.object({ restaurants: count, sources: count, sentences: count }),
    /** `embedded`: no language model took part. */
    model: v.string(),
  }),
);

export const guideEvents = { guideAsked };
export type GuideEvent = EventOf<typeof guideEvents>;

/** The stream of one chat. */
export const chatStream = (chatId: string): string => `CHAT#${chatId}`;
