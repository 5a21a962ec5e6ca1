import { features } from "@bellyfed/features/features";
import { beforeAll, expect, it } from "vitest";
import { refusals } from "./gateway-responses.ts";
import { componentName } from "./naming.ts";
import { deployedRoutes, routeFaults } from "./testing/checks/routes.ts";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";

const routes = features.flatMap((feature) => feature.routes);
/** What is stated of the plans that keys are given out on. */
const POLICIES =
  '"free";q=10;w=1;burst=20, "free-day";q=10000;w=86400, "partner";q=100;w=1;burst=200, "partner-day";q=1000000;w=86400';
let resources: readonly Resource[];
beforeAll(async () => {
  ({ resources } = await deployed("production"));
});

it("deploys every route of the features, and no other", () => {
  expect(routes.length).toBeGreaterThan(5);
  expect(routeFaults(routes, resources)).toEqual([]);
});

it("would notice a route that is in a manifest and not deployed, and the other way round", () => {
  const [first, ...others] = routes;
  expect(
    routeFaults([...routes, { method: "GET", path: "/forgotten", function: "query", apiKey: true }], resources),
  ).toEqual(["GET /forgotten is not deployed", "/forgotten answers no preflight"]);
  expect(routeFaults(others, resources)).toEqual([`${first?.method} ${first?.path} is deployed, but in no manifest`]);
});

it("would notice a route that leads to another function or that needs no key", () => {
  const route = routes.find(({ apiKey }) => apiKey)!;
  const others = routes.filter((each) => each !== route);
  const elsewhere = { ...route, function: route.function === "query" ? ("command" as const) : ("query" as const) };
  expect(routeFaults([...others, elsewhere], resources)).toHaveLength(1);
  expect(routeFaults([...others, { ...route, apiKey: false }], resources)).toEqual([
    `${route.method} ${route.path} asks for an API key`,
  ]);
});

it("would notice a route that should be streamed and is not, and the other way round", () => {
  const buffered = routes.find(({ streaming }) => !streaming)!;
  const others = routes.filter((each) => each !== buffered);
  expect(routeFaults([...others, { ...buffered, streaming: true }], resources)).toEqual([
    `${buffered.method} ${buffered.path} is answered by "invocations BUFFERED" instead of "response-streaming-invocations STREAM 900000"`,
  ]);
});

it("says at a path of one method that it has no other", () => {
  const [mcp] = routes.filter(({ alone }) => alone);
  expect(mcp?.path).toBe("/mcp");
  const { inputs } = theOnly(resources, types.integrationResponse, "ApiNowhereMcpAnswer");
  expect(inputs.statusCode).toBe("405");
  expect(JSON.parse(inputs.responseTemplates["application/json"])).toMatchObject({ code: "method.not_allowed" });
  expect(inputs.responseParameters["method.response.header.Allow"]).toBe("'POST, OPTIONS'");
  const buffered = routes.find(({ path }) => path === "/restaurants/{id}")!;
  expect(routeFaults([...routes, { ...buffered, alone: true }], resources)).toEqual([
    "/restaurants/{id} does not say that it has one method",
  ]);
});

it("looks at the bodies of writes that need one, and at no others", () => {
  const validated = deployedRoutes(resources).filter(({ validates }) => validates);
  const names = validated.map(({ method, path }) => `${method} ${path}`);
  expect(names).toContain("POST /restaurants");
  expect(names).not.toContain("POST /restaurants/{id}/close");
  expect(validated.filter(({ method }) => method === "GET" || method === "DELETE")).toEqual([]);
});

it("limits everyone together and each plan by itself", () => {
  expect(theOnly(resources, types.methodSettings).inputs).toMatchObject({
    methodPath: "*/*",
    settings: { throttlingRateLimit: 5_000, throttlingBurstLimit: 5_000, dataTraceEnabled: false },
  });
  const plan = (name: string) => theOnly(resources, types.usagePlan, `${name}PlanUsagePlan`).inputs;
  expect(plan("Free")).toMatchObject({
    throttleSettings: { rateLimit: 10, burstLimit: 20 },
    quotaSettings: { limit: 10_000, period: "DAY" },
  });
  expect(plan("Partner").throttleSettings.rateLimit).toBeGreaterThan(plan("Free").throttleSettings.rateLimit);
  const site = plan("Site");
  expect(site.quotaSettings).toBeUndefined();
  expect(site.throttleSettings.rateLimit).toBeGreaterThan(plan("Partner").throttleSettings.rateLimit);
  expect(ofType(resources, types.usagePlanKey)).toHaveLength(3);
});

it("says every refusal of its own as a problem document that browsers may read", () => {
  const responses = ofType(resources, types.gatewayResponse);
  expect(responses.map(({ inputs }) => inputs.responseType).sort()).toEqual(Object.keys(refusals).sort());
  for (const { name, inputs } of responses) {
    const body = JSON.parse(inputs.responseTemplates["application/json"]);
    expect(body, name).toMatchObject({
      status: Number(inputs.statusCode),
      code: expect.any(String),
      title: expect.any(String),
    });
    expect(inputs.responseParameters, name).toMatchObject({
      "gatewayresponse.header.Content-Type": "'application/problem+json'",
      "gatewayresponse.header.Access-Control-Allow-Origin": expect.stringMatching(/^'.+'$/),
    });
  }
});

it("says when to come again, wherever it says too many", () => {
  const throttled = ofType(resources, types.gatewayResponse).filter(({ inputs }) => inputs.statusCode === "429");
  expect(throttled).toHaveLength(2);
  for (const { inputs } of throttled) {
    expect(inputs.responseParameters["gatewayresponse.header.Retry-After"]).toMatch(/^'\d+'$/);
    expect(inputs.responseParameters["gatewayresponse.header.RateLimit-Policy"]).toBe(`'${POLICIES}'`);
  }
});

it("has every function that answers state what the plans of keys allow, as they are made", () => {
  const plans = ofType(resources, types.usagePlan).map(({ inputs }) => inputs);
  const stated = [...POLICIES.matchAll(/"\w+";q=(\d+);w=1;burst=(\d+), "\w+-day";q=(\d+);w=86400/g)];
  expect(stated.map((each) => each.slice(1, 4).map(Number))).toEqual(
    plans.flatMap(({ throttleSettings: { rateLimit, burstLimit }, quotaSettings }) =>
      quotaSettings ? [[rateLimit, burstLimit, quotaSettings.limit]] : [],
    ),
  );
  for (const name of new Set(routes.map((route) => route.function))) {
    const { variables } = theOnly(resources, types.lambda, `${componentName(name)}Function`).inputs.environment;
    expect(variables.RATE_POLICIES, name).toBe(POLICIES);
  }
});

it("traces every request and logs it as one line of JSON", () => {
  const { inputs } = theOnly(resources, types.gatewayStage);
  expect(inputs.xrayTracingEnabled).toBe(true);
  const line = inputs.accessLogSettings.format.replaceAll(/\$context\.[\w.]+/g, "7");
  expect(JSON.parse(line)).toMatchObject({ status: 7, latency_ms: 7, trace_id: "7", route: "7" });
  expect(inputs.accessLogSettings.destinationArn).toContain("ApiAccessLog");
});

it("deploys anew when the gateway's own answers change", () => {
  const { triggers } = theOnly(resources, types.deployment).inputs;
  expect(triggers.answers).toContain(refusals.INVALID_API_KEY?.detail);
  expect(Object.keys(triggers).length).toBeGreaterThan(routes.length);
});

it("counts no call of the site among those of one address, for it calls for all its visitors", () => {
  const [perAddress] = theOnly(resources, types.firewall, "ApiFirewall").inputs.rules;
  expect(perAddress).toMatchObject({
    name: "RequestsPerAddress",
    action: { block: { customResponse: { responseCode: 429 } } },
  });
  const { rateBasedStatement } = perAddress.statement;
  expect(rateBasedStatement).toMatchObject({ limit: 2_000, evaluationWindowSec: 300, aggregateKeyType: "IP" });
  const [proof] = rateBasedStatement.scopeDownStatement.notStatement.statements;
  const { variables } = theOnly(resources, types.lambda, "QueryFunction").inputs.environment;
  expect(proof.byteMatchStatement).toEqual({
    fieldToMatch: { singleHeader: { name: "bellyfed-site" } },
    searchString: variables.SITE_SECRET,
    positionalConstraint: "EXACTLY",
    textTransformations: [{ priority: 0, type: "NONE" }],
  });
  expect(variables).toMatchObject({
    SITE_SECRET: expect.stringMatching(/^random-SiteSecret-+$/),
    VISITOR_SECRET: expect.stringMatching(/^random-VisitorSecret-+$/),
  });
});

it("puts a firewall before production's API, and none before a developer's", async () => {
  const { inputs } = theOnly(resources, types.firewall);
  expect(inputs.scope).toBe("REGIONAL");
  const names = inputs.rules.map((rule: { name: string }) => rule.name);
  expect(names).toEqual(expect.arrayContaining(["RequestsPerAddress", "BodySize", "AWSManagedRulesCommonRuleSet"]));
  const { resourceArn } = theOnly(resources, types.firewallAssociation).inputs;
  expect(resourceArn).toContain("ApiStage");
  expect(ofType((await deployed("alice")).resources, types.firewall)).toEqual([]);
});
