import { writes as imports } from "./imports/writes.ts";
import { writes as menus } from "./menus/writes.ts";
import { writes as moderation } from "./moderation/writes.ts";
import { writes as reports } from "./reports/writes.ts";
import { moderatedWrites as moderatedRestaurants, writes as restaurants } from "./restaurants/writes.ts";
import { writes as reviews } from "./reviews/writes.ts";
import { writes as users } from "./users/writes.ts";
import { writes as votes } from "./votes/writes.ts";

/** The write routes of the `command` function, each made from its ports. */
export const writes = [menus, restaurants, reviews];

/** The write routes of `community-command`: what people do among each other, and what moderators do about it. */
export const communityWrites = [moderatedRestaurants, moderation, reports, votes];

/** The routes that erase people, which reach their keys besides the log. */
export const userWrites = [users];

/** The write routes of the `import` function, the only one that is given access to files. */
export const importWrites = [imports];
