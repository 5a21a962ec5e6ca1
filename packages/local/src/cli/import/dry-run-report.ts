import { styleText } from "node:util";
import type { PreviewedRow } from "@bellyfed/features/search/preview";
import type { Output } from "../terminal.ts";
import { duration, number } from "./progress.ts";

/** What an import would do, as far as its file has been looked at. */
export interface DryRun {
  readonly counts: Readonly<Record<"read" | PreviewedRow["outcome"], number>>;
  /** Rows of a restaurant that another row of the file would have created: they would find it there. */
  readonly again: number;
  readonly duplicates: number;
  /** What would become of dishes. */
  readonly dishes: { readonly added: number; readonly changed: number; readonly unchanged: number };
  /** How many rows would change each field. */
  readonly changes: Readonly<Record<string, number>>;
  /** How many rows would be in each part of a city then. */
  readonly neighborhoods: Readonly<Record<string, number>>;
  /** Where the file breaks off. */
  readonly error: string | null;
  /** Rows that somebody should look at: those that are told, or all of them. */
  readonly rows: readonly PreviewedRow[];
  readonly created: ReadonlySet<string>;
}

/** Of each kind so many rows are told. */
const TOLD = 5;

export const emptyDryRun = (): DryRun => ({
  counts: { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 },
  ...{
    again: 0,
    duplicates: 0,
    dishes: { added: 0, changed: 0, unchanged: 0 },
    changes: {},
    neighborhoods: {},
    error: null,
    rows: [],
    created: new Set(),
  },
});

const kinds = [
  (row: PreviewedRow) => row.outcome === "rejected",
  (row: PreviewedRow) => row.outcome === "updated",
  (row: PreviewedRow) => row.duplicates.length > 0,
] as const;

/** With further rows. `few`: only as many rows are kept as are told. */
export function withRows(run: DryRun, rows: readonly PreviewedRow[], few: boolean): DryRun {
  const counts = { ...run.counts };
  const [changes, neighborhoods] = [{ ...run.changes }, { ...run.neighborhoods }];
  const created = run.created as Set<string>;
  let { again, duplicates } = run;
  const kept = [...run.rows];
  const dishes = { ...run.dishes };
  for (const row of rows) {
    counts.read += 1;
    for (const name of ["added", "changed", "unchanged"] as const) dishes[name] += row.dishes?.[name] ?? 0;
    if (row.outcome === "created" && row.id !== null && created.has(row.id)) {
      again += 1;
      continue;
    }
    counts[row.outcome] += 1;
    if (row.outcome === "created" && row.id !== null) created.add(row.id);
    for (const field of row.changes) changes[field] = (changes[field] ?? 0) + 1;
    if (row.neighborhood !== null) neighborhoods[row.neighborhood] = (neighborhoods[row.neighborhood] ?? 0) + 1;
    duplicates += row.duplicates.length > 0 ? 1 : 0;
    if (kinds.some((isOne) => isOne(row) && (!few || kept.filter(isOne).length < TOLD))) kept.push(row);
  }
  return { ...run, counts, changes, neighborhoods, again, duplicates, dishes, rows: kept };
}

/** Tells a dry run: as one line of JSON, or for a person. */
export function tellDryRun(run: DryRun, seconds: number, json: boolean, output: Output): void {
  const { created: _, rows, ...sums } = run;
  if (json) return void output.write(`${JSON.stringify({ dry_run: true, ...sums, rows })}\n`);
  const say = (line: string) => output.write(`${line}\n`);
  const { counts } = run;
  say(
    `${styleText("bold", `${number(counts.read)} rows`)} in ${duration(seconds)}; nothing was written. An import would leave them`,
  );
  for (const outcome of ["created", "updated", "unchanged", "rejected"] as const)
    say(`  ${outcome.padEnd(10)} ${number(counts[outcome]).padStart(9)}`);
  if (run.again > 0)
    say(`  ${"again".padEnd(10)} ${number(run.again).padStart(9)}  of restaurants that rows before them would create`);
  if (run.error !== null) say(`${styleText("red", "The file was not read to its end:")} ${run.error}`);
  else if (counts.read === 0) say(styleText("red", "The file has no rows"));
  tellMore(run, say);
  tellRows(run, say);
}

/** Of dishes, fields and neighbourhoods how many there are. */
function tellMore(run: DryRun, say: (line: string) => unknown): void {
  const { added, changed, unchanged } = run.dishes;
  if (added + changed + unchanged > 0) {
    say(`dishes: ${number(added)} would come, ${number(changed)} would be others, ${number(unchanged)} stay`);
  }
  const listed = (counted: Readonly<Record<string, number>>, most?: number) =>
    mostFirst(counted)
      .slice(0, most)
      .map(([name, rows]) => `${name} (${number(rows)})`)
      .join(", ");
  if (Object.keys(run.changes).length > 0) say(`changed: ${listed(run.changes)}`);
  const parts = Object.keys(run.neighborhoods).length;
  const more = parts > TOLD ? `, and ${number(parts - TOLD)} more` : "";
  if (parts > 0) say(`neighbourhoods: ${listed(run.neighborhoods, TOLD)}${more}`);
}

const mostFirst = (counted: Readonly<Record<string, number>>) =>
  Object.entries(counted).sort(([, one], [, other]) => other - one);

function tellRows({ rows, counts, duplicates }: DryRun, say: (line: string) => unknown): void {
  const tell = (which: number, of: number, line: (row: PreviewedRow) => string[]) => {
    const told = rows.filter((row) => kinds[which]?.(row)).slice(0, TOLD);
    for (const row of told) for (const text of line(row)) say(`  row ${row.row}: ${text}`);
    if (of > told.length) say(`  … and ${number(of - told.length)} more`);
  };
  if (counts.rejected > 0) say("rejected:");
  tell(0, counts.rejected, ({ faults: [first] }) => [
    first ? `${first.field ? `${first.field}: ` : ""}${first.reason}` : "",
  ]);
  if (counts.updated > 0) say("updated:");
  tell(1, counts.updated, ({ name, changes, dishes }) => [
    `${name ?? "a restaurant"}: ${changes.join(", ")}${dishes?.changing.length ? ` (${dishes.changing.join(", ")})` : ""}`,
  ]);
  if (duplicates > 0)
    say(
      `${number(duplicates)} ${duplicates === 1 ? "row" : "rows"} would be created and ${duplicates === 1 ? "looks" : "look"} like a restaurant that is there:`,
    );
  tell(2, duplicates, duplicateLines);
}

const duplicateLines = ({ name, duplicates }: PreviewedRow): string[] =>
  duplicates.map(({ id, name: known, city, street, score, reasons }) => {
    const why = reasons.map(({ reason, metres }) => (metres === undefined ? reason : `${reason} (${metres} m)`));
    return `${name} ~ ${[known, street, city].filter(Boolean).join(", ")} (${id}), ${score.toFixed(2)}: ${why.join(", ")}`;
  });
