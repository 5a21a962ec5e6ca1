import { AppError } from "@bellyfed/core/error";
import type { Page } from "@bellyfed/core/pages";
import type { Item } from "@bellyfed/core/ports";
import { type PageRequest, pageOf, pageOptions, type QueryPorts } from "@bellyfed/core/read";
import type { ImportJob, JobStatus, NotedRow, RejectedRow } from "./contract.ts";
import { NotedEntity, RejectedEntity } from "./entity.ts";
import { type JobDoc, jobDocOf, jobKey, progressOf } from "./keys.ts";

/** One import, strongly consistent: it is there as soon as it was answered. Throws AppError `import.missing`. */
export async function getImport({ table }: QueryPorts, id: string): Promise<ImportJob> {
  const item = await table.get({ Key: jobKey(id), ConsistentRead: true });
  const doc = jobDocOf(item);
  if (!doc) throw new AppError("missing", "import.missing", "There is no such import");
  const { inline: _, completed, ...job } = doc;
  const { counts, noted, dishes, total, broken } = progressOf(item);
  return {
    ...job,
    status: statusOf(doc, item),
    counts: completed?.counts ?? counts,
    noted: completed?.noted ?? noted,
    dishes: completed?.dishes ?? dishes,
    total: completed?.counts.read ?? total,
    error: completed?.error ?? broken,
    completed_at: completed?.at ?? null,
  };
}

function statusOf({ completed, inline }: JobDoc, item: Item | undefined): JobStatus {
  if (completed) return "completed";
  if (item?.reading_at !== undefined) return "running";
  return inline || item?.queued_at !== undefined ? "queued" : "awaiting_upload";
}

/** The rows that were rejected so far, in row order. */
export function listImportErrors(ports: QueryPorts, id: string, page: PageRequest): Promise<Page<RejectedRow>> {
  const operation = RejectedEntity.query.byId({ id }).params(pageOptions(page.limit));
  return pageOf(ports, `import errors ${id}`, operation, page.cursor, rowsOf);
}

/** The rows that were used so far and have notes, in row order. */
export function listImportNotes(ports: QueryPorts, id: string, page: PageRequest): Promise<Page<NotedRow>> {
  const operation = NotedEntity.query.byId({ id }).params(pageOptions(page.limit));
  return pageOf(ports, `import notes ${id}`, operation, page.cursor, rowsOf);
}

const rowsOf = (items: readonly Item[]) => items.map((item) => JSON.parse(String(item.doc)) as RejectedRow);
