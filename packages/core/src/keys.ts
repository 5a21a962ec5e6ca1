import { formerKeys } from "./former-keys.ts";
import { slugOf } from "./slug.ts";
import { sortName } from "./sort-name.ts";

/** How names become parts of the read table's keys. Functions of different versions may make different keys of one name. */
export interface KeyFunctions {
  readonly version: number;
  /** A city, a cuisine or a menu's section in a key, and a name in an address: see slug.ts. Its own slug is that slug again. */
  readonly slugOf: (name: string) => string;
  /** What stands of a restaurant's name in a sort key, so that lists are in the order of names. */
  readonly sortName: (name: string) => string;
  /** How a generation shows a name that was written so. */
  readonly textOf: (written: string) => string;
}

/** Those by which a new generation of the read table is made. */
export const currentKeys: KeyFunctions = {
  version: 3,
  slugOf,
  sortName,
  textOf: (written) => written.normalize("NFC"),
};

/** The same keys, of generations in which reviews are not listed by their ratings. */
const unratedKeys: KeyFunctions = { ...currentKeys, version: 2 };
/** Whether a generation lists reviews by their ratings. */
export const listsRatings = ({ version }: KeyFunctions): boolean => version > unratedKeys.version;

/** Every version that this release can read and write, the current one first. */
export const knownKeys: readonly KeyFunctions[] = [currentKeys, unratedKeys, formerKeys];

/** The functions of a version. Throws for one that this release does not know. */
export function keysOf(version: number): KeyFunctions {
  const found = knownKeys.find((keys) => keys.version === version);
  if (found) return found;
  throw new Error(
    `This release does not know version ${version} of the read table's keys: rebuild with the one before`,
  );
}

/** A generation of the read table as one request or one batch sees it: the table and the functions that its keys are made by. */
export interface Generation<Table> {
  readonly table: Table;
  readonly keys: KeyFunctions;
}
