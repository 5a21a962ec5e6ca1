import { type CloudFrontCall, CloudFrontError } from "@bellyfed/adapters/cloudfront/call";
import { beforeEach, expect, test } from "vitest";
import { readTags } from "./page-tags.ts";

const TAGS = "<CacheTagConfig><HeaderName>x-amz-meta-cache-tag</HeaderName></CacheTagConfig>";
const SST = '<DistributionConfig xmlns="x"><Comment>site</Comment><New><Thing>1</Thing></New></DistributionConfig>';

/** A distribution as CloudFront documents it: a change needs the newest ETag and takes its time to be everywhere. */
let config: string;
let version: number;
let pending: number;
let invalidated: string[];
let meanwhile: () => void;
beforeEach(() => {
  config = SST;
  version = 1;
  pending = 0;
  invalidated = [];
  meanwhile = () => {};
});

const call: CloudFrontCall = async (method, path, body = "", headers = {}) => {
  if (method === "POST") {
    if (pending > 0) throw new Error("The old configuration would keep on filling the cache");
    invalidated.push(/<CallerReference>(.*)<\/CallerReference>/.exec(body)?.[1] ?? "");
  } else if (method === "PUT") {
    meanwhile();
    if (headers["if-match"] !== `E${version}`) throw new CloudFrontError(method, path, 412, "PreconditionFailed");
    change(body);
  }
  const status = pending > 0 ? "InProgress" : "Deployed";
  return { body: path.endsWith("/config") ? config : `<Status>${status}</Status>`, etag: `E${version}` };
};
const change = (to: string) => {
  config = to;
  version++;
  pending = 3;
};
const run = () => readTags(call, "E1", async () => void pending--);

test("tags are read from the header, and nothing else of the distribution changes", async () => {
  expect(await run()).toBe("x-amz-meta-cache-tag");
  expect(config).toBe(SST.replace("</DistributionConfig>", `${TAGS}</DistributionConfig>`));
  expect(invalidated).toEqual(["page-tags-E2"]);
});

test("a second time changes nothing, and asks for the same invalidation, which CloudFront makes once", async () => {
  await run();
  await run();
  expect([version, new Set(invalidated).size]).toEqual([2, 1]);
});

test("a deployment that took the setting away brings it back, and what was kept meanwhile is forgotten", async () => {
  await run();
  change(SST);
  await run();
  expect(config).toContain(TAGS);
  expect(new Set(invalidated).size).toBe(2);
});

test("another header is replaced", async () => {
  config = SST.replace("<Comment>", "<CacheTagConfig>\n<HeaderName>x-other</HeaderName></CacheTagConfig><Comment>");
  await run();
  expect(config).toContain(TAGS);
  expect(config).not.toContain("x-other");
});

test("who changes the distribution at the same time is not written over", async () => {
  meanwhile = () => {
    meanwhile = () => {};
    change(SST.replace("site", "changed"));
  };
  await run();
  expect(config).toContain("<Comment>changed</Comment>");
  expect(config).toContain(TAGS);
});

test("says when CloudFront forgets the setting, or never comes to an end", async () => {
  const deaf: CloudFrontCall = (method, path, body, headers) =>
    method === "PUT" ? call("GET", path) : call(method, path, body, headers);
  await expect(readTags(deaf, "E1")).rejects.toThrow("does not come to read");
  await expect(readTags(call, "E1", async () => {})).rejects.toThrow("has not brought");
  expect(invalidated).toEqual([]);
});
