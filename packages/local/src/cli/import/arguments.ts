import { type Format, formats, formatsOf, type ProfileName, profiles } from "@bellyfed/features/imports/rules";
import { oneOf, readArguments } from "../arguments.ts";
import { Misuse } from "../misuse.ts";

export const HELP = `Usage: npm run import -- FILE [options]

Imports a file of restaurants into the running system and waits until it is done.

  --profile NAME   whose shape the rows have: ${profiles.join(", ")}; guessed from the file when left out
  --format NAME    ${formats.join(", ")}; seen from the file when left out
  --city NAME      the city of rows that name none
  --source NAME    whose ids the rows carry; the profile's own source when left out
  --dry-run        tells what would be created, changed, left and rejected, and what looks like a duplicate; nothing is written
  --json           with --dry-run: one JSON object with every row that would be changed or rejected, or that looks like a duplicate
  --strict         exit with 1 when rows were rejected, and of a dry run also when one looks like a duplicate
  --api URL        the API, when it is not on this machine's usual port
  --help           prints this

Exit codes: 0 done, 1 failed (or a file without rows, or rows rejected and --strict), 2 wrong arguments.`;

export interface ImportArguments {
  readonly file: string;
  readonly profile: ProfileName | undefined;
  readonly format: Format | undefined;
  readonly city: string | undefined;
  readonly source: string | undefined;
  readonly strict: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly api: string | undefined;
}

const text = { type: "string" } as const;
const options = {
  profile: text,
  format: text,
  city: text,
  source: text,
  strict: { type: "boolean" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  api: text,
} as const;

/** Reads the command line. Throws Misuse. */
export function argumentsOf(argv: readonly string[]): ImportArguments {
  const { values, positionals } = readArguments(argv, { options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined) throw new Misuse("Which file? npm run import -- FILE");
  if (more.length > 0) throw new Misuse("One file at a time, please");
  const { city, source, strict = false, json = false, api } = values;
  const dryRun = values["dry-run"] ?? false;
  if (json && !dryRun) throw new Misuse("--json tells of a dry run: add --dry-run");
  const profile = oneOf(profiles, values.profile, "--profile");
  const format = oneOf(formats, values.format, "--format");
  if (profile && format && !formatsOf[profile].includes(format)) {
    throw new Misuse(`The profile ${profile} comes as ${formatsOf[profile].join(" or ")}, not as ${format}`);
  }
  if (api !== undefined && !URL.canParse(api)) throw new Misuse(`--api must be a URL, not ${api}`);
  return { file, profile, format, city, source, strict, dryRun, json, api };
}
