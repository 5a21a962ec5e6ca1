import type { Stage } from "./stage.ts";

type Options = $util.CustomResourceOptions;

/**
 * Lets a resource outlive a stage that keeps its data. SST does so for tables and buckets alone: at a protected user pool `sst remove` would
 * stop, and what guards a bucket or makes up a pool would go while these stay.
 */
export const kept = ({ removal }: Stage): Options => (removal === "retain" ? { retainOnDelete: true } : {});

/** The same for what SST's components make, as their `transform`. */
export const keep =
  (stage: Stage) =>
  (_: unknown, options: Options): undefined => {
    Object.assign(options, kept(stage));
  };
