import { createReadStream } from "node:fs";
import { AppError } from "@bellyfed/core/error";
import { readFile } from "@bellyfed/features/imports/files/file";
import type { FileRow } from "@bellyfed/features/imports/job";
import type { PreviewedRow, PreviewImport } from "@bellyfed/features/search/preview";
import type { Output } from "../terminal.ts";
import type { ImportApi } from "./api.ts";
import type { ImportArguments } from "./arguments.ts";
import { type DryRun, emptyDryRun, tellDryRun, withRows } from "./dry-run-report.ts";
import { inputOf, profileOf } from "./file.ts";
import { linesOf, type Parcel, parcels } from "./parcels.ts";
import { dryRunDisplay } from "./progress.ts";

/**
 * `npm run import -- FILE --dry-run`: reads the file here, asks the API about fifty rows at a time, and tells what an import would do.
 * Answers the exit code.
 */
export async function dryRun(api: ImportApi, args: ImportArguments, output: Output): Promise<number> {
  const { file, format, city, source } = args;
  const { bytes, head } = await inputOf(file);
  const profile = args.profile ?? profileOf(file, head);
  const asked = {
    profile,
    format: "ndjson",
    ...(source !== undefined && { source }),
    ...(city !== undefined && { defaults: { city } }),
  } as const;
  const done = { bytes: 0 };
  const rows = readFile({ profile, format: format ?? null }, counted(createReadStream(file), done));
  const display = args.json ? { show: () => {}, end: () => {} } : dryRunDisplay(output);
  const started = performance.now();
  const made = new Set<string>();
  let run = emptyDryRun();
  try {
    for await (const parcel of parcels(rows)) {
      const told = await previewed(
        api,
        { ...asked, announced: parcel.flatMap(idIn).filter((id) => made.has(id)) },
        parcel,
      );
      for (const [at, row] of parcel.entries())
        if (told[at]?.outcome === "created") for (const id of idIn(row)) made.add(id);
      run = withRows(run, told, !args.json);
      display.show({ rows: run.counts.read, share: done.bytes / bytes }, performance.now() - started);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    run = { ...run, error: error.message };
  } finally {
    display.end();
  }
  tellDryRun(run, (performance.now() - started) / 1000, args.json, output);
  return codeOf(run, args.strict);
}

/** Whose row it is, by which dishes further down name their restaurant; empty in the profiles that have no rows of dishes. */
function idIn(row: FileRow): string[] {
  const { external_id } = (("value" in row ? row.value : null) ?? {}) as { readonly external_id?: unknown };
  const id = typeof external_id === "string" || typeof external_id === "number" ? String(external_id).trim() : "";
  return id === "" ? [] : [id];
}

const codeOf = ({ error, counts, duplicates }: DryRun, strict: boolean): number =>
  error !== null || counts.read === 0 || (strict && (counts.rejected > 0 || duplicates > 0)) ? 1 : 0;

async function* counted(chunks: AsyncIterable<Uint8Array>, done: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    done.bytes += chunk.length;
    yield chunk;
  }
}

/** What would become of a parcel's rows, numbered as the file numbers them. What is no row is rejected here, as the import does. */
async function previewed(api: ImportApi, asked: Partial<PreviewImport>, parcel: Parcel): Promise<PreviewedRow[]> {
  const rows = parcel.filter((row) => "value" in row);
  const answer = rows.length === 0 ? undefined : await api.preview({ ...asked, content: linesOf(parcel) });
  const byNumber = new Map(answer?.rows.map((row) => [rows[row.row - 1]?.row, row] as const));
  return parcel.map((row): PreviewedRow => {
    const told = byNumber.get(row.row);
    return told ? { ...told, row: row.row, notes: [...notesOf(row), ...told.notes] } : rejected(row);
  });
}

const notesOf = (row: FileRow) => ("value" in row ? (row.notes ?? []) : []);
const rejected = (row: FileRow): PreviewedRow => ({
  ...{
    row: row.row,
    outcome: "rejected",
    id: null,
    name: null,
    neighborhood: null,
    changes: [],
    notes: [],
    duplicates: [],
    dishes: null,
  },
  faults: "faults" in row ? [...row.faults] : [],
});
