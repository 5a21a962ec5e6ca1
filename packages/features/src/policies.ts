import type { Policy, PolicyPorts } from "@bellyfed/core/policy";
import { hideByAuthor } from "./moderation/policies.ts";
import { closings, establishing, timeZones, type ZonePorts } from "./restaurants/policies.ts";
import { movedReviews, ownReviews } from "./reviews/policies.ts";
import { erasure } from "./users/policies.ts";
import { movedVotes } from "./votes/policies.ts";

/** What the features command when events of the log happened. */
export const policies: readonly Policy<PolicyPorts & ZonePorts>[] = [
  hideByAuthor,
  closings,
  establishing,
  ownReviews,
  movedReviews,
  movedVotes,
  timeZones,
];
/** With that one which reaches more than the log, and so has a function of its own. */
export const everyPolicy = [...policies, erasure];
