import { beforeAll, expect, it } from "vitest";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Parameters?: { readonly FunctionName: string };
}

let resources: readonly Resource[];
beforeAll(async () => {
  ({ resources } = await deployed("production"));
});

const jobs = ["Rebuild", "Seal"];
const states = (job: string) =>
  JSON.parse(theOnly(resources, types.stateMachine, `${job}Workflow`).inputs.definition) as {
    StartAt: string;
    States: Record<string, State>;
  };

it.each(jobs)("%s: asks its function again and again until it is done", (job) => {
  const { StartAt, States } = states(job);
  const after = (name: string) => {
    const { Next, Default, Choices = [] } = States[name] as State;
    return [Next, Default, ...Choices.map((choice) => choice.Next)].filter((each) => each !== undefined);
  };
  const reached = new Set([StartAt]);
  for (const name of reached) for (const next of after(name)) reached.add(next);
  expect([...reached].sort()).toEqual(Object.keys(States).sort());
  expect(Object.entries(States).filter(([name]) => after(name).length === 0)).toEqual([["Done", { Type: "Succeed" }]]);
  expect(after("Proceed")).toEqual(["IsItDone"]);
});

it.each(jobs)("%s: asks that function only, and goes on after it has failed", (job) => {
  const tasks = Object.values(states(job).States).filter(({ Type }) => Type === "Task");
  expect(tasks).toHaveLength(2);
  for (const task of tasks) {
    expect(task.Parameters?.FunctionName).toContain(`function:${job}Function`);
    expect(task).toHaveProperty("Retry");
  }
});

it("asks it at the first deployment to give a stage without events the keys of today, and the feed's keeper to begin", () => {
  const asked = ofType(resources, "aws:lambda/invocation:Invocation").map(({ inputs: { functionName, input } }) => [
    /(Rebuild|FeedKeeper)Function/.exec(functionName)?.[1],
    JSON.parse(input) as unknown,
  ]);
  expect(new Map(asked as [string, unknown][])).toEqual(
    new Map<string, unknown>([
      ["Rebuild", { do: "claim" }],
      ["FeedKeeper", { begin: true }],
    ]),
  );
});

it.each(jobs)("%s: hands the function what an execution was started with", (job) => {
  const { Begin } = states(job).States;
  expect(JSON.stringify(Begin?.Parameters)).toContain("States.JsonMerge($, ");
});
