import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { readNeighborhoods } from "@bellyfed/core/neighborhoods/read";
import type { FunctionName } from "@bellyfed/functions/variables";

/** As the file is called beside a function's code. */
const NAME = "neighbourhoods.json";

/** The functions that look into it. */
const READING: readonly string[] = ["import", "import-reader", "time-zone"] satisfies FunctionName[];

/** The whole path of the file that BELLYFED_NEIGHBOURHOODS names. Throws where it cannot be read, and what is wrong with it. */
export function neighborhoodsFile(named: string | undefined): string | undefined {
  if (!named) return undefined;
  const path = resolve(named);
  readNeighborhoods(readFileSync(path, "utf8"));
  return path;
}

interface Settings {
  readonly neighborhoods: string | undefined;
}

/** What is copied beside a function's code. */
export const copied = (file: string, { neighborhoods }: Settings): { readonly from: string; readonly to: string }[] =>
  neighborhoods && READING.includes(file) ? [{ from: relative($cli.paths.root, neighborhoods), to: NAME }] : [];

/** What functions are told of it. In development they run where the file is, and not beside a copy. */
export const neighborhoodVariables = ({ neighborhoods }: Settings): Record<string, string> =>
  neighborhoods ? { NEIGHBOURHOODS: $dev ? neighborhoods : NAME, FIND_NEIGHBOURHOODS: "on" } : {};
