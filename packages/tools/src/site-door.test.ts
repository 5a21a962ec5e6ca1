import { isSignature } from "@bellyfed/core/site-door";
import { expect, test } from "vitest";
import { isTest, readSources, type Source } from "./sources.ts";

/** A header of a request or an answer, asked by its name. */
const ASKED =
  /\bheaders(?:\(\)\)?)?\??\.(?:get|has)\(\s*["'`]([\w-]+)["'`]|\bheaders\??\.?\[\s*["'`]([\w-]+)["'`]\s*\]/gi;
const DOTTED = /\bheaders\??\.(authorization)\b/gi;

/** What the site's code asks of a request's headers that CloudFront writes over on its way. */
const overwritten = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, text }) =>
    [...text.matchAll(ASKED), ...text.matchAll(DOTTED)]
      .map(([, ...names]) => names.find((name) => name !== undefined) ?? "")
      .filter(isSignature)
      .map((name) => `${path} asks for ${name}`),
  );

const site = readSources().filter(
  ({ path }) => path.startsWith("web/") && !path.startsWith("web/e2e/") && !isTest(path),
);

test("the site rests on no header of a request that CloudFront writes over", () => {
  expect(site.flatMap(({ text }) => [...text.matchAll(ASKED)]).length).toBeGreaterThan(5);
  expect(overwritten(site)).toEqual([]);
});

test.each([
  'request.headers.get("authorization")',
  '(await headers()).get("Authorization")',
  'headers.has("x-amz-content-sha256")',
  'request.headers["x-amz-date"]',
  "request.headers.authorization",
])("one that did would be seen: %s", (text) => {
  expect(overwritten([{ path: "web/app/page.tsx", text }])).toHaveLength(1);
});
