import { defineEvent, type EventOf } from "@bellyfed/core/event";
import * as v from "valibot";
import { Counts, formats, ImportRecord, profiles } from "./contract.ts";

/** An import was asked for. `inline`: its file came with it, else it is to be uploaded. */
export const importJobCreated = defineEvent(
  "IMPORT_JOB_CREATED",
  v.object({
    id: v.string(),
    profile: v.picklist(profiles),
    format: v.nullable(v.picklist(formats)),
    filename: v.nullable(v.string()),
    source: v.string(),
    defaults: v.object({ city: v.nullable(v.string()) }),
    inline: v.boolean(),
  }),
);
/** Every row of the file has its result. `error` says where the file broke off, if it did. */
export const importJobCompleted = defineEvent(
  "IMPORT_JOB_COMPLETED",
  v.object({ id: v.string(), counts: Counts, error: v.nullable(v.string()) }),
);

export const importEvents = { importJobCreated, importJobCompleted };
export type ImportEvent = EventOf<typeof importEvents>;

export const IMPORT_STREAMS = "IMPORT#";
/** The stream of one import. */
export const importStream = (id: string): string => `${IMPORT_STREAMS}${id}`;

/** Rows of one restaurant, in file order, as the processor announces them. Not of the log. */
export const RestaurantImport = v.object({
  job_id: v.string(),
  profile: v.picklist(profiles),
  source_name: v.string(),
  external_id: v.string(),
  rows: v.array(v.object({ row: v.number(), record: ImportRecord })),
});
export type RestaurantImport = v.InferOutput<typeof RestaurantImport>;
export const restaurantImport = defineEvent("RESTAURANT_IMPORT", RestaurantImport);
export const importBusEvents = { restaurantImport };
