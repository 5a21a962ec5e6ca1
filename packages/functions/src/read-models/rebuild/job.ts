import * as v from "valibot";

const Sums = v.record(v.string(), v.object({ items: v.number(), live: v.string(), next: v.string() }));
/** Items and checksum of each kind of item, on both sides. */
export type Sums = v.InferOutput<typeof Sums>;

const KeySchema = v.object({ PK: v.string(), SK: v.string() });
/** An item by its key in the live generation, and in the next one where that has other keys. */
const TwinsSchema = v.object({ ...KeySchema.entries, next: v.optional(KeySchema) });
export type Twins = v.InferOutput<typeof TwinsSchema>;

const phases = ["settle", "clear", "announce", "backfill", "compare", "compare back", "look again", "switch"] as const;
export type Phase = (typeof phases)[number];
const outcomes = ["switched", "equal", "different", "given up"] as const;

/** How far a rebuild is. */
export const JobSchema = v.object({
  phase: v.picklist(phases),
  /** How it ended; null while it goes on. */
  outcome: v.nullable(v.picklist(outcomes)),
  /** RFC 3339. */
  started_at: v.string(),
  /** Whether to switch at the end, and whether even to a table that is not the same. */
  switch: v.boolean(),
  force: v.boolean(),
  /** The version of the key functions by which the new generation is made. */
  keys: v.number(),
  /** Nothing is done before, milliseconds since 1970. */
  not_before: v.number(),
  /** Where a scan goes on. */
  cursor: v.nullable(v.string()),
  cleared: v.number(),
  commits: v.number(),
  events: v.number(),
  /** Streams that could not be projected, with why; the first 20. */
  failed: v.record(v.string(), v.string()),
  compared: v.number(),
  sums: Sums,
  /** Items that differ, to be looked at again; the first 200 of `differing`. */
  different: v.array(TwinsSchema),
  differing: v.number(),
  /** How often they were looked at again. */
  looks: v.number(),
  /** How often everything was compared. */
  rounds: v.number(),
});
export type Job = v.InferOutput<typeof JobSchema>;

export const newJob = (started_at: string, options: Pick<Job, "switch" | "force" | "keys" | "not_before">): Job => ({
  phase: "settle",
  outcome: null,
  started_at,
  ...options,
  cursor: null,
  cleared: 0,
  commits: 0,
  events: 0,
  failed: {},
  compared: 0,
  sums: {},
  different: [],
  differing: 0,
  looks: 0,
  rounds: 0,
});
