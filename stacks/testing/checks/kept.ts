import { type Resource, types } from "../resource.ts";

/** What holds data that nothing can make again. */
export const HOLDERS: readonly string[] = [types.table, types.bucket, types.userPool, types.vault, types.key];

/** What guards or makes up another resource, and the input that names that one. Without these it would be open, or lose what it is for. */
const PARTS: Readonly<Record<string, string>> = {
  [types.publicAccess]: "bucket",
  [types.bucketPolicy]: "bucket",
  [types.bucketLifecycle]: "bucket",
  [types.userGroup]: "userPoolId",
  [types.userPoolClient]: "userPoolId",
  [types.vaultLock]: "backupVaultName",
};

/** Where a name is unique in region or account, and the input that sets it. The names of a pool's parts are its own. */
const NAMES: Readonly<Record<string, string>> = { [types.bucket]: "bucket", [types.userPool]: "name" };

const isProtected = ({ inputs, options = {} }: Resource): boolean =>
  Boolean(options.protect || inputs.deletionProtectionEnabled || inputs.forceDestroy === false) ||
  [true, "ACTIVE"].includes(inputs.deletionProtection);

/** SST's cache of the site, which is made again by whoever looks at its pages. */
const isCache = ({ name }: Resource): boolean => /^Web(Assets|Revalidation)/.test(name);

/** Every place where removing a stage that keeps its data would stop, or lose some of it, in words. */
export function removalFaults(resources: readonly Resource[]): string[] {
  const kept = resources.filter(({ options }) => options?.retainOnDelete);
  const goes = resources.filter((each) => !each.options?.retainOnDelete);
  return [
    ...goes.filter(isProtected).map(({ name }) => `the removal stops at ${name}, which is protected`),
    ...goes
      .filter((each) => HOLDERS.includes(each.type) && !isProtected(each) && !isCache(each))
      .map(({ name }) => `${name} goes with what it holds`),
    ...kept.filter(({ type }) => HOLDERS.includes(type)).flatMap((holder) => losses(holder, goes)),
    ...kept.flatMap(nameFaults),
  ];
}

/** What holds data lose, as it stays, what guards it, what it is made of, and the key that it is encrypted with. */
function losses(holder: Resource, goes: readonly Resource[]): string[] {
  const ids = [`${holder.name}-id`, holder.name, holder.inputs.bucket].filter(Boolean);
  const encrypted = JSON.stringify(holder.inputs);
  return goes
    .filter(({ type, name, inputs }) => {
      const part = PARTS[type];
      if (part) return ids.includes(inputs[part]);
      return type.startsWith("aws:kms/") && encrypted.includes(name);
    })
    .map(({ name }) => `${holder.name} stays without ${name}`);
}

/** A name that is not another one each time would be taken when the stage is deployed anew. */
function nameFaults({ type, name, inputs, options = {} }: Resource): string[] {
  const field = NAMES[type] ?? "name";
  const isOwn = type !== types.userGroup && type !== types.userPoolClient;
  const fixed = isOwn && inputs[field] !== undefined && !options.ignoreChanges?.includes(field);
  return fixed && !options.import ? [`${name} stays under the name that its next deployment asks for`] : [];
}
