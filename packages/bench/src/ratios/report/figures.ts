import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Outcome, outcome, type Row, type Target } from "../../harness/row.ts";

/** A row with what it amounted to. */
export interface Figure extends Outcome {
  readonly benchmark: string;
  readonly what: string;
  readonly peer: string;
  readonly target: Target;
  readonly rounds: number;
}

/** The figures of the README, by whichever run wrote each benchmark last. */
export interface Figures {
  readonly machine: string;
  readonly figures: readonly Figure[];
}

export const figuresOf = (benchmark: string, rows: readonly Row[]): Figure[] =>
  rows.map((row) => ({
    benchmark,
    what: row.what,
    peer: row.peer,
    target: row.target,
    rounds: row.ours.length,
    ...outcome(row),
  }));

export function readFigures(file: string): readonly Figure[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Figures).figures : [];
}

/** The figures in the order of the benchmarks' names; those of a benchmark that has run now replace its former ones. */
export function merge(order: readonly string[], former: readonly Figure[], latest: readonly Figure[]): Figure[] {
  const ran = new Set(latest.map(({ benchmark }) => benchmark));
  const all = [...former.filter(({ benchmark }) => !ran.has(benchmark)), ...latest];
  return order.flatMap((name) => all.filter(({ benchmark }) => benchmark === name));
}

export function writeFigures(file: string, figures: Figures): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
}
