import { beforeAll, expect, it } from "vitest";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";

let lasting: readonly Resource[];
let personal: readonly Resource[];
beforeAll(async () => {
  lasting = (await deployed("production")).resources;
  personal = (await deployed("alice")).resources;
});

it("protects and encrypts the tables of a stage that lasts, and can bring back any second of 35 days, of keys of 7", () => {
  const tables = ofType(lasting, types.table);
  expect(tables).toHaveLength(5);
  for (const { name, inputs } of tables) {
    expect(inputs).toMatchObject({
      billingMode: "PAY_PER_REQUEST",
      deletionProtectionEnabled: true,
      serverSideEncryption: { enabled: true },
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: name === "KeysTable" ? 7 : 35 },
    });
  }
});

it("lets a developer's tables and files go with the stage", () => {
  for (const { inputs } of ofType(personal, types.table)) expect(inputs.deletionProtectionEnabled).toBe(false);
  expect(theOnly(personal, types.bucket).inputs.forceDestroy).toBe(true);
  expect(theOnly(lasting, types.bucket).inputs.forceDestroy).toBe(false);
});

it("streams the log and nothing else", () => {
  const streams = ofType(lasting, types.table).filter(({ inputs }) => inputs.streamEnabled);
  expect(streams.map(({ name, inputs }) => [name, inputs.streamViewType])).toEqual([["EventsTable", "NEW_IMAGE"]]);
});

it("keeps import files private, takes uploads from the site only, and forgets them", () => {
  expect(theOnly(lasting, types.publicAccess).inputs).toMatchObject({
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  expect(ofType(lasting, types.bucketCors)).toEqual([]);
  const [rule] = theOnly(personal, types.bucketCors).inputs.corsRules;
  expect(rule).toMatchObject({
    allowedMethods: ["PUT"],
    allowedOrigins: ["http://localhost:3000", "http://127.0.0.1:3000"],
  });
  expect(theOnly(lasting, types.bucketLifecycle).inputs.rules[0]).toMatchObject({
    status: "Enabled",
    expiration: { days: 30 },
  });
});
