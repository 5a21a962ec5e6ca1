import { styleText } from "node:util";
import { Misuse } from "./misuse.ts";

export const bold = (text: string): string => styleText("bold", text);
export const faint = (text: string): string => styleText("dim", text);
const bad = (text: string): string => styleText("red", text);

/** Where a command writes to. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface Command {
  /** As in `npm run NAME`. */
  readonly name: string;
  readonly help: string;
  /** Does what the arguments say and answers the exit code. Throws Misuse for arguments that make no sense. */
  readonly run: (argv: readonly string[], output: Output) => Promise<number>;
}

interface Terminal {
  readonly argv?: readonly string[];
  readonly output?: Output;
  readonly errors?: Output;
}

/** Runs a command and answers its exit code: 2 for arguments that make no sense, 1 for what fails otherwise, each with a sentence. */
export async function runCommand(
  { name, help, run }: Command,
  { argv = process.argv.slice(2), output = process.stdout, errors = process.stderr }: Terminal = {},
): Promise<number> {
  if (argv.some((argument) => argument === "--help" || argument === "-h")) {
    output.write(`${help}\n`);
    return 0;
  }
  try {
    return await run(argv, output);
  } catch (error) {
    errors.write(errorText(error));
    if (!(error instanceof Misuse)) return 1;
    errors.write(`npm run ${name} -- --help tells more.\n`);
    return 2;
  }
}

/** What a person needs to know of an error, without a stack trace unless DEBUG is set. */
export function errorText(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  const cause = error instanceof Error ? error.cause : undefined;
  const refused = /ECONNREFUSED/.test(`${message} ${codeOf(error)} ${codeOf(cause)}`);
  const lines = [
    `${bad("Error:")} ${message}`,
    ...(refused ? ["Nothing answers there: is `npm start` running, with the same ports?"] : []),
    ...(process.env.DEBUG && error instanceof Error ? [error.stack] : []),
  ];
  return `${lines.join("\n")}\n`;
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);
