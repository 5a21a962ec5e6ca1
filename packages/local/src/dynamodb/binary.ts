import { accessSync, chmodSync, constants, statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

const HOW_TO_GET_ONE = `No DynamoDB engine was found. One of these gives you one:
  - on Linux x64, "npm install" brings the npm package @dynoxide/linux-x64 (it is optional: check that it was not left out)
  - elsewhere, put "dynoxide" on your PATH: brew install nubo-db/tap/dynoxide, or cargo install dynoxide-rs
  - or set DYNAMODB_ENDPOINT to another engine, such as AWS DynamoDB Local: DYNAMODB_ENDPOINT=http://localhost:8000`;

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The npm package's binary. Some package managers unpack it without its executable bit, which is then set here. */
function packaged(): string | undefined {
  try {
    const file = join(dirname(createRequire(import.meta.url).resolve("@dynoxide/linux-x64/package.json")), "dynoxide");
    if (!executable(file)) chmodSync(file, 0o755);
    return executable(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

const onPath = (path: string): string | undefined =>
  path
    .split(delimiter)
    .filter((directory) => directory !== "")
    .map((directory) => join(directory, "dynoxide"))
    .find(executable);

/**
 * Where the DynamoDB engine's binary is: the npm package's, else one on the PATH.
 * Throws an error that says how to get one when there is none.
 */
export function findDynoxide(path = process.env.PATH ?? "", fromNpm = packaged): string {
  const file = fromNpm() ?? onPath(path);
  if (file === undefined) throw new Error(HOW_TO_GET_ONE);
  return file;
}
