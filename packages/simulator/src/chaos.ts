import { readArguments } from "@bellyfed/local/cli/arguments";
import { Misuse } from "@bellyfed/local/cli/misuse";
import { bold, type Command, runCommand } from "@bellyfed/local/cli/terminal";
import { plants } from "./plants.ts";
import { tryHistories } from "./report.ts";

const help = `Usage: npm run chaos [-- --minutes N] [--seed N] [--plant BUG]

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

const options = {
  minutes: { type: "string", default: "1" },
  seed: { type: "string" },
  plant: { type: "string" },
} as const;

const command: Command = {
  name: "chaos",
  help,
  async run(argv) {
    const { values } = readArguments(argv, { options });
    const [minutes, seed] = [Number(values.minutes), Number(values.seed ?? Date.now() % 1_000_000)];
    if (!(minutes >= 0)) throw new Misuse(`--minutes must be a number of minutes, not ${values.minutes}`);
    if (!Number.isInteger(seed)) throw new Misuse(`--seed must be a whole number, not ${values.seed}`);
    const { plant } = values;
    if (plant !== undefined && !plants[plant]) throw new Misuse(`There is no bug "${plant}" to plant`);
    return (await chaos(minutes, seed, plant)) ? 0 : 1;
  },
};

process.exitCode = await runCommand(command);
