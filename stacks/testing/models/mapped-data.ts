import type { Mapped } from "./mapped.ts";
import { type Inputs, tableOf } from "./reshaped.ts";

const bucket = (operation: string, rules: string): Mapped => ({
  service: "s3",
  operation,
  reshaped: ({ bucket: name, rules: given, corsRules }) => ({ bucket: name, [rules]: { rules: given, corsRules } }),
  renamed: { "lifecycleConfiguration.rules.id": "ID", "corsConfiguration.corsRules.id": "ID" },
});

const recoveryOf = ({ enabled, ...rest }: Inputs): Inputs => ({ pointInTimeRecoveryEnabled: enabled, ...rest });

const ANY_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";

/** What is stored: tables, files, people. */
export const data: Readonly<Record<string, Mapped>> = {
  "backup/plan:Plan": {
    service: "backup",
    operation: "CreateBackupPlan",
    reshaped: ({ rules, ...rest }, called) => ({ backupPlan: { backupPlanName: called, rules, ...rest } }),
    renamed: {
      "backupPlan.rules.schedule": "ScheduleExpression",
      "backupPlan.rules.startWindow": "StartWindowMinutes",
      "backupPlan.rules.completionWindow": "CompletionWindowMinutes",
      "backupPlan.rules.targetVaultName": "TargetBackupVaultName",
      "backupPlan.rules.lifecycle.deleteAfter": "DeleteAfterDays",
      "backupPlan.rules.copyActions.lifecycle.deleteAfter": "DeleteAfterDays",
      "backupPlan.rules.copyActions.destinationVaultArn": "DestinationBackupVaultArn",
    },
  },
  "backup/selection:Selection": {
    service: "backup",
    operation: "CreateBackupSelection",
    reshaped: ({ planId, ...rest }, called) => ({
      backupPlanId: planId,
      backupSelection: { selectionName: called, ...rest },
    }),
  },
  "backup/vault:Vault": {
    service: "backup",
    operation: "CreateBackupVault",
    reshaped: (inputs, called) => ({ backupVaultName: called, ...inputs }),
  },
  "backup/vaultLockConfiguration:VaultLockConfiguration": {
    service: "backup",
    operation: "PutBackupVaultLockConfiguration",
  },
  "cognito/userGroup:UserGroup": {
    ...{ service: "cognito-idp", operation: "CreateGroup", renamed: { name: "GroupName" } },
  },
  "cognito/userPool:UserPool": {
    service: "cognito-idp",
    operation: "CreateUserPool",
    // Set by SetUserPoolMfaConfig beside it.
    renamed: { softwareTokenMfaConfiguration: null, tags: "UserPoolTags" },
    reshaped: ({ name, passwordPolicy, ...rest }) => ({ poolName: name, policies: { passwordPolicy }, ...rest }),
    also: [
      {
        service: "cognito-idp",
        operation: "SetUserPoolMfaConfig",
        inputs: ({ softwareTokenMfaConfiguration, mfaConfiguration }) => ({
          ...{ userPoolId: "us-east-1_abcdefghi", softwareTokenMfaConfiguration, mfaConfiguration },
        }),
      },
    ],
  },
  "cognito/userPoolClient:UserPoolClient": {
    service: "cognito-idp",
    operation: "CreateUserPoolClient",
    renamed: { name: "ClientName" },
  },
  "dynamodb/table:Table": {
    service: "dynamodb",
    operation: "CreateTable",
    renamed: { name: "TableName", attributes: "AttributeDefinitions", ttl: null, pointInTimeRecovery: null },
    reshaped: ({ hashKey, rangeKey, attributes, ...rest }) => tableOf({ hashKey, rangeKey, attributes, ...rest }),
    also: [
      {
        service: "dynamodb",
        operation: "UpdateContinuousBackups",
        inputs: ({ name, pointInTimeRecovery: recovery }, called) =>
          recovery === undefined
            ? undefined
            : { tableName: name ?? called, pointInTimeRecoverySpecification: recoveryOf(recovery as Inputs) },
      },
      {
        service: "dynamodb",
        operation: "UpdateTimeToLive",
        inputs: ({ name, ttl }, called) =>
          ttl === undefined ? undefined : { tableName: name ?? called, timeToLiveSpecification: ttl },
      },
    ],
  },
  "kms/alias:Alias": { service: "kms", operation: "CreateAlias", renamed: { name: "AliasName" } },
  "kms/key:Key": {
    service: "kms",
    operation: "CreateKey",
    renamed: { enableKeyRotation: null, deletionWindowInDays: null },
    also: [
      {
        service: "kms",
        operation: "EnableKeyRotation",
        inputs: ({ enableKeyRotation }) => (enableKeyRotation ? { keyId: ANY_KEY } : undefined),
      },
      {
        service: "kms",
        operation: "ScheduleKeyDeletion",
        inputs: ({ deletionWindowInDays: days }) => ({ keyId: ANY_KEY, pendingWindowInDays: days }),
      },
    ],
  },
  "s3/bucket:Bucket": { service: "s3", operation: "CreateBucket", renamed: { forceDestroy: null } },
  "s3/bucketCorsConfiguration:BucketCorsConfiguration": bucket("PutBucketCors", "corsConfiguration"),
  "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": bucket(
    ...(["PutBucketLifecycleConfiguration", "lifecycleConfiguration"] as const),
  ),
  "s3/bucketObjectv2:BucketObjectv2": { service: "s3", operation: "PutObject", renamed: { source: null } },
  "s3/bucketPolicy:BucketPolicy": { service: "s3", operation: "PutBucketPolicy" },
  "s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    service: "s3",
    operation: "PutPublicAccessBlock",
    reshaped: ({ bucket: name, ...rest }) => ({ bucket: name, publicAccessBlockConfiguration: rest }),
  },
};
