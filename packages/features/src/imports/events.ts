import { defineEvent, type EventOf } from "@bellyfed/core/event";
import * as v from "valibot";
import { storedDish } from "../menus/events.ts";
import { storedInspection, storedProfile } from "../restaurants/events.ts";

const words = v.nullable(v.string());
/** How many rows had which outcome, `read` of them in all. */
const counts = v.object({
  read: v.number(),
  created: v.number(),
  updated: v.number(),
  unchanged: v.number(),
  rejected: v.number(),
});
const profile = v.picklist(["bellyfed", "nyc", "geojson"]);
const format = v.nullable(v.picklist(["json", "ndjson", "csv", "geojson"]));

/** An import was asked for. `inline`: its file came with it, else it is to be uploaded. */
export const importJobCreated = defineEvent(
  "IMPORT_JOB_CREATED",
  v.object({
    id: v.string(),
    profile,
    format,
    filename: words,
    source: v.string(),
    defaults: v.object({ city: words }),
    inline: v.boolean(),
  }),
);
/**
 * Every row of the file has its result. `noted`: how many of those that were used have notes. `dishes`: how many dishes those say. `error` says
 * where the file broke off, if it did. Version 1 knew no notes, version 2 no dishes.
 */
export const importJobCompleted = defineEvent(
  "IMPORT_JOB_COMPLETED",
  v.object({ id: v.string(), counts, noted: v.number(), dishes: v.number(), error: words }),
  [(older: object) => ({ ...older, noted: 0 }), (older: object) => ({ ...older, dishes: 0 })],
);

export const importEvents = { importJobCreated, importJobCompleted };
export type ImportEvent = EventOf<typeof importEvents>;

export const IMPORT_STREAMS = "IMPORT#";
/** The stream of one import. */
export const importStream = (id: string): string => `${IMPORT_STREAMS}${id}`;

/** What is wrong with a field that was left out. Left out: code and params where the file itself is not in order there. */
const note = v.object({
  field: v.string(),
  reason: v.string(),
  code: v.optional(v.string()),
  params: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.array(v.string())]))),
});

/** A dish; its place is its menu's to find where no position is said. */
const said = { ...storedDish, position: v.nullable(v.number()) };

/** Rows of one restaurant, in file order, as the processor announces them. Not of the log. */
export const RestaurantImport = v.object({
  job_id: v.string(),
  profile,
  source_name: v.string(),
  external_id: v.string(),
  rows: v.array(
    v.object({
      row: v.number(),
      notes: v.optional(v.array(note), []),
      record: v.object({
        external_id: v.string(),
        /** null: the row says dishes alone. */
        restaurant: v.nullable(v.object(storedProfile)),
        /** Of its location; null where it could not be found. */
        time_zone: v.exactOptional(words),
        /** The part of the city that its location is in; null outside of all that are known, left out where none are. */
        neighborhood: v.exactOptional(words),
        inspections: v.array(v.object(storedInspection)),
        dishes: v.exactOptional(v.array(v.object(said))),
      }),
      /** The restaurant of its dishes comes with a row of the same file, so that nobody looks whether it is there. */
      announced: v.exactOptional(v.boolean()),
    }),
  ),
});
export type RestaurantImport = v.InferOutput<typeof RestaurantImport>;
/** Rows of version 1 have no notes, which says in version 2 that there are none; those of version 2 say nothing of time zones, those of version 3 of particulars, those of version 4 of dishes, those of version 5 of neighbourhoods that were found. */
export const restaurantImport = defineEvent("RESTAURANT_IMPORT", RestaurantImport, [
  (older: object) => older,
  (older: object) => older,
  (older: object) => older,
  (older: object) => older,
  (older: object) => older,
]);
export const importBusEvents = { restaurantImport };
