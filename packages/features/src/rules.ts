import { MOST_MESSAGE } from "./guide/rules.ts";
import { MOST_FILE_NAME } from "./imports/rules.ts";
import { mostCharacters as ofItem } from "./menus/rules.ts";
import { MOST_REPORT } from "./reports/rules.ts";
import { mostCharacters as ofRestaurant } from "./restaurants/rules.ts";
import { MOST_REPLY, mostCharacters as ofReview } from "./reviews/rules.ts";

// The rules that the site shares with the API. No contracts here, so that whoever needs a rule does not load every schema.
export { isDisplayName, moderates, personIn } from "@bellyfed/core/claims";
export { latinDigits } from "@bellyfed/core/digits";
export { DAY as MINUTES_OF_DAY, type HoursKind, hoursKinds } from "@bellyfed/core/hours/model";
export { openTimes, spansOf } from "@bellyfed/core/hours/open";
export { dayAt } from "@bellyfed/core/hours/zone";
export { ID_PATTERN } from "@bellyfed/core/id-pattern";
export { phoneOf, telUri } from "@bellyfed/core/phone";
export type { Caller } from "@bellyfed/core/ports";
export { oneLine, slugOf } from "@bellyfed/core/slug";
export { CHAT_ID_PATTERN } from "./guide/rules.ts";
export { MOST_FILE_BYTES } from "./imports/rules.ts";
export { RECENT_REVIEWS_TAG } from "./insights/rules.ts";
export { CHOSEN_ID_PATTERN, type DietaryMark, MAX_PRICE } from "./menus/rules.ts";
export { type ReportKind, reportReasons } from "./reports/rules.ts";
export {
  type AttributeName,
  attributeNames,
  type BusinessStatus,
  backAt,
  businessStatuses,
  closingDays,
  type DietName,
  dietNames,
  factsOf,
  HIDING_TAG,
  manages,
  RESTAURANTS_TAG,
  restaurantTag,
  standingOf,
} from "./restaurants/rules.ts";
export {
  type Aspect,
  aspects,
  BEST_RATING,
  lastVisitDay,
  MOST_SOUGHT,
  moderationRefusal,
  type ReviewSort,
  reviewRefusal,
  reviewSorts,
} from "./reviews/rules.ts";
export {
  MOST_RADIUS,
  MOST_TEXT,
  MOST_VALUES,
  type SearchSort,
  sorts as searchSorts,
} from "./search/rules.ts";

/** Most characters of each text of a form, as the contracts have them. */
export const mostCharacters = {
  restaurant: ofRestaurant,
  item: ofItem,
  review: ofReview,
  reply: { text: MOST_REPLY },
  report: { text: MOST_REPORT },
  import: { filename: MOST_FILE_NAME },
  guide: { message: MOST_MESSAGE },
} as const;
