import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { stageOf } from "./stage.ts";
import { looseGrants } from "./testing/checks/grants.ts";
import { lossyPlaces } from "./testing/checks/queues.ts";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";
import { rootWithSite } from "./testing/site.ts";

const root = rootWithSite();
const ORIGIN = "https://sitecdndistribution.cloudfront.net";
let resources: readonly Resource[];
beforeAll(async () => {
  ({ resources } = await deployed("production", { root }));
});

it("is left out while there is no site", async () => {
  const without = mkdtempSync(join(tmpdir(), "bellyfed-no-site-"));
  const { resources: others } = await deployed("production", { root: without });
  rmSync(without, { recursive: true });
  expect(ofType(others, "sst:aws:Nextjs")).toEqual([]);
  expect(ofType(others, "aws:cloudfront/distribution:Distribution")).toEqual([]);
});

it("is built by the site's own OpenNext, with the API's address and a key of its own", () => {
  const { inputs } = theOnly(resources, "command:local:Command", "WebBuilder");
  expect(inputs).toMatchObject({ create: "npx open-next build", dir: join(root, "web") });
  const { variables } = theOnly(resources, types.lambda, "WebServerUseast1Function").inputs.environment;
  expect(variables).toMatchObject({
    API_URL: expect.stringMatching(/^https:.*[^/]$/),
    AUTH_CLIENT_ID: "ClientClient-id",
  });
  expect(variables).toMatchObject({
    API_KEY: "value-of-SiteKeyApiKey",
    SESSION_SECRET: expect.stringMatching(/^random-SessionSecret-+$/),
    SITE_SECRET: expect.stringMatching(/^random-SiteSecret-+$/),
    VISITOR_SECRET: expect.stringMatching(/^random-VisitorSecret-+$/),
  });
});

it("knows at build and at run where people reach it, and what its pages may load from", () => {
  const expected = { SITE_URL: ORIGIN, UPLOAD_ORIGIN: "https://importfilesbucket.s3.us-east-1.amazonaws.com" };
  const { environment } = theOnly(resources, "command:local:Command", "WebBuilder").inputs;
  expect(environment).toMatchObject(expected);
  const { variables } = theOnly(resources, types.lambda, "WebServerUseast1Function").inputs.environment;
  expect(variables).toMatchObject(expected);
  expect(variables).not.toHaveProperty("MAP_STYLE_URL");
});

it("is told how large a form may be only where requests are signed on their way", async () => {
  const told = (all: readonly Resource[]) =>
    theOnly(all, types.lambda, "WebServerUseast1Function").inputs.environment.variables.MOST_FORM_BYTES;
  expect(told(resources)).toBe("1000000");

  expect(told((await deployed("dev", { root })).resources)).toBeUndefined();
});

it("is told of a map's addresses by whoever deploys it", () => {
  const map = { MAP_STYLE_URL: "https://maps.example/style.json", MAP_TILES_URL: "" };
  expect(stageOf("production", map).map).toEqual({ MAP_STYLE_URL: map.MAP_STYLE_URL });
});

it("answers while it is still rendering", () => {
  const urls = ofType(resources, "aws:lambda/functionUrl:FunctionUrl");
  expect(urls.find(({ name }) => name.startsWith("WebServer"))?.inputs.invokeMode).toBe("RESPONSE_STREAM");
});

it("stands behind a firewall that nobody gets past by the function's own address", () => {
  const { inputs } = theOnly(resources, types.firewall, "SiteWaf");
  expect(inputs.scope).toBe("CLOUDFRONT");
  expect(inputs.rules.map((rule: { name: string }) => rule.name)).toEqual(
    expect.arrayContaining(["RateLimitPerIP", "AWSManagedRulesCommonRuleSet"]),
  );
  for (const { name, inputs: url } of ofType(resources, "aws:lambda/functionUrl:FunctionUrl")) {
    expect(url.authorizationType, name).toBe("AWS_IAM");
  }
  const callers = ofType(resources, types.permission).map((permission) => permission.inputs.principal);
  expect(callers).toContain("cloudfront.amazonaws.com");
  expect(callers).not.toContain("*");
});

it("lets an address try to sign in, to sign up and to set a password anew only so often", () => {
  const { rules, customResponseBodies } = theOnly(resources, types.firewall, "SiteWaf").inputs;
  const priorities = rules.map(({ priority }: { priority: number }) => priority);
  expect(new Set(priorities).size).toBe(priorities.length);
  const { action, statement } = rules.find(({ name }: { name: string }) => name === "AttemptsPerAddress");
  const { responseCode, responseHeaders, customResponseBodyKey } = action.block.customResponse;
  expect([responseCode, responseHeaders]).toEqual([429, [{ name: "Retry-After", value: "300" }]]);
  const said = customResponseBodies.filter(({ key }: { key: string }) => key === customResponseBodyKey);
  expect(said).toMatchObject([{ contentType: "TEXT_PLAIN" }]);
  const { scopeDownStatement, ...rate } = statement.rateBasedStatement;
  expect(rate).toEqual({ limit: 50, evaluationWindowSec: 300, aggregateKeyType: "IP" });
  const [method, path] = scopeDownStatement.andStatement.statements;
  expect(method.byteMatchStatement).toMatchObject({ fieldToMatch: { method: {} }, searchString: "POST" });
  expect(path.regexMatchStatement.fieldToMatch).toEqual({ uriPath: {} });
  const pattern = new RegExp(path.regexMatchStatement.regexString);
  for (const own of ["/sign-in", "/de/sign-in/password", "/sign-up", "/ar/sign-up/confirm", "/de/account/password"]) {
    expect([own, pattern.test(own)]).toEqual([own, true]);
  }
  for (const other of ["/", "/de", "/restaurants", "/accounts"])
    expect([other, pattern.test(other)]).toEqual([other, false]);
});

it("is told its visitor's address by CloudFront, over what a visitor sends", () => {
  const { code } = theOnly(resources, "aws:cloudfront/function:Function", "SiteCloudfrontFunctionRequest").inputs;
  const [before] = String(code).split("getRoutes");
  expect(before).toContain('event.request.headers["bellyfed-address"] = { value: event.viewer.ip };');
});

it("forgets kept pages as soon as a key that was erased cannot be restored any more, but not the files of a build", () => {
  const { rules } = theOnly(resources, types.bucketLifecycle, "WebAssetsLifecycle").inputs;
  expect(rules).toEqual([
    expect.objectContaining({
      status: "Enabled",
      filter: { prefix: "_cache/" },
      expiration: { days: stageOf("production", {}).keyRestoreDays },
    }),
  ]);
});

it("may call the API and upload files from its own origin, and no other may", () => {
  const [rule] = theOnly(resources, types.bucketCors, "ImportFilesCors").inputs.corsRules;
  expect(rule.allowedOrigins).toEqual([ORIGIN]);
  const { variables } = theOnly(resources, types.lambda, "QueryFunction").inputs.environment;
  expect(variables.CORS_ORIGINS).toBe(ORIGIN);
  const [response] = ofType(resources, types.gatewayResponse);
  expect(response?.inputs.responseParameters["gatewayresponse.header.Access-Control-Allow-Origin"]).toBe(`'${ORIGIN}'`);
});

it("is told to make pages anew, with a secret that it knows", () => {
  const { variables } = theOnly(resources, types.lambda, "RenewPagesFunction").inputs.environment;
  const site = theOnly(resources, types.lambda, "WebServerUseast1Function").inputs.environment.variables;
  expect(variables).toMatchObject({
    REVALIDATE_URL: `${ORIGIN}/api/revalidate`,
    REVALIDATE_SECRET: site.REVALIDATE_SECRET,
  });
});

/** SST's own parts of the site, which have to be as SST makes them. */
const SITE = [
  /^Web\w+ has the ready-made policy .*AWSLambdaBasicExecutionRole$/,
  /^WebServer\w+ may s3:DeleteObject on .*WebAssetsBucket\/\*$/,
  /^WebServer\w+ may dynamodb:\w+ on .*table\/WebRevalidationTable\/\*$/,
];

it("reaches no further than its own cache", () => {
  const loose = looseGrants(resources).filter((each) => !SITE.some((known) => known.test(each)));
  expect(loose).toEqual([]);
});

it("loses nothing but a page's renewal, which the next one makes up for", () => {
  expect(lossyPlaces(resources).filter((place) => !place.startsWith("WebRevalidationEvents"))).toEqual([]);
});
