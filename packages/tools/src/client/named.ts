import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { GenericSchema } from "valibot";
import { root } from "../sources.ts";

const features = join(root, "packages/features/src");
const folders = readdirSync(features, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const files = folders.map(({ name }) => join(features, name, "contract.ts"));

const isSchema = (value: unknown): value is GenericSchema =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "schema";

const contracts = await Promise.all(files.map((file) => import(pathToFileURL(file).href) as Promise<object>));

/** The schemas that the features' contracts export, by their names: `Restaurant`. A name that two features have is the first one's. */
export const namedSchemas: ReadonlyMap<string, GenericSchema> = new Map(
  contracts
    .flatMap((contract) => Object.entries(contract))
    .filter((entry): entry is [string, GenericSchema] => isSchema(entry[1]))
    .reverse(),
);
