import { chance } from "./hours/random-hours.ts";

/** As Math.random is used, but drawn by the seed of the run: what failed comes again with its DRAW_SEED. */
export const draws = (): (() => number) => chance(Number(process.env.DRAW_SEED));
