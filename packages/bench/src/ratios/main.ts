import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { BenchContext, Benchmark } from "../harness/benchmark.ts";
import { machine } from "../harness/machine.ts";
import { benchmarks } from "./benchmarks.ts";
import { chart } from "./report/chart.ts";
import { type Figure, figuresOf, merge, readFigures, writeFigures } from "./report/figures.ts";
import { withFigures } from "./report/readme.ts";
import { table } from "./report/table.ts";

const HELP = `Usage: npm run bench -- [--only NAME]... [--quick] [--write] [--list]

Measures this system against named peers, interleaved in one run, and prints the ratios beside their targets.
  --only NAME   this benchmark alone; may be given again
  --quick       a tenth of the work in three rounds: whether it runs, not how fast it is
  --write       keeps the figures, and writes the table and the chart of packages/bench/README.md
  --list        the benchmarks' names
  --help        this text`;

const PACKAGE = join(import.meta.dirname, "../..");
const FIGURES = join(PACKAGE, "generated", "figures.json");
const README = join(PACKAGE, "README.md");
const print = (text: string) => process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    quick: { type: "boolean" },
    write: { type: "boolean" },
    list: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  },
});

if (values.help) print(HELP);
else if (values.list) for (const { name, about } of benchmarks) print(`${name.padEnd(14)} ${about}`);
else await main();

async function main(): Promise<void> {
  const figures: Figure[] = [];
  for (const benchmark of chosen()) {
    print(`${benchmark.name}: ${benchmark.about}`);
    const rows = figuresOf(benchmark.name, await benchmark.run(context(values.quick ?? false)));
    figures.push(...rows);
    print(`${table(rows)}\n`);
  }
  if (figures.length > 0 && values.write) write(figures);
}

function chosen(): readonly Benchmark[] {
  const { only } = values;
  if (!only) return benchmarks;
  const unknown = only.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length === 0) return benchmarks.filter(({ name }) => only.includes(name));
  print(`There is no benchmark ${unknown.join(", ")}; --list names them.`);
  process.exitCode = 2;
  return [];
}

function context(quick: boolean): BenchContext {
  return {
    rounds: quick ? 3 : 9,
    warmups: quick ? 1 : 3,
    scale: (operations) => Math.max(1, Math.round(quick ? operations / 10 : operations)),
    log: (line) => print(`  ${line}`),
  };
}

function write(latest: readonly Figure[]): void {
  const order = benchmarks.map(({ name }) => name);
  const figures = merge(order, readFigures(FIGURES), latest);
  writeFigures(FIGURES, { machine: machine(), figures });
  writeFileSync(README, withFigures(readFileSync(README, "utf8"), table(figures), machine()));
  writeFileSync(join(PACKAGE, "figures.svg"), chart(figures));
  print(`Wrote the figures to ${README}`);
}
