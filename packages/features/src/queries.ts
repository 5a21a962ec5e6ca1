import { reads as restaurants } from "./restaurants/reads.ts";

/** The read routes of every feature, each made from its ports. */
export const reads = [restaurants];
