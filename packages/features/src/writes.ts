import { writes as imports } from "./imports/writes.ts";
import { writes as menus } from "./menus/writes.ts";
import { writes as restaurants } from "./restaurants/writes.ts";
import { writes as reviews } from "./reviews/writes.ts";

/** The write routes of every feature, each made from its ports. */
export const writes = [menus, restaurants, reviews];

/** Those of the `import` function, which alone reaches files. */
export const importWrites = [imports];
