import { guideEvents as guide } from "./guide/events.ts";
import { importEvents as imports } from "./imports/events.ts";
import { menuEvents as menus } from "./menus/events.ts";
import { moderationEvents as moderation } from "./moderation/events.ts";
import { reportEvents as reports } from "./reports/events.ts";
import { restaurantEvents as restaurants } from "./restaurants/events.ts";
import { reviewEvents as reviews } from "./reviews/events.ts";
import { userEvents as users } from "./users/events.ts";
import { voteEvents as votes } from "./votes/events.ts";

/** Every event type of the log, by feature: what seals the log goes by this list, and stores nothing of a type that is not on it. */
export const events = [guide, imports, menus, moderation, reports, restaurants, reviews, users, votes];
