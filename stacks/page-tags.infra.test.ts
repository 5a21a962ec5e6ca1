import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { untaggedDays } from "./testing/checks/page-tags.ts";
import { deployed } from "./testing/cloud.ts";
import { type FakeCloudFront, fakeCloudFront } from "./testing/cloudfront.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";
import { makeSite } from "./testing/site.ts";

const root = mkdtempSync(join(tmpdir(), "bellyfed-tags-"));
let cloudFront: FakeCloudFront;
let resources: readonly Resource[];
beforeAll(async () => {
  makeSite(root);
  cloudFront = await fakeCloudFront();
  ({ resources } = await deployed("production", { root, env: { CLOUDFRONT_ENDPOINT: cloudFront.url } }));
});
afterAll(() => rmSync(root, { recursive: true }));

const SITE = "WebServerUseast1Function";
const variablesOf = (name: string, from = resources) => theOnly(from, types.lambda, name).inputs.environment.variables;

it("keeps pages for a day only where tags are read, sent on and renewed", () => {
  expect(untaggedDays(resources)).toEqual([]);
});

it("would notice consumers that tell the site only, a queue that nobody empties, and a function that may not invalidate", () => {
  const planted = (name: string, change: (inputs: Resource["inputs"]) => Resource["inputs"]) =>
    untaggedDays(
      resources.map((each) =>
        each.name === name ? { ...each, inputs: { ...each.inputs, ...change(each.inputs) } } : each,
      ),
    );
  const without =
    (variable: string) =>
    ({ environment }: Resource["inputs"]) => {
      const { [variable]: _, ...variables } = environment.variables;
      return { environment: { variables } };
    };
  expect(planted("ConsumerReviewsFunction", without("PAGE_RENEWALS_QUEUE_URL"))).toEqual([
    "ConsumerReviewsFunction tells nobody which pages CloudFront is to forget",
  ]);
  expect(planted("PageRenewalsQueueQueue", () => ({ delaySeconds: undefined }))).toEqual([
    "PageRenewalsQueueQueue hands out what pages are still being made of",
  ]);
  expect(planted("RenewPagesRole", () => ({ inlinePolicies: [] }))).toEqual([
    "RenewPagesRole may not have the site's distribution forget pages",
  ]);
  expect(untaggedDays(resources.filter(({ name }) => name !== "PageRenewalsSource"))).toEqual([
    "Nobody takes what is in PageRenewalsQueueQueue",
  ]);
});

it("asks CloudFront to read tags with the deployment, and tells the site only what was confirmed", () => {
  expect(cloudFront.config()).toContain("<Comment>site</Comment><CacheTagConfig><HeaderName>x-amz-meta-cache-tag<");
  expect(cloudFront.asked.map((line) => line.replace(/\/distribution\/[\w-]+/, "")).at(-1)).toBe("POST /invalidation");
  expect(variablesOf(SITE)).toHaveProperty("CDN_TAGS_HEADER", "x-amz-meta-cache-tag");
});

it("tells consumers the queue and not the site's secret, and lets one function have this one distribution forget pages", () => {
  for (const name of ["ConsumerReviewsFunction", "ConsumerInsightsFunction"]) {
    expect(variablesOf(name)).not.toHaveProperty("REVALIDATE_SECRET");
  }
  const may = ofType(resources, types.role).flatMap(({ name, inputs }) =>
    JSON.stringify(inputs.inlinePolicies ?? []).includes("cloudfront:") ? [name] : [],
  );
  expect(may).toEqual(["RenewPagesRole"]);
});

it("leaves the other stages at seconds, renewed by the consumers themselves", async () => {
  const { resources: others } = await deployed("staging", { root });
  expect(variablesOf(SITE, others)).not.toHaveProperty("CDN_TAGS_HEADER");
  expect(variablesOf("ConsumerReviewsFunction", others)).toHaveProperty("REVALIDATE_URL");
  expect(untaggedDays(others)).toEqual([]);
  expect(others.filter(({ name }) => name.startsWith("PageRenewals"))).toEqual([]);
});
