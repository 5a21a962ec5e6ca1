import { beforeAll, expect, it } from "vitest";
import { adoptedFrom } from "./adopted.ts";
import { stageOf } from "./stage.ts";
import { adoptionFaults } from "./testing/checks/adopted.ts";
import { removalFaults } from "./testing/checks/kept.ts";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";

const POOL = "us-east-1_AbCdEf123";
const BELLYFED_ADOPT = [
  "events=bellyfed-production-EventsTable-abc",
  "subjects=bellyfed-production-SubjectsTable-abc",
  "keys=bellyfed-production-KeysTable-abc",
  "keysEncryption=1234abcd-12ab-34cd-56ef-1234567890ab",
  "read=bellyfed-production-ReadTable-abc",
  "readSecond=bellyfed-production-ReadSecondTable-abc",
  "imports=bellyfed-production-importfilesbucket-abc",
  `userPool=${POOL}`,
  "client=3n4b5urk1ft4fl3mg5e62d9ado",
].join(",");

let resources: readonly Resource[];
beforeAll(async () => {
  ({ resources } = await deployed("production", { env: { BELLYFED_ADOPT } }));
});

const changed = (name: string, change: (resource: Resource) => Resource) =>
  resources.map((each) => (each.name === name ? change(each) : each));

it("takes over everything that a stage leaves, under its name", () => {
  expect(adoptionFaults(resources)).toEqual([]);
  expect(theOnly(resources, types.table, "EventsTable").inputs.name).toBe("bellyfed-production-EventsTable-abc");
  expect(theOnly(resources, types.userPool).options?.import).toBe(POOL);
  expect(theOnly(resources, types.userPoolClient).options?.import).toBe(`${POOL}/3n4b5urk1ft4fl3mg5e62d9ado`);
  const groups = ofType(resources, types.userGroup).map(({ options }) => options?.import);
  expect(groups).toContain(`${POOL}/admin`);
});

it("keeps what it took over as well as what it makes", () => expect(removalFaults(resources)).toEqual([]));

it("has users of the pool that it found, not of another", () => {
  const { variables } = theOnly(resources, types.lambda, "QueryFunction").inputs.environment;
  expect(variables.JWT_ISSUER).toBe(`https://cognito-idp.us-east-1.amazonaws.com/${POOL}`);
});

it("says which line finds it again", async () => {
  const { printed } = await deployed("production", { env: { BELLYFED_ADOPT } });
  expect(printed.adopt).toBe(BELLYFED_ADOPT);
  expect((await deployed("alice")).printed.adopt).toBeUndefined();
});

it("would notice what is made anew, renamed, of another pool, or a reason to stop", () => {
  const forgotten = changed("SubjectsTable", (each) => ({ ...each, options: { retainOnDelete: true } }));
  expect(adoptionFaults(forgotten)).toEqual(["SubjectsTable is made anew"]);
  const renamed = changed("EventsTable", (each) => ({ ...each, inputs: { ...each.inputs, name: "other" } }));
  expect(adoptionFaults(renamed)).toEqual(["EventsTable is found as bellyfed-production-EventsTable-abc, and renamed"]);
  const elsewhere = changed("Group0", (each) => ({ ...each, inputs: { ...each.inputs, userPoolId: "eu-west-1_x" } }));
  expect(adoptionFaults(elsewhere)).toEqual(["Group0 is found in another pool"]);
  const strict = changed("UsersUserPool", (each) => ({
    ...each,
    options: {
      ...each.options,
      ignoreChanges: each.options!.ignoreChanges!.filter((key) => key !== "lambdaConfig"),
    },
  }));
  expect(adoptionFaults(strict)).toEqual(["UsersUserPool stops the deployment where lambdaConfig has changed"]);
  const blind = changed("EventsTable", (each) => ({
    ...each,
    options: { ...each.options, ignoreChanges: [...each.options!.ignoreChanges!, "streamEnabled"] },
  }));
  expect(adoptionFaults(blind)).toEqual(["EventsTable may differ in streamEnabled"]);
});

it("takes over nothing unless it is told to", async () => {
  for (const stage of ["production", "alice"]) {
    const made = (await deployed(stage)).resources.filter(({ options }) => options?.import);
    expect(made, stage).toEqual([]);
  }
});

it.each([
  ["tables=x", /knows events, .*, not "tables"/],
  ["keysEncryption=arn:aws:kms:us-east-1:1:key/x", /says "arn:aws:kms.*" for keysEncryption/],
  ["events", /says "" for events/],
  ["events=arn:aws:dynamodb:us-east-1:1:table/x", /says "arn:/],
  ["events=one,events=two", /names events twice/],
  ["imports=Bucket", /says "Bucket" for imports/],
  ["userPool=eu-west-1_AbC", /not in us-east-1; users stay/],
  ["client=abc", /but not its user pool/],
])("refuses %s before anything is deployed", (text, reason) => {
  expect(() => adoptedFrom(text, "us-east-1")).toThrow(reason);
  expect(() => stageOf("production", { BELLYFED_ADOPT: text })).toThrow("BELLYFED_ADOPT");
});

it("is refused where a removal would take along what was found", () => {
  expect(() => stageOf("alice", { BELLYFED_ADOPT: "events=some-table" })).toThrow("keep their data");
  expect(stageOf("alice", { BELLYFED_ADOPT: "" }).adopt).toEqual({});
});
