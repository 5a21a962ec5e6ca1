import { spawnSync } from "node:child_process";
import { readArguments } from "@bellyfed/local/cli/arguments";
import { Misuse } from "@bellyfed/local/cli/misuse";
import { type Command, runCommand } from "@bellyfed/local/cli/terminal";
import { root } from "../sources.ts";
import { clashesOf } from "./clashes.ts";
import { kebab, type Names, namesOf } from "./names.ts";
import { folderOf, listsWith, messagesWith, write } from "./write.ts";

const help = `Usage: npm run feature -- NAME [--singular WORD]

Writes the folder of a new feature, its tests and its lines in the lists of features, from packages/tools/src/feature/template.
NAME is a plural noun in kebab-case: collections, opening-hours. --singular: where English is irregular (people, person).`;

/** Throws Misuse that says what is wrong with what was asked for. */
function asked(argv: readonly string[]): Names {
  const { values, positionals } = readArguments(argv, {
    allowPositionals: true,
    options: { singular: { type: "string" } },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new Misuse("Say one NAME");
  const names = namesOf(name, values.singular);
  const clashes = clashesOf(names);
  if (clashes.length === 0) return names;
  throw new Misuse(`${name} will not do:\n${clashes.map((clash) => `  ${clash}`).join("\n")}`);
}

function run(...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed:\n${stdout}${stderr}`);
}

function make(names: Names): void {
  const [folder, lists, messages] = [folderOf(names), listsWith(names), messagesWith(names)];
  write({ ...folder, ...lists, ...messages });
  const written = Object.keys({ ...folder, ...lists, ...messages });
  run("node_modules/@biomejs/biome/bin/biome", "check", "--write", "--error-on-warnings", ...written);
  run("packages/tools/src/docs/main.ts");
  console.log(told(names, Object.keys(folder), Object.keys({ ...lists, ...messages })));
}

const told = ({ plural, singular }: Names, files: readonly string[], others: readonly string[]): string => {
  const name = kebab(plural);
  return `Written: packages/features/src/${name}
  ${files.map((path) => path.split("/").at(-1)).join("  ")}
Lines were added to
  ${others.join("\n  ")}
and the generated documents were made anew (npm run docs).

It works as it is: npm run check, then npm start and

  TOKEN=$(npm run --silent token -- --sub alice)
  curl -H "x-api-key: local-dev-key" -H "authorization: Bearer $TOKEN" -H "content-type: application/json" \\
    -d '{"name": "My first ${singular.join(" ")}"}' http://localhost:4000/${name}
  curl -H "x-api-key: local-dev-key" -H "authorization: Bearer $TOKEN" http://localhost:4000/${name}

Next, make it what you want: README.md says what it is, contract.ts what is asked, rules.ts the limits, events.ts what is stored,
decider.ts what is allowed; then npm run docs. What its events say on the site is in web/messages/*/developers.json.
npm test names what else is to be said by hand: see "Add a feature" in README.md.`;
};

const command: Command = {
  name: "feature",
  help,
  async run(argv) {
    make(asked(argv));
    return 0;
  },
};

process.exitCode = await runCommand(command);
