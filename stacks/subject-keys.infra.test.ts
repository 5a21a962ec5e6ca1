import { beforeAll, describe, expect, it } from "vitest";
import { keyRestoreDays, stageOf } from "./stage.ts";
import { planted } from "./testing/checks/planted.ts";
import { subjectKeyFaults } from "./testing/checks/subject-keys.ts";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";

const STAGES = ["alice", "dev", "production"];

let production: readonly Resource[];
beforeAll(async () => {
  production = (await deployed("production", { env: { BELLYFED_COPY_REGION: "eu-central-1" } })).resources;
});

it.each(STAGES)(
  "lets subjects' keys of %s go nowhere, be had back for no longer than a week, and be read by their own key alone",
  async (stage) => {
    expect(subjectKeyFaults((await deployed(stage)).resources)).toEqual([]);
  },
);

it("lets them be had back in another region for no longer", () => {
  expect(subjectKeyFaults(production)).toEqual([]);
  const copied = ofType(production, types.backupSelection).flatMap(({ inputs }) => inputs.resources);
  expect(copied.filter((arn: string) => arn.includes("KeysTable"))).toHaveLength(1);
});

it("protects them on stages that last as long as the log, and keeps their key of KMS with them", async () => {
  expect(theOnly(production, types.table, "KeysTable").inputs).toMatchObject({ deletionProtectionEnabled: true });
  const { options, inputs } = theOnly(production, types.key);
  expect([options?.retainOnDelete, inputs.deletionWindowInDays]).toEqual([true, 30]);
  const gone = theOnly((await deployed("alice")).resources, types.key);
  expect([gone.options?.retainOnDelete, gone.inputs.deletionWindowInDays]).toEqual([undefined, 7]);
  expect(theOnly(production, types.keyAlias).inputs.name).toBe("alias/bellyfed-production-keys");
});

describe("the days for which keys can be restored", () => {
  it("are one where the other tables have one, and a week elsewhere", () => {
    const daysOf = (name: string) => stageOf(name, {}).keyRestoreDays;
    expect(["alice", "dev", "qa", "staging", "production"].map(daysOf)).toEqual([1, 1, 7, 7, 7]);
    expect([1, 2, 7].map(keyRestoreDays)).toEqual([1, 2, 7]);
  });

  it.each([0, 8, 35, 1.5, -1, Number.NaN])("are refused when they are %d", (days) => {
    expect(() => keyRestoreDays(days)).toThrow(
      `keyRestoreDays is 1 to 7 days, not ${days}: whoever was erased could be brought back for so long`,
    );
  });
});

describe("would be noticed:", () => {
  const statement = (change: (text: string) => string) => ({
    policy: change(theOnly(production, types.key).inputs.policy),
  });
  const plan = (change: (text: string) => string) => ({
    rules: JSON.parse(change(JSON.stringify(theOnly(production, types.backupPlan, "KeysCopyPlan").inputs.rules))),
  });

  it.each<[string, string, () => Resource["inputs"], string[]]>([
    ["a stream", "KeysTable", () => ({ streamEnabled: true }), ["keys go into a stream"]],
    [
      "a month of recovery",
      "KeysTable",
      () => ({ pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 } }),
      ["keys can be had back for 35 days"],
    ],
    [
      "the key that KMS keeps for the account",
      "KeysTable",
      () => ({ serverSideEncryption: { enabled: true } }),
      ["keys are under no key of their own"],
    ],
    [
      "a key that stays the same",
      "KeysEncryption",
      () => ({ enableKeyRotation: false }),
      ["their key of KMS is always the same"],
    ],
    ["a key without a policy", "KeysEncryption", () => ({ policy: undefined }), ["their key of KMS is whoever's"]],
    [
      "a key that administrators may decrypt by",
      "KeysEncryption",
      () => statement((text) => text.replace("kms:DescribeKey", "kms:Decrypt")),
      ["LookAfterIt lets their key of KMS be used past DynamoDB"],
    ],
    [
      "a key that is asked for by others",
      "KeysEncryption",
      () => statement((text) => text.replace("dynamodb.us-east-1", "s3.us-east-1")),
      ["UseItForTables lets their key of KMS be used past DynamoDB"],
    ],
    [
      "copies that stay for longer",
      "KeysCopyPlan",
      () => plan((text) => text.replaceAll('"deleteAfter":7', '"deleteAfter":8')),
      ["copies of keys stay in KeysBackups for 8 days", "copies of keys stay in KeysCopies for 8 days"],
    ],
    [
      "copies beside those of the log",
      "LogTables",
      () => ({ resources: ["arn:aws:dynamodb:us-east-1:1:table/KeysTable"] }),
      ["LogBackups takes copies of keys that stay for longer", "LogCopies takes copies of keys that stay for longer"],
    ],
    [
      "a vault that takes whatever is put there",
      "KeysCopiesLock",
      () => ({ maxRetentionDays: 35 }),
      ["KeysCopies takes copies of keys that stay for longer"],
    ],
  ])("%s", (_, name, mistake, faults) => {
    expect(subjectKeyFaults(planted(production, name, mistake()))).toEqual(faults);
  });
});

describe("of a function it would be noticed that it", () => {
  const TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/KeysTable";
  const KEY = "arn:aws:kms:us-east-1:123456789012:key/KeysEncryption";
  const VIA = [{ test: "StringEquals", variable: "kms:ViaService", values: ["dynamodb.us-east-1.amazonaws.com"] }];
  /** The relay, which needs no keys, with what a function would have that does. */
  const relay = (variables: object, ...granted: object[]) => {
    const policy = JSON.stringify({ Statement: granted });
    const withRole = planted(production, "RelayRole", { inlinePolicies: [{ name: "inline", policy }] });
    return subjectKeyFaults(planted(withRole, "RelayFunction", { environment: { variables } }));
  };
  const known = { KEYS_TABLE: "KeysTable" };
  const read = { actions: ["dynamodb:BatchGetItem"], resources: [TABLE] };
  const write = { actions: ["dynamodb:PutItem"], resources: [TABLE] };
  const decrypt = { actions: ["kms:Decrypt"], resources: [KEY], conditions: VIA };
  const encrypt = { actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [KEY], conditions: VIA };

  it("has all that it needs", () => {
    expect(relay(known, read, decrypt)).toEqual([]);
    expect(relay(known, read, write, encrypt)).toEqual([]);
  });

  it.each([
    ["knows the table and may not read it", known, [], "Relay knows the table of keys, and may do nothing there"],
    ["may read what it does not know", {}, [read, decrypt], "Relay may use keys that it does not know of"],
    ["may read, not decrypt", known, [read], "Relay may use the table of keys, but not decrypt it"],
    ["may write, not encrypt", known, [read, write, decrypt], "Relay may write keys, but not encrypt them"],
    [
      "may decrypt past DynamoDB",
      known,
      [read, { ...decrypt, conditions: [] }],
      "Relay may use the key of KMS past DynamoDB",
    ],
  ])("%s", (_, variables, granted, fault) => {
    expect(relay(variables, ...granted)).toEqual([fault]);
  });
});
