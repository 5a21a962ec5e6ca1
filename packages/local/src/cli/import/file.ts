import { constants, createReadStream, existsSync } from "node:fs";
import { access, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { headOf } from "@bellyfed/features/imports/files/head";
import type { ProfileName } from "@bellyfed/features/imports/rules";
import { Misuse } from "../misuse.ts";

export interface Input {
  readonly bytes: number;
  /** The beginning of the file as text. */
  readonly head: string;
}

const HEAD_BYTES = 65_536;

/** The path as the user means it, who called npm in the folder `calledIn`; npm itself runs scripts in the project's folder. */
export function pathFrom(calledIn: string | undefined, path: string): string {
  const there = resolve(calledIn ?? "", path);
  return existsSync(there) ? there : path;
}

/** Looks at a file. Throws Misuse when there is none that can be read, and AppError for one that is known to be no file of rows. */
export async function inputOf(path: string): Promise<Input> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts) throw new Misuse(`There is no file ${path}`);
  if (!facts.isFile()) throw new Misuse(`${path} is not a file`);
  await access(path, constants.R_OK).catch(() => {
    throw new Misuse(`${path} may not be read: permission denied`);
  });
  const { bytes } = await headOf(createReadStream(path, { end: HEAD_BYTES - 1 }));
  return { bytes: facts.size, head: await text(bytes) };
}

/** Whose shape a file's rows seem to have: GeoJSON's, New York's, or else our own. */
export function profileOf(path: string, head: string): ProfileName {
  if (/\.geojson$/i.test(path) || /"type"\s*:\s*"Feature(Collection)?"/.test(head)) return "geojson";
  return /"restaurant_id"\s*:/.test(head) && /"borough"\s*:/.test(head) ? "nyc" : "bellyfed";
}
