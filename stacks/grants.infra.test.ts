import { join } from "node:path";
import { features } from "@bellyfed/features/features";
import { beforeAll, expect, it } from "vitest";
import { componentName } from "./naming.ts";
import { EXCEPTIONS, grantsOf, looseGrants, reach, retryFaults } from "./testing/checks/grants.ts";
import { deployed, projectRoot } from "./testing/cloud.ts";
import type { Build } from "./testing/mocks.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";
import { wired } from "./wiring.ts";

let resources: readonly Resource[];
let builds: readonly Build[];
beforeAll(async () => {
  ({ resources, builds } = await deployed("production"));
});

const role = (name: string, actions: string[], on: string[], more: Resource["inputs"] = {}): Resource => {
  const policy = JSON.stringify({ Statement: [{ effect: "Allow", actions, resources: on }] });
  return { type: types.role, name, inputs: { inlinePolicies: [{ name: "inline", policy }], ...more } };
};
const TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/ReadTable";

it("grants exact actions on exact resources", () => {
  expect(ofType(resources, types.role).length).toBeGreaterThan(10);
  expect(looseGrants(resources)).toEqual([]);
});

it("would notice a wildcard in an action or a resource", () => {
  expect(looseGrants([role("QueryRole", ["dynamodb:*"], [TABLE])])).toEqual([`QueryRole may dynamodb:* on ${TABLE}`]);
  expect(looseGrants([role("QueryRole", ["dynamodb:GetItem"], ["*"])])).toHaveLength(1);
  expect(looseGrants([role("QueryRole", ["dynamodb:Query"], [`${TABLE}/index/*`])])).toHaveLength(1);
  expect(looseGrants([role("QueryRole", ["xray:*"], ["*"])])).toHaveLength(1);
});

it("would notice a grant on any pool that no tag holds to ours", () => {
  const pools = role("PreTokenRole", ["cognito-idp:AdminGetUser"], ["arn:aws:cognito-idp:us-east-1:1:userpool/*"]);
  expect(looseGrants([pools])).toHaveLength(1);
});

it("would notice a ready-made policy, and a role that the whole account may take", () => {
  const managed = { managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess"] };
  expect(looseGrants([role("QueryRole", ["dynamodb:GetItem"], [TABLE], managed)])).toHaveLength(1);
  const trusting = { assumeRolePolicy: '{"Principal":{"AWS":"arn:aws:iam::123456789012:root"}}' };
  expect(looseGrants([role("QueryRole", ["dynamodb:GetItem"], [TABLE], trusting)])).toHaveLength(1);
});

it("lets consumers say when messages of their own queue come again, and of no other", () => {
  expect(retryFaults(resources, wired.queues)).toEqual([]);
});

it("would notice a consumer that may not, may more, or does not know its queue or its times", () => {
  const planted = (name: string, change: (inputs: Resource["inputs"]) => Resource["inputs"]) =>
    retryFaults(
      resources.map((each) =>
        each.name === name ? { ...each, inputs: { ...each.inputs, ...change(each.inputs) } } : each,
      ),
      wired.queues,
    );
  const policy = (change: (text: string) => string) =>
    planted("ConsumerReviewsRole", ({ inlinePolicies }) => ({
      inlinePolicies: inlinePolicies.map((each: { policy: string }) => ({ ...each, policy: change(each.policy) })),
    }));
  const environment = (change: object) =>
    planted("ConsumerReviewsFunction", (inputs) => ({
      environment: { variables: { ...inputs.environment.variables, ...change } },
    }));
  expect(policy((text) => text.replace("sqs:ChangeMessageVisibility", "sqs:GetQueueUrl"))).toEqual([
    "ConsumerReviews may change when messages come again on: nothing",
  ]);
  expect(policy((text) => text.replaceAll("ReviewsQueueQueue", "MenusQueueQueue"))).toHaveLength(1);
  expect(environment({ QUEUE_URL: "" })).toEqual(["ConsumerReviews does not know its queue"]);
  expect(environment({ RETRY_SECONDS: "360" })).toEqual(["ConsumerReviews lets messages come again after 360"]);
});

it("needs every exception that it makes", () => {
  const used = ofType(resources, types.role).flatMap(({ name }) =>
    grantsOf(resources, name.replace(/Role$/, "")).flatMap(({ actions, resources: on }) =>
      actions.flatMap((action) => on.map((resource) => ({ action, resource }))),
    ),
  );
  for (const { action, resource, why } of EXCEPTIONS.filter(({ optional }) => !optional)) {
    expect(
      used.some((pair) => action.test(pair.action) && resource.test(pair.resource)),
      why,
    ).toBe(true);
  }
});

const consumersOf = (name: string) =>
  features
    .flatMap(({ readModels }) => readModels)
    .filter((model) => model.function === name)
    .map((model) => componentName(`consumer-${model.name}`));

const policies = features.flatMap((feature) => feature.policies.map(({ name }) => componentName(`consumer-${name}`)));

it("lets only commands, imports, policies, timers, the guide, the schedule that establishes restaurants and what seals the log write to it", () => {
  const others = ["Command", "CommunityCommand", "Establish", "Guide", "Import", "ImportReader", "Timer", "Seal"];
  expect(reach(resources, "EventsTable", "write")).toEqual(
    [...others, ...consumersOf("import-consumer"), ...policies].sort(),
  );
});

it("lets nothing change or delete what the log holds but the function that seals it, which adds nothing to it", () => {
  const onLog = ofType(resources, types.role).flatMap(({ name }) =>
    grantsOf(resources, name.replace(/Role$/, "")).flatMap(({ actions, resources: on }) =>
      on.some((arn) => arn.endsWith("table/EventsTable")) ? actions.map((action) => `${name} ${action}`) : [],
    ),
  );
  const changing = /dynamodb:(Update|Delete|BatchWrite|PartiQL)/;
  expect(onLog.filter((line) => changing.test(line))).toEqual([
    "SealRole dynamodb:UpdateItem",
    "SealRole dynamodb:DeleteItem",
  ]);
  expect(onLog).not.toContain("SealRole dynamodb:PutItem");
  expect(onLog).toContain("CommandRole dynamodb:PutItem");
});

it("lets commands count in the table of subjects and ask who was erased, and imports ask", () => {
  const onSubjects = ofType(resources, types.role).flatMap(({ name }) =>
    grantsOf(resources, name.replace(/Role$/, "")).flatMap(({ actions, resources: on }) =>
      on.some((arn) => arn.includes("SubjectsTable")) ? actions.map((action) => `${name} ${action}`) : [],
    ),
  );
  expect(onSubjects.sort()).toEqual([
    "CommandRole dynamodb:GetItem",
    "CommandRole dynamodb:PutItem",
    "CommandRole dynamodb:UpdateItem",
    "CommunityCommandRole dynamodb:GetItem",
    "CommunityCommandRole dynamodb:UpdateItem",
    "ConsumerErasureRole dynamodb:PutItem",
    "ImportRole dynamodb:GetItem",
    "StreamRole dynamodb:GetItem",
  ]);
});

it("lets consumers read the log only stream by stream, to fill a gap", () => {
  for (const name of consumersOf("consumer")) {
    const onLog = grantsOf(resources, name).filter(({ resources: on }) =>
      on.some((arn) => arn.includes("EventsTable")),
    );
    expect(
      onLog.flatMap(({ actions }) => actions),
      name,
    ).toEqual(["dynamodb:Query"]);
  }
  for (const name of consumersOf("insights-consumer"))
    expect(reach(resources, "EventsTable", "read")).not.toContain(name);
});

const GENERATIONS = ["ReadTable", "ReadSecondTable"];
const reachAny = (kind: "read" | "write") => GENERATIONS.flatMap((table) => reach(resources, table, kind));

it("keeps commands from the read table and queries from writing", () => {
  expect([...reachAny("read"), ...reachAny("write")]).not.toContain("Command");
  expect([...reachAny("write"), ...reach(resources, "EventsTable", "read")]).not.toContain("Query");
  for (const table of GENERATIONS) expect(reach(resources, table, "read"), table).toContain("Query");
});

it("lets only projections and the rebuild write to a generation of the read table", () => {
  const writers = ["Rebuild", ...consumersOf("consumer")].sort();
  expect(reach(resources, "ReadSecondTable", "write")).toEqual(writers);
});

it("lets nothing but the relay read the log's stream, and nothing but reconcile, rebuild, seal and what keeps feed and index scan it", () => {
  const may = (action: string) =>
    ofType(resources, types.role)
      .map(({ name }) => name.replace(/Role$/, ""))
      .filter((name) => grantsOf(resources, name).some(({ actions }) => actions.includes(action)));
  expect(may("dynamodb:GetRecords")).toEqual(["Relay"]);
  expect(may("dynamodb:Scan").sort()).toEqual(["FeedKeeper", "Rebuild", "Reconcile", "Seal", "SearchIndexer"]);
  expect(may("dynamodb:BatchWriteItem")).toEqual(["Rebuild"]);
  expect(may("s3:GetObject").sort()).toEqual(["Guide", "Import", "ImportReader", "Mcp", "Search", "SearchIndexer"]);
  expect(may("s3:PutObject").sort()).toEqual(["Import", "SearchIndexer"]);
});

/** Where the things are that the bundles' test gives short names. */
const places: Readonly<Record<string, RegExp>> = {
  events: /table\/EventsTable$/,
  subjects: /table\/SubjectsTable$/,
  keys: /table\/KeysTable$/,
  read: /table\/ReadTable$/,
  bus: /:BusBus$/,
  files: /:::ImportFilesBucket\/(\*|search\/\d+\/(index|unfinished)\.sqlite\.gz)$/,
  zones: /TimeZone/,
  group: /:schedule\/[\w-]+-timers\/\*$/,
  timers: /:TimersQueueQueue$/,
  jobs: /:ImportJobsQueueQueue$/,
  "us-east-1_pool": /:(userpool\/\*|UsersUserPool)$/,
  own: /:\w+QueueQueue$/,
  rows: /:ImportRowsQueueQueue$/,
  "access-log": /:log-group:\/aws\/apigateway\/bellyfed-production:\*$/,
  "cost-logs": /:log-group:\/aws\/lambda\/bellyfed-production-query:\*$/,
};
const placeOf = (name: string) => {
  const [table = "", index] = name.split("/");
  return index ? new RegExp(`table/ReadTable/index/${index}$`) : (places[table] ?? /^$/);
};

it("lets nothing but the erasure of people end their sessions and delete their accounts, in this stage's pool", () => {
  const removing = ofType(resources, types.role).flatMap(({ name }) =>
    grantsOf(resources, name.replace(/Role$/, "")).flatMap(({ actions, resources: on }) =>
      actions.includes("cognito-idp:AdminDeleteUser") ? [[name, actions, on]] : [],
    ),
  );
  const both = ["cognito-idp:AdminUserGlobalSignOut", "cognito-idp:AdminDeleteUser"];
  expect(removing).toEqual([["ConsumerErasureRole", both, [expect.stringMatching(/:UsersUserPool$/)]]]);
  const knowing = ofType(resources, types.lambda).filter(({ inputs }) => inputs.environment?.variables.USER_POOL_ID);
  expect(knowing.map(({ name }) => name)).toEqual(["ConsumerErasureFunction"]);
});

it("grants everything that the bundles were seen to ask for", async () => {
  const { calls } = await import(join(projectRoot, "packages/tools/src/bundle/invoke/calls.ts"));
  for (const { functionID, handler } of builds) {
    const file = /src\/lambdas\/(.+)\.handler$/.exec(handler)?.[1] ?? "";
    const grants = grantsOf(resources, functionID);
    for (const call of (calls[file] ?? []) as string[]) {
      const [action = "", name = ""] = call.split(" ");
      const granted = grants.some(
        (each) => each.actions.includes(action) && each.resources.some((on) => placeOf(name).test(on)),
      );
      expect(granted, `${functionID} ${call}`).toBe(true);
    }
  }
  expect(Object.keys(calls).length).toBeGreaterThan(5);
});

it("lets only what counts usage ask the logs, those of requests, where each group is that it names", () => {
  const asking = ofType(resources, types.role).flatMap(({ name }) =>
    grantsOf(resources, name.replace(/Role$/, "")).flatMap(({ actions, resources: on }) =>
      actions.includes("logs:StartQuery") ? [{ name, on }] : [],
    ),
  );
  expect(asking.map(({ name }) => name)).toEqual(["UsageRole"]);
  const granted = asking[0]?.on.map((arn) => /:log-group:(.+):\*$/.exec(arn)?.[1]);
  const { variables } = theOnly(resources, types.lambda, "UsageFunction").inputs.environment;
  expect([variables.ACCESS_LOG_GROUP, ...variables.COST_LOG_GROUPS.split(",")]).toEqual(granted);
  const made = ofType(resources, types.logGroup).map(({ inputs }) => inputs.name);
  expect(made).toEqual(expect.arrayContaining(granted ?? []));
  expect(granted).toHaveLength(1 + new Set(wired.routes.map((route) => route.function)).size);
});
