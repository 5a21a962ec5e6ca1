import { endpoint } from "@bellyfed/core/endpoint";
import { fault, faultCodes } from "@bellyfed/core/fault";
import {
  id,
  integer,
  integerText,
  line,
  listOf,
  maxCharacters,
  oneOf,
  optional,
  page,
  strictObject,
  timestamp,
  written,
} from "@bellyfed/core/schema";
import * as v from "valibot";
import { CreateRestaurant, Origin } from "../restaurants/contract.ts";
import { alternatives } from "./alternatives.ts";
import { formats, formatsOf, MOST_CONTENT, MOST_FILE_BYTES, MOST_FILE_NAME, profiles } from "./rules.ts";

export { ImportedDish, ImportRecord } from "./record.ts";

export const CreateImport = v.pipe(
  strictObject({
    profile: oneOf(profiles),
    /** Left out: found out from the name and the beginning of the file. */
    format: optional(oneOf(formats)),
    /** The file itself. Left out: the answer says where to upload it. */
    content: optional(v.pipe(v.string(), maxCharacters(MOST_CONTENT))),
    /** Bytes of the file that will be uploaded: the address takes exactly so many. */
    size: optional(integer(1, MOST_FILE_BYTES)),
    filename: optional(line(MOST_FILE_NAME)),
    /** Whose ids the rows carry; an id of the same source is the same restaurant in every import. */
    source: optional(Origin.entries.name),
    /** What holds for rows that do not say it. */
    defaults: v.optional(strictObject({ city: optional(CreateRestaurant.entries.city) }), { city: null }),
  }),
  v.forward(
    v.check(
      ({ profile, format }) => format === null || formatsOf[profile].includes(format),
      ({ input }) => fault("not_one_of", { options: formatsOf[input.profile] }),
    ),
    ["format"],
  ),
  v.forward(
    v.check(({ content, size }) => content !== null || size !== null, fault("required")),
    ["size"],
  ),
  written(alternatives),
);
export type CreateImport = v.InferOutput<typeof CreateImport>;

export const jobStatuses = ["awaiting_upload", "queued", "running", "completed"] as const;
export type JobStatus = (typeof jobStatuses)[number];

const count = integer(0, Number.MAX_SAFE_INTEGER);
/** How many rows were dealt with so far, `read` of them in all: read = created + updated + unchanged + rejected. */
export const Counts = v.object({ read: count, created: count, updated: count, unchanged: count, rejected: count });
export type Counts = v.InferOutput<typeof Counts>;
export const outcomes = ["created", "updated", "unchanged", "rejected"] as const;
export type Outcome = (typeof outcomes)[number];

export const ImportJob = v.object({
  id,
  profile: v.picklist(profiles),
  format: v.nullable(v.picklist(formats)),
  filename: v.nullable(v.string()),
  source: v.string(),
  status: v.picklist(jobStatuses),
  counts: Counts,
  /** How many of the rows that were used have notes: an optional field of theirs was left out. */
  noted: count,
  /** How many dishes the rows say that were used. */
  dishes: count,
  /** How many rows the file has; null until it has been read to its end. */
  total: v.nullable(count),
  /** Why the file could not be read to its end, and where. */
  error: v.nullable(v.string()),
  created_at: timestamp,
  completed_at: v.nullable(timestamp),
});
export type ImportJob = v.InferOutput<typeof ImportJob>;

/** One PUT of the file to this address, with these headers, before it expires. */
export const Upload = v.object({
  url: v.string(),
  method: v.literal("PUT"),
  headers: v.record(v.string(), v.string()),
  expires_at: timestamp,
});
export type Upload = v.InferOutput<typeof Upload>;
export const CreatedImport = v.object({ ...ImportJob.entries, upload: v.nullable(Upload) });

/**
 * What is wrong with a row: the field as its source names it (`address.street`) and the reason. Left out: code and params where the file
 * itself is not in order there.
 */
export const Fault = v.object({
  field: v.string(),
  reason: v.string(),
  code: v.optional(v.picklist(faultCodes)),
  params: v.optional(
    v.record(v.string(), v.union([v.string(), v.number(), v.pipe(v.array(v.string()), v.readonly())])),
  ),
});
export type Fault = v.InferOutput<typeof Fault>;
/** A rejected row with its first fault; `others` are the further ones. Rows count from 1, without a header. */
export const RejectedRow = v.object({ row: count, ...Fault.entries, others: v.array(Fault) });
export type RejectedRow = v.InferOutput<typeof RejectedRow>;
/** A row that was used without what could not be: what that was, told like a rejected row's faults. */
export const NotedRow = v.object(RejectedRow.entries);
export type NotedRow = v.InferOutput<typeof NotedRow>;

export const errorFormats = ["ndjson", "csv", "json"] as const;
export type ErrorFormat = (typeof errorFormats)[number];

const params = strictObject({ id });
const list = {
  method: "GET",
  function: "query",
  params,
  query: strictObject({
    format: v.optional(oneOf(errorFormats)),
    limit: v.optional(integerText(1, 1000), "1000"),
    cursor: page.cursor,
  }),
  produces: ["application/x-ndjson", "text/csv", "application/json"],
  status: 200,
} as const;
const facts = { tag: "Imports", access: ["admin"] } as const;

export const endpoints = {
  createImport: endpoint({
    ...facts,
    operation: "createImport",
    method: "POST",
    path: "/imports",
    function: "import",
    summary:
      "Imports a file of restaurants: starts at once (202) when it is sent along, else says where to upload it (201)",
    body: CreateImport,
    response: CreatedImport,
    status: 202,
    otherStatus: 201,
  }),
  startImport: endpoint({
    ...facts,
    operation: "startImport",
    method: "POST",
    path: "/imports/{id}/start",
    function: "import",
    summary: "Starts an import whose file was uploaded",
    params,
    response: ImportJob,
    status: 202,
  }),
  getImport: endpoint({
    ...facts,
    operation: "getImport",
    method: "GET",
    path: "/imports/{id}",
    function: "query",
    summary: "How far an import has come",
    params,
    response: ImportJob,
    status: 200,
  }),
  listImportErrors: endpoint({
    ...facts,
    ...list,
    operation: "listImportErrors",
    path: "/imports/{id}/errors",
    summary:
      "The rows that were rejected and why, in row order: NDJSON, CSV (Accept: text/csv) or a JSON list (Accept: application/json)",
    response: listOf(RejectedRow),
  }),
  listImportNotes: endpoint({
    ...facts,
    ...list,
    operation: "listImportNotes",
    path: "/imports/{id}/notes",
    summary:
      "The rows that were used without an optional field, and why it was left out, in row order; in the same formats as the errors",
    response: listOf(NotedRow),
  }),
} as const;
