import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { styleText } from "node:util";
import type { CreateImport, ImportJob } from "@bellyfed/features/imports/contract";
import type { Command, Output } from "../terminal.ts";
import { ApiFailure, type ImportApi, importApi } from "./api.ts";
import { argumentsOf, HELP, type ImportArguments } from "./arguments.ts";
import { dryRun } from "./dry-run.ts";
import { inputOf, pathFrom, profileOf } from "./file.ts";
import { duration, number, progressDisplay } from "./progress.ts";

export interface ImportOptions {
  readonly apiUrl: string;
  readonly apiKey: string;
  /** A token of an admin. */
  readonly mintToken: () => Promise<string>;
  /** The folder that paths are meant from; this process's own when left out. */
  readonly calledIn?: string | undefined;
  readonly pollMs?: number;
}

/** The API takes bodies of 1 MB; what is larger as JSON is uploaded. */
const MOST_INLINE = 900_000;
const POLL_MS = 200;
const PATIENCE_MS = 60_000;
const SHOWN = 5;
const CITY = /(?:^|[.:])city$/;
const HINT = "Rows that name no city can be given one: --city NAME";

/** `npm run import -- FILE` */
export const importCommand = (options: () => ImportOptions): Command => ({
  name: "import",
  help: HELP,
  run: (argv, output) => importFile(argumentsOf(argv), options, output),
});

async function importFile(args: ImportArguments, options: () => ImportOptions, output: Output): Promise<number> {
  const given = options();
  const chosen = { ...given, apiUrl: args.api ?? given.apiUrl };
  const api = importApi(chosen);
  const started = performance.now();
  if (args.dryRun) return dryRun(api, { ...args, file: pathFrom(given.calledIn, args.file) }, output);
  const { id } = await begin(api, { ...args, file: pathFrom(given.calledIn, args.file) }, output);
  const job = await follow(api, id, started, chosen, output);
  await summarise(api, job, (performance.now() - started) / 1000, chosen, output);
  return job.error !== null || job.total === 0 || (args.strict && job.counts.rejected > 0) ? 1 : 0;
}

async function begin(
  api: ImportApi,
  { file, profile, format, city, source }: ImportArguments,
  output: Output,
): Promise<ImportJob> {
  const { bytes, head } = await inputOf(file);
  const request: Partial<CreateImport> = {
    profile: profile ?? profileOf(file, head),
    filename: basename(file).slice(0, 255),
    ...(format && { format }),
    ...(source !== undefined && { source }),
    ...(city !== undefined && { defaults: { city } }),
  };
  const content = bytes <= MOST_INLINE ? await inlineContent(file) : undefined;
  if (content !== undefined) return api.create({ ...request, content });
  const job = await api.create({ ...request, size: bytes });
  if (!job.upload) throw new ApiFailure("The API did not say where to upload the file");
  output.write(`uploading ${number(Math.ceil(bytes / 1e6))} MB\n`);
  await api.upload(job.upload, file);
  return api.start(job.id);
}

/** The file as text, unless it is too large as JSON or would not survive as text. */
async function inlineContent(file: string): Promise<string | undefined> {
  const bytes = await readFile(file);
  const text = bytes.toString();
  const survives = Buffer.from(text).equals(bytes);
  return survives && Buffer.byteLength(JSON.stringify(text)) <= MOST_INLINE ? text : undefined;
}

/** Watches the job until it has completed. The API may go away for a minute: the import goes on without us. */
async function follow(
  api: ImportApi,
  id: string,
  started: number,
  { pollMs = POLL_MS }: Pick<ImportOptions, "pollMs">,
  output: Output,
): Promise<ImportJob> {
  const display = progressDisplay(output);
  try {
    for (let seen = performance.now(); ; await sleep(pollMs)) {
      const job = await api.job(id);
      const now = performance.now();
      if (job?.status === "completed") return job;
      if (job) {
        seen = now;
        display.show(job, now - started);
      } else if (now - seen > PATIENCE_MS) {
        throw new ApiFailure(
          `The API has not answered for a minute. The import goes on once it does: GET /imports/${id}`,
        );
      }
    }
  } finally {
    display.end();
  }
}

async function summarise(
  api: ImportApi,
  job: ImportJob,
  seconds: number,
  access: Pick<ImportOptions, "apiUrl" | "apiKey">,
  output: Output,
): Promise<void> {
  const { counts, noted, dishes, error } = job;
  const rate = seconds > 0 ? Math.round(counts.read / seconds) : counts.read;
  const say = (line: string) => output.write(`${line}\n`);
  say(`${styleText("bold", `${number(counts.read)} rows`)} in ${duration(seconds)} (${number(rate)} rows/s)`);
  for (const outcome of ["created", "updated", "unchanged", "rejected"] as const) {
    say(`  ${outcome.padEnd(10)} ${number(counts[outcome]).padStart(9)}`);
  }
  if (dishes > 0) say(`${number(dishes)} dishes`);
  if (error !== null) say(`${styleText("red", "The file was not read to its end:")} ${error}`);
  else if (job.total === 0) say(styleText("red", "The file has no rows"));
  const tell = listTeller(api, job.id, access, say);
  await tell("errors", counts.rejected, "All rejected rows as CSV:");
  if (noted > 0) say(`${number(noted)} ${noted === 1 ? "row was" : "rows were"} used without what could not be:`);
  await tell("notes", noted, "All notes as CSV:");
}

/** Tells the first rows of a list, and how to have all of them. */
function listTeller(
  api: ImportApi,
  id: string,
  { apiUrl, apiKey }: Pick<ImportOptions, "apiUrl" | "apiKey">,
  say: (line: string) => void,
) {
  return async (list: "errors" | "notes", rows: number, all: string): Promise<void> => {
    if (rows === 0) return;
    const first = await api.rows(id, list, SHOWN);
    for (const { row, field, reason } of first) say(`  row ${row}: ${field ? `${field}: ` : ""}${reason}`);
    if (rows > SHOWN) say(`  … and ${number(rows - SHOWN)} more`);
    if (first.some(({ field, code }) => CITY.test(field) && code === "required")) say(HINT);
    say(all);
    say(
      `  curl -H 'X-Api-Key: ${apiKey}' -H "Authorization: Bearer $(npm run -s token -- --sub admin --role admin)" \\`,
    );
    say(`    '${apiUrl}/imports/${id}/${list}?format=csv'`);
  };
}
