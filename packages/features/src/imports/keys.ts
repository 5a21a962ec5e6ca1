import type { Item } from "@bellyfed/core/ports";
import type { ImportEvent } from "./events.ts";

type Created = Extract<ImportEvent, { type: "IMPORT_JOB_CREATED" }>["payload"];
type Counts = Extract<ImportEvent, { type: "IMPORT_JOB_COMPLETED" }>["payload"]["counts"];

/** A row's number as keys hold it. */
export const rowDigits = (row: number): string => String(row).padStart(9, "0");
export const jobKey = (id: string) => ({ PK: `IMPORT#${id}`, SK: "JOB" });
export const rowKey = (id: string, row: number) => ({ PK: `IMPORT#${id}`, SK: `ROW#${rowDigits(row)}` });

/** What JOB's `doc` holds. */
export interface JobDoc {
  readonly id: string;
  readonly profile: Created["profile"];
  readonly format: Created["format"];
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
