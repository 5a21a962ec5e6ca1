import { kept } from "./keep.ts";
import type { Stage } from "./stage.ts";
import type { Storage } from "./storage.ts";

/** An older copy would bring back what people have long changed. */
const LIFECYCLE = { deleteAfter: 7 };

/**
 * Copies of what nothing can make again, the log and what is kept of subjects, every hour into another region, on stages that were told one.
 * No global table: the condition on a stream's head, on which all commands rest, holds in one region only.
 */
export function copies(stage: Stage, { events, subjects }: Storage): void {
  const { copyRegion, name } = stage;
  if (!copyRegion) return;
  const provider = new aws.Provider("CopyRegion", {
    region: copyRegion as aws.Region,
    defaultTags: { tags: { app: $app.name, stage: name } },
  });
  const vault = new aws.backup.Vault("LogBackups", {}, kept(stage));
  const away = new aws.backup.Vault("LogCopies", {}, { ...kept(stage), provider });
  const plan = new aws.backup.Plan("LogCopyPlan", {
    rules: [
      {
        ruleName: "hourly",
        targetVaultName: vault.name,
        // AWS Backup starts no plan more often.
        schedule: "cron(0 * ? * * *)",
        startWindow: 60,
        completionWindow: 180,
        lifecycle: LIFECYCLE,
        copyActions: [{ destinationVaultArn: away.arn, lifecycle: LIFECYCLE }],
      },
    ],
  });
  new aws.backup.Selection("LogTables", {
    planId: plan.id,
    iamRoleArn: backupRole().arn,
    resources: [events.arn, subjects.arn],
  });
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
