import { projection as restaurants } from "./restaurants/projection.ts";

/** The projections of every feature. */
export const projections = [restaurants];
