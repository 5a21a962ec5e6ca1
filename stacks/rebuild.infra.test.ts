import { beforeAll, expect, it } from "vitest";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly } from "./testing/resource.ts";

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Parameters?: { readonly FunctionName: string };
}

let resources: readonly Resource[];
let machine: Resource;
beforeAll(async () => {
  ({ resources } = await deployed("production"));
  machine = theOnly(resources, "aws:sfn/stateMachine:StateMachine");
});

const states = () => JSON.parse(machine.inputs.definition) as { StartAt: string; States: Record<string, State> };

it("asks the rebuild function again and again until it is done", () => {
  const { StartAt, States } = states();
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

it("asks that function only, and goes on after it has failed", () => {
  const tasks = Object.values(states().States).filter(({ Type }) => Type === "Task");
  expect(tasks).toHaveLength(2);
  for (const task of tasks) {
    expect(task.Parameters?.FunctionName).toContain("function:RebuildFunction");
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

it("hands the function what an execution was started with", () => {
  const { Begin } = states().States;
  expect(JSON.stringify(Begin?.Parameters)).toContain("States.JsonMerge($, ");
});
