import type { Adoptable } from "./adopted.ts";
import { keepOrAdopt } from "./keep.ts";
import type { Stage } from "./stage.ts";

interface Further {
  /** Days back to which it can be restored; the stage's when left out. */
  readonly restoreDays?: number;
  /** The ARN of a key of its own in KMS. */
  readonly kmsKeyArn?: $util.Input<string>;
}

/** Encrypts a table, lets it be restored, and keeps or takes it over as the stage says: the `transform` of an SST table. */
export const durable = (stage: Stage, adoptable: Adoptable, { restoreDays, kmsKeyArn }: Further = {}) => {
  // The relay follows the stream from this deployment on.
  const fixed = ["hashKey", "rangeKey", "streamEnabled", "streamViewType"] as const;
  const adopt = keepOrAdopt<aws.dynamodb.TableArgs>(stage, adoptable, { fixed, name: "name" });
  return (args: aws.dynamodb.TableArgs, options: $util.CustomResourceOptions): undefined => {
    // DynamoDB always encrypts; `enabled` means with a key of KMS, whose use CloudTrail shows: the account's own (aws/dynamodb) or the one named.
    args.serverSideEncryption = kmsKeyArn ? { enabled: true, kmsKeyArn } : { enabled: stage.permanent };
    args.pointInTimeRecovery = { enabled: true, recoveryPeriodInDays: restoreDays ?? stage.restoreDays };
    return adopt(args, options);
  };
};
