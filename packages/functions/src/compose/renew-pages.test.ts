import { quietTelemetry, sqsEvent, testContext } from "@bellyfed/testing/invocation";
import { beforeEach, expect, test } from "vitest";
import { renewPages } from "./renew-pages.ts";

let told: string[];
let fault: { at?: "site" | "cdn"; after?: boolean };
const step = (at: "site" | "cdn", tags: readonly string[], reference = "") => {
  if (fault.at === at && !fault.after) throw new Error("TooManyInvalidationsInProgress");
  told.push(`${at} ${tags.join()} ${reference}`.trim());
  if (fault.at === at) throw new Error("no answer");
  return tags.length;
};
const ports = {
  site: { revalidate: async (tags: readonly string[]) => void step("site", tags) },
  runtime: { sleep: async (milliseconds: number) => void told.push(`waits ${milliseconds}`) },
  cdn: { forget: async (tags: readonly string[], reference: string) => step("cdn", tags, reference) },
};
beforeEach(() => {
  told = [];
  fault = {};
});

const message = (...tags: string[]) => JSON.stringify({ tags });
const signals = quietTelemetry();
const run = (...bodies: string[]) => renewPages(ports, signals)(sqsEvent(...bodies), testContext);

test("the site makes the pages of many events anew at once, and only then the CDN forgets them", async () => {
  expect(await run(message("b", "a"), message("a"), message("c"))).toEqual({ batchItemFailures: [] });
  expect(told).toEqual(["site a,b,c", "waits 2000", expect.stringMatching(/^cdn a,b,c [\w-]{43}$/)]);
  expect(signals.counted.get("TagsForgotten")).toBe(3);
});

test.each(["site", "cdn"] as const)(
  "what the %s refuses comes again as a whole, and the CDN never goes first",
  async (at) => {
    fault = { at };
    const { batchItemFailures } = await run(message("a"), message("b"));
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["m1", "m2"]);
    expect(told).toEqual(at === "site" ? [] : ["site a,b", "waits 2000"]);
    fault = {};
    expect(await run(message("a"), message("b"))).toEqual({ batchItemFailures: [] });
    expect(told.slice(-3)).toEqual(["site a,b", "waits 2000", expect.stringMatching(/^cdn a,b /)]);
  },
);

test("a batch whose answer was lost asks CloudFront for the same invalidation again, whatever its order", async () => {
  fault = { at: "cdn", after: true };
  const records = sqsEvent(message("a"), message("b")).Records;
  const handler = renewPages(ports, signals);
  expect((await handler({ Records: records }, testContext)).batchItemFailures).toHaveLength(2);
  fault = {};
  expect(await handler({ Records: records.toReversed() }, testContext)).toEqual({ batchItemFailures: [] });
  const asked = told.filter((line) => line.startsWith("cdn"));
  expect(asked).toHaveLength(2);
  expect(new Set(asked).size).toBe(1);
});

test("what are no tags fails alone, and asks for nothing", async () => {
  const { batchItemFailures } = await run("{", message("a"), '{"tags":[1]}', message("x".repeat(257)));
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["m1", "m3", "m4"]);
  told = [];
  await run("{");
  expect(told).toEqual(["site"]);
});
