import type { Item, Key, ReadTable, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import * as v from "valibot";
import { JobSchema } from "./job.ts";

/** The two places that a generation of the read table can be in: READ_TABLE, and READ_TABLE_2. */
export type Place = 1 | 2;
export const otherPlace = (place: Place): Place => (place === 1 ? 2 : 1);

const Control = v.object({
  /** What is read. */
  live: v.picklist([1, 2]),
  /** What is kept up to date beside it. */
  also: v.nullable(v.picklist([1, 2])),
  /** When either of these changed, milliseconds since 1970; 0: never. */
  changed_at: v.number(),
  /** Counts the writes, so that two rebuilds do not undo each other. */
  revision: v.number(),
  job: v.nullable(JobSchema),
});
/** Which generation is live, and how far a rebuild is: one item, in READ_TABLE whichever generation is live. */
export type Control = v.InferOutput<typeof Control>;

const key: Key = { PK: "CONTROL#READ_TABLE", SK: "CONTROL#READ_TABLE" };
const untouched: Control = { live: 1, also: null, changed_at: 0, revision: 0, job: null };

const controlOf = (item: Item | undefined): Control =>
  typeof item?.doc === "string" ? v.parse(Control, JSON.parse(item.doc)) : untouched;

export async function readControl(table: Pick<ReadTable, "get">): Promise<Control> {
  return controlOf(await table.get({ Key: key, ConsistentRead: true }));
}

/** Stores what follows `before`. Throws when somebody else has stored something in between. */
export async function writeControl(table: ReadTableWriter, before: Control, after: Control): Promise<Control> {
  const stored = { ...after, revision: before.revision + 1 };
  const written = await table.transact([
    {
      kind: "put",
      operation: {
        Item: { ...key, doc: JSON.stringify(stored), revision: stored.revision },
        ...(before.revision === 0
          ? { ConditionExpression: "attribute_not_exists(PK)" }
          : { ConditionExpression: "revision = :before", ExpressionAttributeValues: { ":before": before.revision } }),
      },
    },
  ]);
  if (written === "conflict") throw new Error("Another rebuild is at work: only one may be");
  return stored;
}

/** Where to read and write, as known at most `seconds` ago. */
export type Places = () => Promise<Pick<Control, "live" | "also">>;

/** Reads the control item at first use and again when `seconds` have passed. A failed reading is not remembered. */
export function cachedPlaces(table: Pick<ReadTable, "get">, seconds: number, { now }: Pick<Runtime, "now">): Places {
  let known: { readonly until: number; readonly places: Promise<Control> } | undefined;
  return () => {
    if (known && now() < known.until) return known.places;
    const reading = { until: now() + seconds * 1000, places: readControl(table) };
    known = reading;
    reading.places.catch(() => {
      if (known === reading) known = undefined;
    });
    return reading.places;
  };
}
