import { KEY_EXPIRES } from "@bellyfed/core/guide/chat-keys";
import { durable } from "./durable.ts";
import { keepOrAdopt } from "./keep.ts";
import type { Permission } from "./lambda.ts";
import type { Stage } from "./stage.ts";

/** Days that KMS waits before it destroys a key: as long as it can where the key is needed again, as short as it can where all goes. */
const DELETION_DAYS = { kept: 30, gone: 7 };

/**
 * Subjects' keys: without a stream, so that none of them goes anywhere; restorable for a week at most, so that whoever was erased cannot be
 * brought back for long; under a key of KMS that is this table's alone.
 */
export function subjectKeys(stage: Stage) {
  const asking = `dynamodb.${stage.region}.amazonaws.com`;
  const encryption = encryptionKey(stage, asking);
  const table = new sst.aws.Dynamo("Keys", {
    fields: { pk: "string", sk: "string" },
    primaryIndex: { hashKey: "pk", rangeKey: "sk" },
    // Of chats' keys alone: a subject's, and its tombstone, stay.
    ttl: KEY_EXPIRES,
    deletionProtection: stage.permanent,
    transform: {
      table: durable(stage, "keys", { restoreDays: stage.keyRestoreDays, kmsKeyArn: encryption.arn }),
    },
  });
  return {
    table,
    encryption,
    /** How KMS names DynamoDB when it asks for somebody. */
    asking,
  };
}

export type SubjectKeys = ReturnType<typeof subjectKeys>;

function encryptionKey(stage: Stage, asking: string): aws.kms.Key {
  const args: aws.kms.KeyArgs = {
    description: `Bellyfed ${stage.name}: the table of subjects' keys`,
    enableKeyRotation: true,
    deletionWindowInDays: stage.removal === "retain" ? DELETION_DAYS.kept : DELETION_DAYS.gone,
    policy: $jsonStringify({ Version: "2012-10-17", Statement: [administering(), using(asking)] }),
  };
  const options: $util.CustomResourceOptions = {};
  keepOrAdopt<aws.kms.KeyArgs>(stage, "keysEncryption", { fixed: [] })(args, options);
  const key = new aws.kms.Key("KeysEncryption", args, options);
  new aws.kms.Alias("KeysAlias", { name: `alias/${$app.name}-${stage.name}-keys`, targetKeyId: key.id });
  return key;
}

/** Whom the account's own policies allow. */
const account = () => ({ AWS: $interpolate`arn:aws:iam::${aws.getCallerIdentityOutput().accountId}:root` });

/** In a key's policy "*" is the key. */
const THIS_KEY = "*";

/** Who deploys may look after the key, and cannot decrypt anything by it. */
const administering = () => ({
  Sid: "LookAfterIt",
  Effect: "Allow",
  Principal: account(),
  Action: [
    ...["DescribeKey", "GetKeyPolicy", "GetKeyRotationStatus", "ListGrants", "ListKeyPolicies", "ListResourceTags"],
    ...["PutKeyPolicy", "UpdateKeyDescription", "TagResource", "UntagResource", "EnableKey", "DisableKey"],
    ...["EnableKeyRotation", "DisableKeyRotation", "ListKeyRotations", "RotateKeyOnDemand"],
    ...["CreateAlias", "UpdateAlias", "DeleteAlias", "RevokeGrant", "ScheduleKeyDeletion", "CancelKeyDeletion"],
  ].map((action) => `kms:${action}`),
  Resource: THIS_KEY,
});

/** What DynamoDB asks of a table's key, on behalf of whoever makes, restores or uses the table. */
const OF_TABLES = [
  ...["Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext"],
  ...["ReEncryptFrom", "ReEncryptTo", "CreateGrant"],
].map((action) => `kms:${action}`);

/** Through DynamoDB alone, whoever it is. */
const using = (asking: string) => ({
  Sid: "UseItForTables",
  Effect: "Allow",
  Principal: account(),
  Action: OF_TABLES,
  Resource: THIS_KEY,
  Condition: { StringEquals: { "kms:ViaService": asking } },
});

/** What DynamoDB asks the table's own key of KMS for, on a function's behalf: a table key, which it keeps for five minutes. */
const KMS_READING = ["kms:Decrypt", "kms:DescribeKey"];
const KMS_WRITING = [
  ...["kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"],
  ...["kms:ReEncryptFrom", "kms:ReEncryptTo"],
];

/** What functions may be allowed: those that open or seal what people wrote, and those that erase it. A key of KMS is asked through DynamoDB alone. */
export function keyPermissions({ table, encryption, asking }: SubjectKeys) {
  const on = (...actions: string[]): Permission => ({ actions, resources: [table.arn] });
  const by = (...actions: string[]): Permission => ({
    actions,
    resources: [encryption.arn],
    conditions: [{ test: "StringEquals", variable: "kms:ViaService", values: [asking] }],
  });
  return {
    /** To read keys. */
    open: [on("dynamodb:BatchGetItem"), by(...KMS_READING)],
    /** To read and make keys, and to note streams. */
    seal: [on("dynamodb:BatchGetItem", "dynamodb:PutItem"), by(...KMS_READING, ...KMS_WRITING)],
    /** Besides `seal`, to read and destroy keys of chats, one at a time. */
    sealChats: [on("dynamodb:GetItem", "dynamodb:DeleteItem")],
    /** To read keys and the streams that hold something of a subject. */
    trace: [on("dynamodb:BatchGetItem", "dynamodb:Query"), by(...KMS_READING)],
    /** To destroy a key, and to read the streams that hold something of a subject. */
    erase: [on("dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:Query"), by(...KMS_READING, ...KMS_WRITING)],
  };
}
