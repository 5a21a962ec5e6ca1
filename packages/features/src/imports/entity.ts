import type { Item } from "@bellyfed/core/ports";
import type { ProjectedHoldings } from "@bellyfed/core/read-table";
import { Entity } from "electrodb";
import type { Counts } from "./contract.ts";
import type { Format, ProfileName } from "./rules.ts";

const model = (entity: string) => ({ service: "bellyfed", entity, version: "1" }) as const;
const pk = { field: "PK", composite: ["id"], template: "IMPORT#${id}", casing: "none" } as const;

/** IMPORT#<id> / JOB: one import. Its counters are only added to, in the transaction that writes the rows they count. */
export const JobEntity = new Entity({
  model: model("import_job"),
  attributes: {
    id: { type: "string", required: true },
    /** What the job's events say, as JSON. */
    doc: { type: "string" },
    /** When its file was known to be there, and when reading it began. */
    queued_at: { type: "string" },
    reading_at: { type: "string" },
    read: { type: "number" },
    created: { type: "number" },
    updated: { type: "number" },
    unchanged: { type: "number" },
    rejected: { type: "number" },
    noted: { type: "number" },
    dishes: { type: "number" },
    /** How many rows the file has, once it was read to its end or to where it breaks off; and why it broke off. */
    total: { type: "number" },
    broken: { type: "string" },
  },
  indexes: {
    byId: { pk, sk: { field: "SK", composite: [], template: "JOB", casing: "none" } },
  },
} as const);

/** IMPORT#<id> / ROW#<nine digits>: a row has its result, and was counted. */
export const RowEntity = new Entity({
  model: model("import_row"),
  attributes: {
    id: { type: "string", required: true },
    row: { type: "string", required: true },
    outcome: { type: "string", required: true },
  },
  indexes: {
    byId: { pk, sk: { field: "SK", composite: ["row"], template: "ROW#${row}", casing: "none" } },
  },
} as const);

const toldOfRow = (entity: string, kind: "ERROR" | "NOTE") =>
  new Entity({
    model: model(entity),
    attributes: {
      id: { type: "string", required: true },
      row: { type: "string", required: true },
      doc: { type: "string", required: true },
    },
    indexes: {
      byId: { pk, sk: { field: "SK", composite: ["row"], template: `${kind}#\${row}`, casing: "none" } },
    },
  } as const);

/** IMPORT#<id> / ERROR#<nine digits>: what is wrong with a rejected row. Beside its ROW, so that one query lists them all. */
export const RejectedEntity = toldOfRow("import_error", "ERROR");
/** IMPORT#<id> / NOTE#<nine digits>: what was left out of a row that was used. */
export const NotedEntity = toldOfRow("import_note", "NOTE");

/** A row's number as keys hold it. */
export const rowDigits = (row: number): string => String(row).padStart(9, "0");
export const jobKey = (id: string) => ({ PK: `IMPORT#${id}`, SK: "JOB" });
export const rowKey = (id: string, row: number) => ({ PK: `IMPORT#${id}`, SK: `ROW#${rowDigits(row)}` });

/** What JOB's `doc` holds. */
export interface JobDoc {
  readonly id: string;
  readonly profile: ProfileName;
  readonly format: Format | null;
  readonly filename: string | null;
  readonly source: string;
  /** The file came with the request. */
  readonly inline: boolean;
  readonly created_at: string;
  readonly completed: {
    readonly at: string;
    readonly counts: Counts;
    /** Left out by jobs that were completed before there were notes. */
    readonly noted?: number;
    /** Left out by those that were completed before rows had dishes. */
    readonly dishes?: number;
    readonly error: string | null;
  } | null;
}

/** The doc of an import that was just created, at `created_at` (RFC 3339). */
export function jobDoc(job: Omit<JobDoc, "created_at" | "completed">, created_at: string): JobDoc {
  const { id, profile, format, filename, source, inline } = job;
  return { id, profile, format, filename, source, inline, created_at, completed: null };
}

export const jobDocOf = (item: Item | undefined): JobDoc | undefined =>
  typeof item?.doc === "string" ? (JSON.parse(item.doc) as JobDoc) : undefined;

/** What JOB counts. */
export interface Progress {
  readonly counts: Counts;
  readonly noted: number;
  readonly dishes: number;
  /** null until the file was read. */
  readonly total: number | null;
  /** Where and why the file breaks off. */
  readonly broken: string | null;
}

export function progressOf(item: Item | undefined): Progress {
  const counter = (name: keyof Counts | "noted" | "dishes") => (typeof item?.[name] === "number" ? item[name] : 0);
  return {
    counts: {
      read: counter("read"),
      created: counter("created"),
      updated: counter("updated"),
      unchanged: counter("unchanged"),
      rejected: counter("rejected"),
    },
    noted: counter("noted"),
    dishes: counter("dishes"),
    total: typeof item?.total === "number" ? item.total : null,
    broken: typeof item?.broken === "string" ? item.broken : null,
  };
}

/** What came of rows is in no event. */
export const importHoldings = {
  name: "imports",
  partitions: ["IMPORT#"],
  derived: false,
  shown: [],
} satisfies ProjectedHoldings;
