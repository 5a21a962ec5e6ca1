import { personal } from "@bellyfed/core/personal";
import * as v from "valibot";

export const words = v.nullable(v.string());
const said = personal(v.string(), "author_id");
const author = { author_id: v.string(), author_name: said };
/** What never changes about a review. `author_staff`: of those who keep order here, and left out of all others. */
export const facts = {
  ...{ id: v.string(), restaurant_id: v.string(), created_at: v.string() },
  ...{ ...author, author_staff: v.exactOptional(v.literal(true)) },
};
const stars = v.exactOptional(v.number());
export const subRatings = v.nullable(v.object({ food: stars, service: stars, ambience: stars, value: stars }));
/** What a review says, all of it as it is now. */
export const content = {
  rating: v.number(),
  sub_ratings: subRatings,
  title: said,
  text: said,
  visited_on: words,
  language: words,
};
export const reply = v.object({ ...author, text: said, replied_at: v.string() });
/** All of a review, so that whoever takes it away or puts it back needs nothing else. */
export const whole = { ...facts, ...content, reply: v.nullable(reply), updated_at: v.string() };
/** Why, and by whom; null by whom where nobody said it when it was stored. */
export const removal = v.object({
  reason: personal(v.string(), "removed_by"),
  removed_by: words,
  removed_at: v.string(),
});
