import { openingOf } from "./opening.ts";
import { type ParticularsSaid, particularsOf } from "./particulars.ts";
import { standingOf } from "./standing.ts";

/** What of an answer is made of what is known at an instant, milliseconds since 1970. */
export const madeOf = (told: Parameters<typeof openingOf>[0] & ParticularsSaid, now: number) => ({
  ...particularsOf(told),
  ...standingOf(told, now),
  ...openingOf(told, now),
});
