import { beforeAll, expect, it } from "vitest";
import { removalFaults } from "./testing/checks/kept.ts";
import { deployed } from "./testing/cloud.ts";
import { type Options, ofType, type Resource, theOnly, types } from "./testing/resource.ts";
import { rootWithSite } from "./testing/site.ts";

const root = rootWithSite();
let resources: readonly Resource[];
beforeAll(async () => {
  ({ resources } = await deployed("production", { root }));
});

/** The same resources, one of them changed. */
const changed = (name: string, change: (resource: Resource) => Resource) =>
  resources.map((each) => (each.name === name ? change(each) : each));
const withOptions = (name: string, options: Options) => changed(name, (each) => ({ ...each, options }));

it("leaves what is protected and what holds data, with all that these need", () => {
  expect(removalFaults(resources)).toEqual([]);
});

it("would notice a protected pool, table or bucket at which the removal stops", () => {
  for (const name of ["UsersUserPool", "EventsTable", "ImportFilesBucket"]) {
    expect(removalFaults(withOptions(name, {})), name).toContain(`the removal stops at ${name}, which is protected`);
  }
  const guarded = withOptions("QueryFunction", { protect: true });
  expect(removalFaults(guarded)).toEqual(["the removal stops at QueryFunction, which is protected"]);
});

it("would notice data that goes along unprotected", () => {
  const open = changed("SubjectsTable", (each) => ({
    ...each,
    options: {},
    inputs: { ...each.inputs, deletionProtectionEnabled: false },
  }));
  expect(removalFaults(open)).toEqual(["SubjectsTable goes with what it holds"]);
});

it("would notice a bucket that loses its guards, a pool its groups and a table its key", () => {
  for (const name of ["ImportFilesPublicAccessBlock", "ImportFilesPolicy", "ImportFilesLifecycle"]) {
    expect(removalFaults(withOptions(name, {}))).toEqual([`ImportFilesBucket stays without ${name}`]);
  }
  expect(removalFaults(withOptions("Group0", {}))).toEqual(["UsersUserPool stays without Group0"]);
  const encrypted = changed("EventsTable", (each) => ({
    ...each,
    inputs: { ...each.inputs, serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:mock:LogKey" } },
  }));
  const key = { type: "aws:kms/key:Key", name: "LogKey", inputs: {}, options: {} };
  expect(removalFaults([...encrypted, key])).toEqual([
    "LogKey goes with what it holds",
    "EventsTable stays without LogKey",
  ]);
});

it("would notice something that stays under a name which the next deployment asks for", () => {
  const [logs] = ofType(resources, types.logGroup);
  const kept = withOptions(logs!.name, { retainOnDelete: true });
  expect(removalFaults(kept)).toEqual([`${logs!.name} stays under the name that its next deployment asks for`]);
});

it("removes the site's own cache, and all of a stage that may vanish but what SST sets up once for the account", async () => {
  expect(theOnly(resources, types.table, "WebRevalidationTable").options?.retainOnDelete).toBeUndefined();
  expect(theOnly(resources, types.bucket, "WebAssetsBucket").options?.retainOnDelete).toBeUndefined();
  const { resources: personal } = await deployed("alice", { root });
  const left = personal.filter(({ options }) => options?.retainOnDelete).map(({ name }) => name);
  expect(left.filter((name) => !/^(ApiAPIGatewayAccountSetup|APIGatewayPushToCloudWatchLogsRole)$/.test(name))).toEqual(
    [],
  );
});
