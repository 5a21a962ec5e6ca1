import type { Item, Key, ReadTable, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import { systemPartitions } from "@bellyfed/core/read-table";
import { putRevised } from "@bellyfed/core/revised";
import * as v from "valibot";
import { type Job, JobSchema } from "./rebuild/job.ts";

/** The two places that a generation of the read table can be in: READ_TABLE, and READ_TABLE_2. */
export type Place = 1 | 2;
/** CONTROL#<what>: an item, in READ_TABLE whichever generation is live, by which jobs remember where they are. */
export const controlKey = (what: string): Key => {
  const name = `${systemPartitions.control}${what}`;
  return { PK: name, SK: name };
};

export const otherPlace = (place: Place): Place => (place === 1 ? 2 : 1);

/** Which places functions use now. */
export interface InUse {
  /** The place that all reads go to. */
  readonly live: Place;
  /** Another place that consumers keep up to date as well; null outside of a rebuild. */
  readonly also: Place | null;
  /** The version of the key functions by which what is in each place was made. */
  readonly keys: Readonly<Record<Place, number>>;
}

/** Which generation is live, and how far a rebuild is: one item, in READ_TABLE whichever generation is live. */
export interface Control extends InUse {
  /** When either of these changed, milliseconds since 1970; 0: never. */
  readonly changed_at: number;
  /** Counts the writes, so that two rebuilds do not undo each other. */
  readonly revision: number;
  readonly job: Job | null;
}

const key = controlKey("READ_TABLE");
const read = (table: Pick<ReadTable, "get">) => table.get({ Key: key, ConsistentRead: true });

const PlaceSchema = v.picklist([1, 2]);
/** What a release made that did not say so. */
const FIRST = { 1: 1, 2: 1 } as const;
const InUseSchema = v.object({
  live: PlaceSchema,
  also: v.optional(v.nullable(PlaceSchema), null),
  keys: v.optional(v.object({ 1: v.number(), 2: v.number() }), FIRST),
});
const ControlSchema = v.object({ ...InUseSchema.entries, changed_at: v.number(), revision: v.number() });

/** Until the first rebuild there is no item. */
const inUse = (item: Item | undefined): InUse =>
  item ? v.parse(InUseSchema, item) : { live: 1, also: null, keys: FIRST };

/** Throws for an item that is none of ours. */
export async function readControl(table: Pick<ReadTable, "get">): Promise<Control> {
  const item = await read(table);
  if (!item) return { ...inUse(item), changed_at: 0, revision: 0, job: null };
  return { ...v.parse(ControlSchema, item), job: jobOf(item.job) };
}

/** A job of another release's shape is nobody's: its rebuild begins anew. */
function jobOf(text: unknown): Job | null {
  const parsed = typeof text === "string" ? v.safeParse(JobSchema, JSON.parse(text)) : undefined;
  return parsed?.success ? parsed.output : null;
}

/** Stores what follows `before`. Throws when somebody else has stored something in between. */
export async function writeControl(table: ReadTableWriter, before: Control, after: Control): Promise<Control> {
  const stored = { ...after, revision: before.revision + 1 };
  const written = await table.transact([putRevised({ ...key, ...stored, job: JSON.stringify(stored.job) })]);
  if (written === "conflict") throw new Error("Another rebuild is at work: only one may be");
  return stored;
}

/** Which places are in use, as known at most some seconds ago. */
export type Places = () => Promise<InUse>;

/** Reads the control item at first use and again when `seconds` have passed. A failed reading is not remembered. */
export function cachedPlaces(table: Pick<ReadTable, "get">, seconds: number, { now }: Pick<Runtime, "now">): Places {
  let known: { readonly until: number; readonly places: Promise<InUse> } | undefined;
  return () => {
    if (known && now() < known.until) return known.places;
    const reading = { until: now() + seconds * 1000, places: read(table).then(inUse) };
    known = reading;
    reading.places.catch(() => {
      if (known === reading) known = undefined;
    });
    return reading.places;
  };
}
