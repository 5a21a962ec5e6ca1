import { endpoint } from "@bellyfed/core/endpoint";
import { fault } from "@bellyfed/core/fault";
import { id, integer, maxCharacters, optional, strictObject, written } from "@bellyfed/core/schema";
import * as v from "valibot";
import { Counts, CreateImport, Fault, ImportRecord, outcomes } from "../imports/contract.ts";
import { foreignFormats, formats, formatsOf, MOST_CONTENT } from "../imports/rules.ts";
import { Candidate } from "./candidate.ts";
import { MOST_NAMED, MOST_PREVIEWED } from "./rules.ts";

const { profile, source, defaults } = CreateImport.entries;

/** A file as it would be imported, or its beginning. */
const PreviewImport = v.pipe(
  strictObject({
    profile,
    format: optional(v.picklist(formats, fault("not_one_of", { options: formats }))),
    content: v.pipe(v.string(), maxCharacters(MOST_CONTENT)),
    /** Whether this is the beginning of a file: its last row, which may be cut, is left out then. */
    partial: v.optional(v.boolean(), false),
    source,
    defaults,
    /** Ids of restaurants that rows before these make: their dishes find them there. */
    announced: v.optional(v.pipe(v.array(ImportRecord.entries.external_id), v.maxLength(MOST_PREVIEWED)), []),
  }),
  v.forward(
    v.check(
      ({ profile, format }) => format === null || formatsOf[profile].includes(format),
      ({ input }) => fault("not_one_of", { options: formatsOf[input.profile] }),
    ),
    ["format"],
  ),
  written({ not: { anyOf: foreignFormats } }),
);
export type PreviewImport = v.InferOutput<typeof PreviewImport>;

/** A restaurant that a row may describe once more, as it is shown. */
export const LikelyDuplicate = v.object({
  ...Candidate.entries,
  name: v.string(),
  city: v.string(),
  street: v.nullable(v.string()),
});
export type LikelyDuplicate = v.InferOutput<typeof LikelyDuplicate>;

const dishes = integer(0, Number.MAX_SAFE_INTEGER);
/** How many dishes would come, be others than they are, and stay. */
const DishCounts = { added: dishes, changed: dishes, unchanged: dishes };
/** What would become of a row's dishes; `changing` names some of those that would be others. */
const PreviewedDishes = v.object({ ...DishCounts, changing: v.pipe(v.array(v.string()), v.maxLength(MOST_NAMED)) });
export type PreviewedDishes = v.InferOutput<typeof PreviewedDishes>;

/** What would become of a row. `changes` names the fields that would be other ones; `duplicates` is asked of what would be created alone. */
export const PreviewedRow = v.object({
  row: integer(1, Number.MAX_SAFE_INTEGER),
  outcome: v.picklist(outcomes),
  /** null for a row that would be rejected. */
  id: v.nullable(id),
  name: v.nullable(v.string()),
  /** The part of the city that it would be in then, said or found by the operator's polygons. */
  neighborhood: v.nullable(v.string()),
  changes: v.array(v.string()),
  faults: v.array(Fault),
  notes: v.array(Fault),
  duplicates: v.array(LikelyDuplicate),
  /** null for a row without dishes. */
  dishes: v.nullable(PreviewedDishes),
});
export type PreviewedRow = v.InferOutput<typeof PreviewedRow>;

export const ImportPreview = v.object({
  counts: Counts,
  /** How many of those that would be created look like a restaurant that is there. */
  duplicates: integer(0, MOST_PREVIEWED),
  dishes: v.object(DishCounts),
  /** Whether all rows of the content were looked at. */
  complete: v.boolean(),
  /** Where the content is no file of rows, or breaks off. */
  error: v.nullable(v.string()),
  rows: v.pipe(v.array(PreviewedRow), v.maxLength(MOST_PREVIEWED)),
});
export type ImportPreview = v.InferOutput<typeof ImportPreview>;

export const previewImport = endpoint({
  tag: "Imports",
  access: ["admin"],
  operation: "previewImport",
  method: "POST",
  path: "/imports/preview",
  function: "import",
  positioned: true,
  summary: `What an import would create, change, leave and reject, and what looks like a duplicate, of the first ${MOST_PREVIEWED} rows; nothing is written`,
  body: PreviewImport,
  response: ImportPreview,
  status: 200,
});
