import { type ParseArgsConfig, parseArgs } from "node:util";
import { Misuse } from "./misuse.ts";

/** What a command takes: its options, in the form of Node's parseArgs, and how many arguments besides. */
interface Taken extends Pick<ParseArgsConfig, "options"> {
  readonly allowPositionals?: boolean;
}

/** Reads a command line. Throws Misuse for what the command does not take. */
export function readArguments<const T extends Taken>(argv: readonly string[], taken: T) {
  try {
    return parseArgs({ ...taken, args: [...argv] });
  } catch (error) {
    throw new Misuse(firstSentence(error));
  }
}

/** Node adds how else one could have meant it; --help says that better. */
const firstSentence = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split(/\.?(?:\s*\n|\. )/)[0] ?? "";

/** One of the names that are known, or undefined when none was given. Throws Misuse for another. */
export function oneOf<Name extends string>(known: readonly Name[], value: string | undefined, option: string) {
  const found = known.find((name) => name === value);
  if (value === undefined || found !== undefined) return found;
  throw new Misuse(`${option} must be one of ${known.join(", ")}, not ${value}`);
}
