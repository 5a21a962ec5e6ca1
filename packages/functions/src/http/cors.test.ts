import { testContext } from "@bellyfed/testing/invocation";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { expect, it } from "vitest";
import { withCors } from "./cors.ts";

const SITE = "https://bellyfed.example";

/** The fields of the answer as API Gateway sends them: of a field that stands in both, the one with several values. */
async function headersFor(headers: Record<string, string> | null, origins?: string, own = {}) {
  const answer = async () => ({ statusCode: 200, multiValueHeaders: { etag: ['"1"'], ...own }, body: "{}" });
  const handler = withCors(answer, { CORS_ORIGINS: origins });
  const result = await handler({ headers } as APIGatewayProxyEvent, testContext);
  const several = Object.entries(result.multiValueHeaders ?? {}).map(([name, values]) => [name, values.join(", ")]);
  return { ...result.headers, ...Object.fromEntries(several) };
}

it("lets a page of a listed origin read the answer and the fields it needs", async () => {
  const headers = await headersFor({ origin: SITE }, `http://localhost:3000,${SITE}`);
  expect(headers).toMatchObject({ etag: '"1"', "access-control-allow-origin": SITE, vary: "Origin" });
  expect(headers?.["access-control-expose-headers"]).toContain("ETag");
});

it("knows the header however it is written", async () => {
  expect(await headersFor({ Origin: SITE }, SITE)).toHaveProperty("access-control-allow-origin", SITE);
});

it("grants nothing to another origin, or to none, and tells caches so", async () => {
  for (const headers of [{ origin: "https://evil.example" }, { origin: `${SITE}.evil.example` }, {}, null]) {
    expect(await headersFor(headers, SITE)).toEqual({ etag: '"1"', vary: "Origin" });
  }
});

it("says beside the origin what else an answer varies by", async () => {
  expect(await headersFor({ origin: SITE }, SITE, { vary: ["Authorization"] })).toMatchObject({
    "access-control-allow-origin": SITE,
    vary: "Authorization, Origin",
  });
});

it("adds nothing where no origin is listed", async () => {
  expect(await headersFor({ origin: SITE }, "")).toEqual({ etag: '"1"' });
  expect(await headersFor({ origin: SITE })).toEqual({ etag: '"1"' });
});
