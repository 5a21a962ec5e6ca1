import { commands as restaurants } from "./restaurants/commands.ts";

/** The write routes of every feature, each made from its ports. */
export const commands = [restaurants];
