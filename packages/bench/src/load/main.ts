import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { machine } from "../harness/machine.ts";
import { chart } from "./chart.ts";
import { load } from "./load.ts";
import { figures, page } from "./page.ts";
import { summaryOf } from "./summary.ts";

const HELP = `Usage: npm run load -- [--seconds N] [--connections N] [--write]

Starts the local cloud with its demo data on free ports, sends it a realistic mix of reads and writes, and reports throughput, latency,
projection lag and memory. Exit code 1 when any request failed other than by the usage plan's throttling.
  --seconds N       how long (60)
  --connections N   how many at once (16)
  --write           writes packages/bench/load.md and its chart load.svg
  --help            this text`;

const PACKAGE = join(import.meta.dirname, "../..");
const print = (text: string) => process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    connections: { type: "string", default: "16" },
    write: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  },
});

function whole(name: "seconds" | "connections"): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`--${name} must be a whole number above 0`);
}

async function main(): Promise<void> {
  const observed = await load({ seconds: whole("seconds"), connections: whole("connections"), log: print });
  const summary = summaryOf(observed);
  for (const [name, value] of figures(summary)) print(`  ${name.padEnd(24)} ${value}`);
  if (values.write) {
    writeFileSync(join(PACKAGE, "load.md"), page(summary, machine()));
    writeFileSync(join(PACKAGE, "load.svg"), chart(observed));
    print(`Wrote ${join(PACKAGE, "load.md")}`);
  }
  if (summary.errors.length > 0) process.exitCode = 1;
}

if (values.help) print(HELP);
else {
  await main().catch((error: Error) => {
    print(error.message);
    process.exitCode = 2;
  });
}
