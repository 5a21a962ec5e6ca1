import type { Item, ReadTable, ReadTableWriter } from "@bellyfed/core/ports";
import { putRevised } from "@bellyfed/core/revised";
import * as v from "valibot";
import { controlKey } from "./entity.ts";

/** The place of a commit in the order in which an old log is numbered. */
export const PlaceSchema = v.object({ timestamp: v.string(), stream: v.string(), sequence: v.number() });
export type Place = v.InferOutput<typeof PlaceSchema>;

/**
 * How far the feed is: `numbering` what the log held before there was a feed, while the consumer leaves alone what comes; `catching` up with
 * that, together with the consumer; `done` for good.
 */
const NumberingSchema = v.object({
  phase: v.picklist(["numbering", "catching", "done"]),
  /** Fixed when the feed was begun. */
  lanes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Everything up to here has its position; null: nothing yet. */
  after: v.nullable(PlaceSchema),
  /** Where the last look through the log goes on. */
  cursor: v.nullable(v.string()),
  /** Events of the log when it was last looked through. */
  total: v.number(),
  /** Somebody is at work until then, milliseconds since 1970. */
  busy_until: v.number(),
  /** Counts the writes. */
  revision: v.number(),
});
export type Numbering = v.InferOutput<typeof NumberingSchema>;

const key = controlKey("NUMBERING");

/** Undefined until the feed has been begun; strongly consistent. Throws for an item that is none of ours. */
export async function readNumbering(table: Pick<ReadTable, "get">): Promise<Numbering | undefined> {
  const item = await table.get({ Key: key, ConsistentRead: true });
  return item && numberingOf(item);
}

/** Throws for an item that is none of ours. */
export const numberingOf = (item: Item): Numbering => v.parse(NumberingSchema, item);

/** Stores what follows `before` (undefined: nothing). Answers what is stored; undefined when somebody else was faster. */
export async function writeNumbering(
  table: Pick<ReadTableWriter, "transact">,
  before: Numbering | undefined,
  after: Omit<Numbering, "revision">,
): Promise<Numbering | undefined> {
  const stored = { ...after, revision: (before?.revision ?? 0) + 1 };
  const written = await table.transact([putRevised({ ...key, ...stored })]);
  return written === "written" ? stored : undefined;
}
