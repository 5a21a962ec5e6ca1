import { commands as imports } from "./imports/commands.ts";
import { commands as menus } from "./menus/commands.ts";
import { commands as restaurants } from "./restaurants/commands.ts";
import { commands as reviews } from "./reviews/commands.ts";

/** The write routes of every feature, each made from its ports. */
export const commands = [menus, restaurants, reviews];

/** Those of the `import` function, which alone reaches files. */
export const importCommands = [imports];
