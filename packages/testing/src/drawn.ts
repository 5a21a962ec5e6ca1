import fc from "fast-check";

// A property that runs out of time cannot say its seed itself: the run says it for all of them.
fc.configureGlobal({ seed: Number(process.env.DRAW_SEED) });
