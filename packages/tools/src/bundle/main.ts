import { join } from "node:path";
import { readArguments } from "@bellyfed/local/cli/arguments";
import { type Command, runCommand } from "@bellyfed/local/cli/terminal";
import { bundle, names } from "./bundle.ts";

const help = `Usage: npm run bundle -- [--out DIR] [--parts]

Bundles every Lambda function as SST does and prints its size beside its budget.
  --out DIR   where the bundles go (default: dist/functions)
  --parts     also what the bytes are made of`;

const options = { out: { type: "string" }, parts: { type: "boolean" } } as const;
const kilobytes = (size: number) => `${(size / 1000).toFixed(0).padStart(5)} KB`;

const command: Command = {
  name: "bundle",
  help,
  async run(argv, output) {
    const { out = join(import.meta.dirname, "../../../../dist/functions"), parts } = readArguments(argv, {
      options,
    }).values;
    let within = true;
    for (const name of names) {
      const made = await bundle(name, out);
      const over = made.bytes > made.budget;
      within &&= !over;
      output.write(
        `${name.padEnd(18)} ${kilobytes(made.bytes)} of ${kilobytes(made.budget)}${over ? "  OVER BUDGET" : ""}\n`,
      );
      if (parts) for (const [part, size] of made.parts.slice(0, 12)) output.write(`    ${kilobytes(size)}  ${part}\n`);
    }
    return within ? 0 : 1;
  },
};

process.exitCode = await runCommand(command);
