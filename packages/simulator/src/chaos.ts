import { parseArgs } from "node:util";
import { bold, fail } from "@bellyfed/local/cli/terminal";
import { plants } from "./plants.ts";
import { tryHistories } from "./report.ts";

const HELP = `Usage: npm run chaos [-- --minutes N] [--seed N] [--plant BUG]

Simulates random histories of commands and faults on the real handlers, in memory and in virtual time, and looks whether the read
table ends as the fold of the log. A history that breaks a promise is made as small as possible and printed; the exit code is then 1.
  --minutes N   how long to look (default 1; the last round is finished)
  --seed N      where to begin; the same seed finds the same (default: from the clock)
  --plant BUG   with a bug planted, to see it found; one of:
${Object.keys(plants)
  .map((name) => `                  ${name}`)
  .join("\n")}`;

const ROUND = 200;

async function chaos(minutes: number, firstSeed: number, bug: string | undefined): Promise<boolean> {
  const plant = bug === undefined ? undefined : plants[bug];
  if (bug !== undefined && !plant) throw new Error(`There is no such bug to plant: ${bug}`);
  const [begun, end] = [Date.now(), Date.now() + minutes * 60_000];
  let histories = 0;
  for (let seed = firstSeed; seed === firstSeed || Date.now() < end; seed++) {
    const { runs, report } = await tryHistories({ runs: ROUND, seed, ...(plant && { plant }) });
    histories += runs;
    if (report) {
      console.log(`${report}\nOnce more: npm run chaos -- --seed ${seed} --minutes 0${bug ? ` --plant "${bug}"` : ""}`);
      return false;
    }
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(`${String(histories).padStart(8)} histories, all is well (seed ${seed}, ${seconds} s)`);
  }
  console.log(`${bold(String(histories))} histories kept every promise.`);
  return true;
}

try {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      plant: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
  if (values.help) console.log(HELP);
  else if (!(minutes >= 0)) throw new Error("--minutes must be a number of minutes");
  else if (!Number.isInteger(seed)) throw new Error("--seed must be a whole number");
  else if (!(await chaos(minutes, seed, values.plant))) process.exitCode = 1;
} catch (error) {
  fail(error);
}
