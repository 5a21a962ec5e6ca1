import { beforeAll, describe, expect, it } from "vitest";
import { overLimits } from "./testing/checks/limits.ts";
import { planted } from "./testing/checks/planted.ts";
import { againstActions, againstLint } from "./testing/models/lint.ts";
import { policiesIn } from "./testing/models/policies.ts";
import { type Python, pythonWithModels } from "./testing/models/python.ts";
import { recorded, STAGES } from "./testing/recorded.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";

const found = pythonWithModels();
const missing = typeof found === "string" ? found : undefined;
const python = found as Python;
if (missing) process.stderr.write(`NOT CHECKED against cfn-lint and the services' actions: ${missing}\n`);

/** Roles without a policy that we write: the edge's function signs with what it is handed, the others have policies of AWS's. */
const NOT_OURS = ["SiteEdgeFunctionRole", "LogBackupRole", "APIGatewayPushToCloudWatchLogsRole"];

let stages: ReadonlyMap<string, readonly Resource[]>;
beforeAll(async () => {
  stages = await recorded();
});
const production = () => stages.get("production") ?? [];

/** A role that may do one more thing. */
const allowed = (actions: string, resource: string) => ({
  inlinePolicies: [
    { policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: actions, Resource: resource }] }) },
  ],
});
const QUEUE = "arn:aws:sqs:us-east-1:123456789012:queue";

const LARGE_BATCH = { batchSize: 50, maximumBatchingWindowInSeconds: 0 };

describe("limits that stand in no model", () => {
  it.each(STAGES)("are kept by %s", (stage) => {
    const resources = stages.get(stage) ?? [];
    expect(ofType(resources, types.source).length).toBeGreaterThan(5);
    expect(overLimits(resources)).toEqual([]);
  });

  it.each([
    ["a queue's name of 81 characters", "ReviewsQueueQueue", { name: "q".repeat(81) }, "81 characters"],
    ["a queue's name with a dot", "ReviewsQueueQueue", { name: "a.b" }, "no name for a queue"],
    ["5 KB of variables", "QueryFunction", { environment: { variables: { A: "a".repeat(5_000) } } }, "5001 bytes"],
    ["a policy that is too long", "QueryRole", allowed("sqs:SendMessage", "q".repeat(10_300)), "characters"],
    ["a large batch that is not waited for", "ReviewsSource", LARGE_BATCH, "of one second"],
    ["a queue that is impatient", "ReviewsQueueQueue", { visibilityTimeoutSeconds: 5 }, "hides for 5 s"],
  ])("are not kept by %s", (_, name, mistake, problem) => {
    expect(overLimits(planted(production(), name, mistake)).join("\n")).toContain(problem);
  });
});

describe.skipIf(missing)("what others know of AWS", () => {
  it.each(STAGES)("knows every action of %s's policies, on what it can be asked of", (stage) => {
    const resources = stages.get(stage) ?? [];
    const written = policiesIn(resources);
    const allowed = new Set(written.filter(({ kind }) => kind === "identity").map(({ name }) => name));
    expect(
      ofType(resources, types.role)
        .filter(({ name }) => !allowed.has(name) && !NOT_OURS.includes(name))
        .map(({ name }) => name),
    ).toEqual([]);
    expect(written.length).toBeGreaterThan(50);
    expect(againstActions(resources, python)).toEqual([]);
  });

  it.each([
    ["an action that there is not", allowed("sqs:SendMessages", QUEUE), "there is no action sqs:SendMessages"],
    ["everything", allowed("sqs:SendMessage", "*"), "sqs:SendMessage on everything"],
    ["all of a service", allowed("sqs:*", QUEUE), "there is no action sqs:*"],
    [
      "a table where a queue belongs",
      allowed("sqs:SendMessage", QUEUE.replace("sqs", "dynamodb")),
      "is never asked of",
    ],
    ["a name where an ARN belongs", allowed("sqs:SendMessage", "queue"), "is never asked of queue"],
  ])("is red for %s", (_, mistake, problem) => {
    expect(againstActions(planted(production(), "QueryRole", mistake), python).join("\n")).toContain(problem);
  });

  it("is red for a key's policy that speaks of another key", () => {
    const { policy } = theOnly(production(), types.key).inputs;
    const other = { policy: policy.replace('"Resource":"*"', `"Resource":"${QUEUE}"`) };
    expect(againstActions(planted(production(), "KeysEncryption", other), python).join("\n")).toContain(
      "which is no key's own policy",
    );
  });

  it.each(STAGES)("finds nothing in %s by cfn-lint", (stage) => {
    expect(againstLint(stages.get(stage) ?? [], python, "us-east-1")).toEqual([]);
  });

  it("is red for what cfn-lint knows: a state that there is not, a function that runs too long, a queue that hides too long", () => {
    const { definition } = theOnly(production(), types.stateMachine, "RebuildWorkflow").inputs;
    const lost = { definition: definition.replace('"StartAt":"Begin"', '"StartAt":"Nowhere"') };
    const faulty = planted(
      planted(planted(production(), "RebuildWorkflow", lost), "QueryFunction", { timeout: 901 }),
      ...(["ReviewsQueueQueue", { visibilityTimeoutSeconds: 43_201 }] as const),
    );
    const said = againstLint(faulty, python, "us-east-1");
    expect(said.filter((line) => /^RebuildWorkflow\b/.test(line))).toHaveLength(1);
    expect(said.join("\n")).toMatch(/^QueryFunction.*Timeout/m);
    expect(said.join("\n")).toMatch(/^ReviewsQueueQueue.*VisibilityTimeout/m);
  });
});
