import { beforeAll, expect, it } from "vitest";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, types } from "./testing/resource.ts";

let live: readonly Resource[];
let deployedOnes: readonly Resource[];
beforeAll(async () => {
  live = (await deployed("alice", { dev: true })).resources;
  deployedOnes = (await deployed("alice")).resources;
});

const lambdas = (resources: readonly Resource[]) =>
  ofType(resources, types.lambda)
    .map(({ name }) => name)
    .sort();

it("runs every function on the developer's machine under sst dev", () => {
  expect(lambdas(live)).toEqual(lambdas(deployedOnes));
  for (const { name, inputs } of ofType(live, types.lambda)) expect(inputs.description, name).toMatch(/\(live\)$/);
});

it("lets a function's role be taken from there, and from nowhere once it is deployed", () => {
  const trust = (resources: readonly Resource[]) =>
    ofType(resources, types.role)
      .filter(({ name }) => name === "CommandRole")
      .map(({ inputs }) => String(inputs.assumeRolePolicy));
  expect(trust(live)).toEqual([expect.stringContaining(":root")]);
  expect(trust(deployedOnes)).toEqual([expect.not.stringContaining(":root")]);
});
