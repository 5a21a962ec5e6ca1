import { beforeAll, describe, expect, it } from "vitest";
import { planted } from "./testing/checks/planted.ts";
import { againstModels } from "./testing/models/check.ts";
import { type Python, pythonWithModels } from "./testing/models/python.ts";
import { recorded, STAGES } from "./testing/recorded.ts";
import type { Resource } from "./testing/resource.ts";

const found = pythonWithModels();
const missing = typeof found === "string" ? found : undefined;
const python = found as Python;

if (missing) process.stderr.write(`NOT CHECKED against AWS's models: ${missing}\n`);

let stages: ReadonlyMap<string, readonly Resource[]>;
beforeAll(async () => {
  stages = await recorded();
});
const production = () => stages.get("production") ?? [];

const RESTORED_FOR_LONG = { pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 36 } };

describe.skipIf(missing)("what AWS's own models say", () => {
  it.each(STAGES)("takes everything that %s asks for", (stage) => {
    const resources = stages.get(stage) ?? [];
    expect(resources.length).toBeGreaterThan(500);
    expect(againstModels(resources, python)).toEqual([]);
  });

  it.each([
    ["a word that a queue does not know", "ReviewsQueueQueue", { visibility: 60 }, '(key) is "visibility"'],
    ["a function with too little memory", "QueryFunction", { memorySize: 64 }, "MemorySize has 64"],
    ["a runtime that there is not", "QueryFunction", { runtime: "nodejs99.x" }, "none of"],
    ["a function without a role", "QueryFunction", { role: undefined }, "lacks Role"],
    ["a role's name with a space", "QueryRole", { name: "a role" }, "RoleName"],
    ["a rule's name with 65 characters", "ReviewsRule", { name: "r".repeat(65) }, "has 65 characters"],
    ["a text where a list belongs", "ReviewsSource", { batchSize: "many" }, "is no number"],
    ["a table that can be restored for too long", "ReadTable", RESTORED_FOR_LONG, "RecoveryPeriodInDays has 36"],
    [
      "a key that would be destroyed after more than a year",
      "KeysEncryption",
      { deletionWindowInDays: 400 },
      "PendingWindowInDays has 400",
    ],
    ["a name of a key without its beginning", "KeysAlias", { name: "keys alias" }, "AliasName"],
    ["a firewall of no scope", "ApiFirewall", { scope: "WORLD" }, "none of CLOUDFRONT"],
    ["a retention that a field of the model is not for", "ReadTable", { retention: 1 }, "knows no retention"],
  ])("is red for %s", (_, name, mistake, problem) => {
    expect(againstModels(planted(production(), name, mistake), python).join("\n")).toContain(problem);
  });

  it("is red for a type that nobody has said what it becomes", () => {
    const made = { type: "aws:kinesis/stream:Stream", name: "Stream", inputs: {} };
    expect(againstModels([made], python)).toEqual([
      "Stream: nobody said what aws:kinesis/stream:Stream becomes; see stacks/testing/models",
    ]);
  });
});
