import type { ReadTableWriter, Runtime, Write } from "@bellyfed/core/ports";
import { retry } from "@bellyfed/core/retry";
import { type Fault, type NotedRow, type Outcome, outcomes, type RejectedRow } from "./contract.ts";
import { JobEntity, NotedEntity, RejectedEntity, RowEntity } from "./entity.ts";
import { bounded, type RowResult } from "./importing.ts";
import { rowDigits, rowKey } from "./keys.ts";

interface ResultPorts {
  readonly table: ReadTableWriter;
  readonly runtime: Pick<Runtime, "sleep" | "random">;
}

const MAX_WRITES = 100;
const ATTEMPTS = 8;
const named = { table: "read" };

/**
 * Records results and counts them, exactly once however often a row comes: a row's item and the job's counters are written in one
 * transaction, on the condition that the row is not there yet. Throws after 8 conflicts; what was written until then stays.
 */
export async function recordResults(ports: ResultPorts, job: string, results: readonly RowResult[]): Promise<void> {
  const once = [...new Map(results.map((result) => [result.row, result])).values()];
  for (const batch of batches(once)) await recordBatch(ports, job, batch);
}

/** Which of these rows have their result already. */
export async function recordedRows(
  table: Pick<ReadTableWriter, "batchGet">,
  job: string,
  rows: readonly number[],
): Promise<ReadonlySet<number>> {
  if (rows.length === 0) return new Set();
  const items = await table.batchGet(
    rows.map((row) => rowKey(job, row)),
    { consistent: true },
  );
  return new Set(items.map(({ SK }) => Number(String(SK).slice("ROW#".length))));
}

async function recordBatch({ table, runtime }: ResultPorts, job: string, batch: readonly RowResult[]): Promise<void> {
  let left = batch;
  await retry({ runtime, what: `Results of import ${job}`, attempts: ATTEMPTS }, async (nth) => {
    if (nth > 1) left = await unrecorded(table, job, left);
    return left.length === 0 ? "written" : table.transact(writesOf(job, left));
  });
}

async function unrecorded(table: ReadTableWriter, job: string, results: readonly RowResult[]): Promise<RowResult[]> {
  const rows = results.map(({ row }) => row);
  const recorded = await recordedRows(table, job, rows);
  return results.filter(({ row }) => !recorded.has(row));
}

/** As many results as one transaction holds beside the counters: a row that is rejected or has notes takes two writes. */
function batches(results: readonly RowResult[]): RowResult[][] {
  const all: RowResult[][] = [];
  let room = 0;
  for (const result of results) {
    const needed = toldOf(result).length > 0 ? 2 : 1;
    if (room < needed) {
      all.push([]);
      room = MAX_WRITES - 1;
    }
    all.at(-1)?.push(result);
    room -= needed;
  }
  return all;
}

function writesOf(id: string, results: readonly RowResult[]): Write[] {
  return [
    { kind: "update", operation: JobEntity.update({ id }).add(countsOf(results)).params(named) },
    ...results.flatMap((result): Write[] => {
      const { row, outcome } = result;
      const key = { id, row: rowDigits(row) };
      const recorded: Write = { kind: "put", operation: RowEntity.create({ ...key, outcome }).params(named) };
      const told = toldOf(result);
      if (told.length === 0) return [recorded];
      const entity = outcome === "rejected" ? RejectedEntity : NotedEntity;
      const operation = entity.put({ ...key, doc: JSON.stringify(docOf(row, told)) }).params(named);
      return [recorded, { kind: "put", operation }];
    }),
  ];
}

/** What is to be told of a row beside its outcome: why it was rejected, or what was left out of it. */
const toldOf = ({ outcome, faults = [INVALID], notes = [] }: RowResult): readonly Fault[] =>
  outcome === "rejected" ? faults : notes;

const INVALID: Fault = { field: "", reason: "is not valid" };

function docOf(row: number, told: readonly Fault[]): RejectedRow | NotedRow {
  const [first = INVALID, ...others] = bounded(told);
  return { row, ...first, others };
}

function countsOf(
  results: readonly RowResult[],
): { read: number } & Partial<Record<Outcome | "noted" | "dishes", number>> {
  const moved = outcomes.flatMap((outcome) => {
    const rows = results.filter((result) => result.outcome === outcome).length;
    return rows > 0 ? [[outcome, rows] as const] : [];
  });
  const noted = results.filter((result) => result.outcome !== "rejected" && toldOf(result).length > 0).length;
  const dishes = results.reduce((sum, result) => sum + (result.dishes ?? 0), 0);
  const more = { ...(noted > 0 && { noted }), ...(dishes > 0 && { dishes }) };
  return { read: results.length, ...Object.fromEntries(moved), ...more };
}
