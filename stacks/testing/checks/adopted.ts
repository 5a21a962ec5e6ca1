import { type Resource, types } from "../resource.ts";
import { HOLDERS } from "./kept.ts";

/** What holds data, and what makes up a user pool. A vault's copies are restored from where they lie. */
const FOUND = [...HOLDERS.filter((type) => type !== types.vault), types.userGroup, types.userPoolClient];

/** Where the name is what AWS knows something by, the input that sets it. */
const NAMED_BY: Readonly<Record<string, string>> = { [types.table]: "name", [types.bucket]: "bucket" };

/** What the rest of a deployment needs at once, so that it may not be left as it is found. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  [types.table]: ["name", "hashKey", "rangeKey", "streamEnabled", "streamViewType"],
  [types.bucket]: ["bucket"],
  [types.userPool]: ["usernameAttributes", "usernameConfiguration"],
  [types.userPoolClient]: ["userPoolId"],
  [types.userGroup]: ["userPoolId", "name"],
};

/** Every place where a stage that was told the names of all that it had left would make something anew, or stop at it, in words. */
export const adoptionFaults = (resources: readonly Resource[]): string[] =>
  resources.filter(({ type, options }) => FOUND.includes(type) && options?.retainOnDelete).flatMap(faultsOf);

function faultsOf({ type, name, inputs, options = {} }: Resource): string[] {
  const id = options.import;
  if (!id) return [`${name} is made anew`];
  const field = NAMED_BY[type];
  const needed = NEEDED[type] ?? [];
  const open = Object.keys(inputs).filter((key) => !needed.includes(key) && !options.ignoreChanges?.includes(key));
  return [
    ...(field && inputs[field] !== id ? [`${name} is found as ${id}, and renamed`] : []),
    ...(inputs.userPoolId && !id.startsWith(`${inputs.userPoolId}/`) ? [`${name} is found in another pool`] : []),
    ...(options.ignoreChanges ?? []).filter((key) => needed.includes(key)).map((key) => `${name} may differ in ${key}`),
    ...open.map((key) => `${name} stops the deployment where ${key} has changed`),
  ];
}
