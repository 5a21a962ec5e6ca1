import { beforeAll, expect, it } from "vitest";
import { DAYS } from "./lambda.ts";
import { stageOf } from "./stage.ts";
import { unforgetting } from "./testing/checks/logs.ts";
import { deployed } from "./testing/cloud.ts";
import { type Resource, types } from "./testing/resource.ts";
import { rootWithSite } from "./testing/site.ts";

const stages = ["alice", "dev", "production"];
const days = (stage: string) => DAYS[stageOf(stage).logRetention];
let root: string;
let production: readonly Resource[];
beforeAll(async () => {
  root = rootWithSite();
  production = (await deployed("production", { root })).resources;
});

it.each(stages)(
  "keeps no logs of %s for longer than its time, those of SST's functions and of API Gateway included",
  async (stage) => {
    expect(unforgetting((await deployed(stage, { root })).resources, days(stage))).toEqual([]);
  },
);

it("does so under sst dev", async () => {
  expect(unforgetting((await deployed("alice", { root, dev: true })).resources, days("alice"))).toEqual([]);
});

/** What is said of production with one mistake in it. */
const planted = (
  type: string,
  name: string,
  mistake: (resource: Resource) => Partial<Resource> | undefined,
): string[] => {
  const change = (each: Resource) => {
    const changed = mistake(each);
    return changed ? [{ ...each, ...changed }] : [];
  };
  expect(production.filter((each) => each.type === type && each.name === name)).toHaveLength(1);
  return unforgetting(
    production.flatMap((each) => (each.type === type && each.name === name ? change(each) : [each])),
    days("production"),
  );
};

it("would notice a group that is missing, that forgets too late, or that API Gateway is there before", () => {
  const gone = () => undefined;
  expect(planted(types.logGroup, "ConsumerReviewsLogs", gone)).toEqual([
    "AWS makes the log group /aws/lambda/bellyfed-production-consumer-reviews, and keeps it for ever",
  ]);
  expect(planted(types.logGroup, "WebServerUseast1LogGroup", gone)).toHaveLength(1);
  expect(planted(types.logGroup, "ApiErrorLog", gone)).toEqual([
    "AWS makes the log group API-Gateway-Execution-Logs_ApiApi-id/production, and keeps it for ever",
  ]);
  expect(
    planted(types.logGroup, "SiteWafLogGroup", ({ inputs }) => ({ inputs: { ...inputs, retentionInDays: 30 } })),
  ).toEqual(["SiteWafLogGroup is kept for 30, not 90 days"]);
  expect(planted(types.methodSettings, "ApiLimits", () => ({ options: {} }))).toEqual([
    "ApiLimits may begin to log before ApiErrorLog is there",
  ]);
});

it("would notice a signer at the edge that may log, and a CloudFront function that does", () => {
  const basic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
  const edge = planted(types.role, "SiteEdgeFunctionRole", ({ inputs }) => ({
    inputs: { ...inputs, managedPolicyArns: [basic] },
  }));
  expect(edge).toEqual([
    expect.stringMatching(/^AWS makes the log group \/aws\/lambda\/bellyfed-production-SiteEdgeFn/),
  ]);
  const code = "function handler({ request }) { console.log(request); return request; }";
  expect(
    planted("aws:cloudfront/function:Function", "SiteCloudfrontFunctionRequest", ({ inputs }) => ({
      inputs: { ...inputs, code },
    })),
  ).toHaveLength(1);
});
