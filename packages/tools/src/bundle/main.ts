import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundle, names } from "./bundle.ts";

const HELP = `Usage: npm run bundle -- [--out DIR] [--parts]

Bundles every Lambda function as SST does and prints its size beside its budget.
  --out DIR   where the bundles go (default: dist/functions)
  --parts     also what the bytes are made of`;

const { values } = parseArgs({
  options: { out: { type: "string" }, parts: { type: "boolean" }, help: { type: "boolean", short: "h" } },
});
const print = (line: string) => process.stdout.write(`${line}\n`);

if (values.help) print(HELP);
else {
  const outdir = values.out ?? join(import.meta.dirname, "../../../../dist/functions");
  for (const name of names) {
    const { bytes, budget, parts } = await bundle(name, outdir);
    const kilobytes = (size: number) => `${(size / 1000).toFixed(0).padStart(5)} KB`;
    print(`${name.padEnd(18)} ${kilobytes(bytes)} of ${kilobytes(budget)}${bytes > budget ? "  OVER BUDGET" : ""}`);
    if (bytes > budget) process.exitCode = 1;
    if (values.parts) for (const [part, size] of parts.slice(0, 12)) print(`    ${kilobytes(size)}  ${part}`);
  }
}
