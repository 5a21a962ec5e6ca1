import { MOST_FILE_NAME } from "@bellyfed/features/imports/rules";
import { mostCharacters as ofItem } from "@bellyfed/features/menus/rules";
import { mostCharacters as ofRestaurant } from "@bellyfed/features/restaurants/rules";
import { MOST_REPLY, mostCharacters as ofReview } from "@bellyfed/features/reviews/rules";

// The rules that the site shares with the API. No contracts here, so that whoever needs a rule does not load every schema.
export { isDisplayName, moderates, personIn } from "@bellyfed/core/claims";
export { latinDigits } from "@bellyfed/core/digits";
export { ID_PATTERN } from "@bellyfed/core/id-pattern";
export { phoneOf, telUri } from "@bellyfed/core/phone";
export type { Caller } from "@bellyfed/core/ports";
export { oneLine, slugOf } from "@bellyfed/core/slug";
export { MOST_FILE_BYTES } from "@bellyfed/features/imports/rules";
export { RECENT_REVIEWS_TAG } from "@bellyfed/features/insights/rules";
export { type DietaryMark, MAX_PRICE } from "@bellyfed/features/menus/rules";
export {
  closingDays,
  factsOf,
  HIDING_TAG,
  manages,
  RESTAURANTS_TAG,
  restaurantTag,
} from "@bellyfed/features/restaurants/rules";
export type { ReviewContent } from "@bellyfed/features/reviews/contract";
export { lastVisitDay, moderationRefusal, reviewRefusal } from "@bellyfed/features/reviews/rules";

/** Most characters of each text of a form, as the contracts have them. */
export const mostCharacters = {
  restaurant: ofRestaurant,
  item: ofItem,
  review: ofReview,
  reply: { text: MOST_REPLY },
  import: { filename: MOST_FILE_NAME },
} as const;
