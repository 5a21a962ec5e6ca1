import { beforeAll, expect, it } from "vitest";
import { misledFaults } from "./testing/checks/nowhere.ts";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";

let resources: readonly Resource[];
beforeAll(async () => {
  ({ resources } = await deployed("production"));
});

/** What is said of the same API with one mistake in it. */
const planted = (is: (resource: Resource) => boolean, mistake: Resource["inputs"]): string[] => {
  expect(resources.filter(is)).toHaveLength(1);
  return misledFaults(resources.map((each) => (is(each) ? { ...each, inputs: { ...each.inputs, ...mistake } } : each)));
};
const isResponse = (responseType: string) => (each: Resource) =>
  each.type === types.gatewayResponse && each.inputs.responseType === responseType;

it("says of every path and method that it does not have that there is nothing, whatever stands in Authorization", async () => {
  expect(misledFaults(resources)).toEqual([]);
  expect(misledFaults((await deployed("alice")).resources)).toEqual([]);
});

it("would notice a refusal that takes a token for a signature", () => {
  const forbidden = { statusCode: "403" };
  for (const type of ["MISSING_AUTHENTICATION_TOKEN", "INVALID_SIGNATURE", "EXPIRED_TOKEN"])
    expect(planted(isResponse(type), forbidden)).toEqual([`${type} is told as it is`]);
  const without = resources.filter((each) => !isResponse("INVALID_SIGNATURE")(each));
  expect(misledFaults(without)).toEqual(["INVALID_SIGNATURE is told as it is"]);
});

it("would notice paths that nobody answers, that ask who it is, or that look at a body", () => {
  const greedy = ofType(resources, types.gatewayResource).find(({ inputs }) => inputs.pathPart === "{proxy+}");
  const isThere = (type: string) => (each: Resource) =>
    each.type === type && each.inputs.resourceId === `${greedy?.name}-id` && each.inputs.httpMethod === "ANY";
  expect(misledFaults(resources.filter((each) => !isThere(types.method)(each)))).toEqual([
    "/{proxy+} is answered by nobody",
  ]);
  expect(planted(isThere(types.method), { apiKeyRequired: true })).toEqual(["/{proxy+} asks who it is"]);
  expect(planted(isThere(types.method), { authorization: "AWS_IAM" })).toHaveLength(2);
  expect(planted(isThere(types.integration), { passthroughBehavior: "WHEN_NO_MATCH" })).toEqual([
    "/{proxy+} depends on a body's type",
  ]);
  expect(planted(isThere(types.integrationResponse), { statusCode: "200" })).toEqual(["/{proxy+} is no 404"]);
});

it("answers there as everywhere: a problem document that browsers may read, deployed with the rest", () => {
  const { inputs } = theOnly(resources, types.integrationResponse, "ApiNowhereElsewhereAnswer");
  expect(JSON.parse(inputs.responseTemplates["application/json"])).toMatchObject({
    type: "urn:bellyfed:problem:route.missing",
    instance: "$context.path",
  });
  expect(inputs.responseParameters).toMatchObject({
    "method.response.header.Content-Type": "'application/problem+json'",
    "method.response.header.Access-Control-Allow-Origin": expect.stringMatching(/^'.+'$/),
  });
});
