import type { WriteLimits } from "@bellyfed/core/http/quota";

/** How often a user may write what, refused attempts and replays included. Moderators and admins may write as often as they like. */
export const writeLimits: WriteLimits = {
  restaurants: { minute: 10, day: 50 },
  reviews: { minute: 20, day: 100 },
  menus: { minute: 120, day: 1_000 },
  replies: { minute: 30, day: 300 },
  reports: { minute: 10, day: 50 },
  votes: { minute: 200, day: 2_000 },
  /** What a new feature begins with. */
  other: { minute: 30, day: 300 },
};

/** How many times as often an owner may. */
export const OWNER_FACTOR = 3;
