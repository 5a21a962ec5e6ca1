import { ofType, type Resource, theOnly, types } from "../resource.ts";
import { grantsOf } from "./grants.ts";

const TABLE = "KeysTable";
const KEY = "KeysEncryption";
/** Longer than this nobody's erasure may wait to be final. */
const MOST_DAYS = 7;

/** Every way in which subjects' keys could go somewhere, be had back for too long or be read past their own key of KMS, in words. */
export const subjectKeyFaults = (resources: readonly Resource[]): string[] => [
  ...tableFaults(theOnly(resources, types.table, TABLE)),
  ...encryptionFaults(theOnly(resources, types.key, KEY)),
  ...copyFaults(resources),
  ...ofType(resources, types.lambda).flatMap((lambda) => grantFaults(resources, lambda)),
];

function tableFaults({ inputs }: Resource): string[] {
  const { streamEnabled, pointInTimeRecovery: recovery = {}, serverSideEncryption: encryption = {} } = inputs;
  const days = recovery.enabled ? recovery.recoveryPeriodInDays : 0;
  return [
    ...(streamEnabled ? ["keys go into a stream"] : []),
    ...(days >= 1 && days <= MOST_DAYS ? [] : [`keys can be had back for ${days} days`]),
    ...(encryption.enabled && String(encryption.kmsKeyArn).includes(KEY) ? [] : ["keys are under no key of their own"]),
  ];
}

interface KeyStatement {
  readonly Sid: string;
  readonly Action: readonly string[];
  readonly Condition?: { readonly StringEquals?: Readonly<Record<string, string>> };
}

const USES = /^kms:(\*|Decrypt|Encrypt|ReEncrypt|GenerateDataKey|CreateGrant)/;
const isThroughDynamo = (service: string | undefined) => /^dynamodb\.[a-z0-9-]+\.amazonaws\.com$/.test(service ?? "");

function encryptionFaults({ inputs }: Resource): string[] {
  const { Statement } = JSON.parse(inputs.policy ?? '{"Statement":[]}') as { readonly Statement: KeyStatement[] };
  return [
    ...(inputs.enableKeyRotation ? [] : ["their key of KMS is always the same"]),
    ...(inputs.policy ? [] : ["their key of KMS is whoever's"]),
    ...Statement.filter(
      ({ Action, Condition }) =>
        Action.some((action) => USES.test(action)) && !isThroughDynamo(Condition?.StringEquals?.["kms:ViaService"]),
    ).map(({ Sid }) => `${Sid} lets their key of KMS be used past DynamoDB`),
  ];
}

interface Rule {
  readonly targetVaultName: string;
  readonly lifecycle?: { readonly deleteAfter?: number };
  readonly copyActions?: readonly {
    readonly destinationVaultArn: string;
    readonly lifecycle?: { readonly deleteAfter?: number };
  }[];
}

/** Copies may stay no longer than the table itself can be restored, and nobody may put longer ones into their vaults. */
function copyFaults(resources: readonly Resource[]): string[] {
  const { recoveryPeriodInDays: days } = theOnly(resources, types.table, TABLE).inputs.pointInTimeRecovery;
  const plans = ofType(resources, types.backupSelection)
    .filter(({ inputs }) => inputs.resources.some((arn: string) => arn.includes(TABLE)))
    .map(({ inputs }) => inputs.planId);
  const rules = ofType(resources, types.backupPlan)
    .filter(({ name }) => plans.includes(`${name}-id`))
    .flatMap(({ inputs }) => inputs.rules as Rule[]);
  const kept = rules.flatMap(({ targetVaultName, lifecycle, copyActions = [] }) => [
    { vault: targetVaultName, lifecycle },
    ...copyActions.map((copy) => ({ vault: copy.destinationVaultArn.split(":").at(-1), lifecycle: copy.lifecycle })),
  ]);
  const locks = ofType(resources, types.vaultLock);
  return kept.flatMap(({ vault, lifecycle }) => [
    ...((lifecycle?.deleteAfter ?? Number.POSITIVE_INFINITY) <= days
      ? []
      : [`copies of keys stay in ${vault} for ${lifecycle?.deleteAfter} days`]),
    ...(locks.some(({ inputs }) => inputs.backupVaultName === vault && inputs.maxRetentionDays <= days)
      ? []
      : [`${vault} takes copies of keys that stay for longer`]),
  ]);
}

/** A function that knows the table may use it, by the key of KMS, through DynamoDB; another may do nothing of it. */
function grantFaults(resources: readonly Resource[], { name, inputs }: Resource): string[] {
  const component = name.replace(/Function$/, "");
  const hasRole = ofType(resources, types.role).some((role) => role.name === `${component}Role`);
  const granted = hasRole ? grantsOf(resources, component) : [];
  const knows = inputs.environment?.variables.KEYS_TABLE !== undefined;
  const onTable = granted.filter(({ resources: on }) => on.some((arn) => arn.includes(TABLE)));
  const onKey = granted.filter(({ resources: on }) => on.some((arn) => arn.includes(KEY)));
  const decrypts = onKey.some(({ actions }) => actions.includes("kms:Decrypt"));
  const past = onKey.filter(({ conditions = [] }) => !conditions.some(({ variable }) => variable === "kms:ViaService"));
  const writes = onTable.some(({ actions }) => actions.includes("dynamodb:PutItem"));
  const encrypts = onKey.some(({ actions }) => actions.includes("kms:GenerateDataKey"));
  return [
    ...(knows && onTable.length === 0 ? [`${component} knows the table of keys, and may do nothing there`] : []),
    ...(!knows && (onTable.length > 0 || onKey.length > 0)
      ? [`${component} may use keys that it does not know of`]
      : []),
    ...(onTable.length > 0 && !decrypts ? [`${component} may use the table of keys, but not decrypt it`] : []),
    ...(writes && !encrypts ? [`${component} may write keys, but not encrypt them`] : []),
    ...past.map(() => `${component} may use the key of KMS past DynamoDB`),
  ];
}
