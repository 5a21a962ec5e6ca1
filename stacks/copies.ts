import { kept } from "./keep.ts";
import type { Stage } from "./stage.ts";
import type { Storage } from "./storage.ts";

/** Days: an older copy of the log would bring back what people have long changed. */
const LOG_DAYS = 7;

/**
 * Copies of what nothing can make again, the log, what is kept of subjects and their keys, every hour into another region, on stages that were
 * told one. No global table: the condition on a stream's head, on which all commands rest, holds in one region only.
 */
export function copies(stage: Stage, { events, subjects, keys }: Storage): void {
  const { copyRegion, name } = stage;
  if (!copyRegion) return;
  const provider = new aws.Provider("CopyRegion", {
    region: copyRegion as aws.Region,
    defaultTags: { tags: { app: $app.name, stage: name } },
  });
  const role = backupRole();
  copied(stage, { name: "Log", tables: [events, subjects], days: LOG_DAYS, provider, role });
  const vaults = copied(stage, { name: "Keys", tables: [keys.table], days: stage.keyRestoreDays, provider, role });
  // Nobody can keep a copy of keys for longer, by hand either: an erased one would be in it.
  const locked = { maxRetentionDays: stage.keyRestoreDays };
  new aws.backup.VaultLockConfiguration(
    "KeysBackupsLock",
    { backupVaultName: vaults.here.name, ...locked },
    kept(stage),
  );
  new aws.backup.VaultLockConfiguration(
    "KeysCopiesLock",
    { backupVaultName: vaults.away.name, ...locked },
    { ...kept(stage), provider },
  );
}

interface Copied {
  readonly name: "Log" | "Keys";
  readonly tables: readonly sst.aws.Dynamo[];
  /** How long each copy is kept, here and there. */
  readonly days: number;
  readonly provider: aws.Provider;
  readonly role: aws.iam.Role;
}

function copied(stage: Stage, { name, tables, days, provider, role }: Copied) {
  const here = new aws.backup.Vault(`${name}Backups`, {}, kept(stage));
  const away = new aws.backup.Vault(`${name}Copies`, {}, { ...kept(stage), provider });
  const lifecycle = { deleteAfter: days };
  const plan = new aws.backup.Plan(`${name}CopyPlan`, {
    rules: [
      {
        ruleName: "hourly",
        targetVaultName: here.name,
        // AWS Backup starts no plan more often.
        schedule: "cron(0 * ? * * *)",
        startWindow: 60,
        completionWindow: 180,
        lifecycle,
        copyActions: [{ destinationVaultArn: away.arn, lifecycle }],
      },
    ],
  });
  new aws.backup.Selection(`${name}Tables`, {
    planId: plan.id,
    iamRoleArn: role.arn,
    resources: tables.map(({ arn }) => arn),
  });
  return { here, away };
}

/** Makes the copies, and brings one back: it is there in every region. */
function backupRole() {
  const role = new aws.iam.Role("LogBackupRole", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "backup.amazonaws.com" }),
  });
  for (const what of ["Backup", "Restores"]) {
    new aws.iam.RolePolicyAttachment(`LogBackupRole${what}`, {
      role: role.name,
      policyArn: `arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyFor${what}`,
    });
  }
  return role;
}
