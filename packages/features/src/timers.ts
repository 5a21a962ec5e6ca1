import { closing, firstOpening, reopening } from "./restaurants/timers.ts";

/** What the features command when a timer is due. */
export const timers = [closing, reopening, firstOpening];
