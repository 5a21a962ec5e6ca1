import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { MOST_BYTES, readNeighborhoods } from "@bellyfed/core/neighborhoods/read";
import type { Env } from "./environment.ts";

/** Finds the neighbourhood of a place: null outside of all. */
export type FindNeighborhood = ReturnType<typeof readNeighborhoods>;

/**
 * What finds neighbourhoods in the file that NEIGHBOURHOODS names, beside the function's own code where the path is relative; undefined where
 * there is no such setting. It is read once. Throws an Error that says what is wrong with it.
 */
export function neighborhoodsOf({
  NEIGHBOURHOODS: file,
  LAMBDA_TASK_ROOT: root = ".",
}: Env): FindNeighborhood | undefined {
  return file ? readNeighborhoods(textOf(resolve(root, file))) : undefined;
}

function textOf(path: string): string {
  try {
    if (statSync(path).size > MOST_BYTES) throw new Error(`it is longer than ${MOST_BYTES} bytes`);
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Error(`NEIGHBOURHOODS: ${path} cannot be read: ${(error as Error).message}`);
  }
}
