import { render } from "velocityjs";
import { beforeAll, expect, it } from "vitest";
import { originTemplate } from "./preflight.ts";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, types } from "./testing/resource.ts";

const SITE = "https://bellyfed.example";
const LOCAL = "http://localhost:3000";

let resources: readonly Resource[];
beforeAll(async () => {
  ({ resources } = await deployed("alice"));
});

/** Runs the template as API Gateway would; answers the origin that it lets in. */
function admitted(
  headers: Readonly<Record<string, string>>,
  template = originTemplate([SITE, LOCAL]),
): string | undefined {
  const responseOverride = { header: {} as Record<string, string> };
  const input = { params: (name: string) => headers[name] ?? "" };
  render(template, { input, context: { responseOverride } });
  return responseOverride.header["Access-Control-Allow-Origin"];
}

it("names the origin that asks, if it is on the list", () => {
  expect(admitted({ Origin: SITE })).toBe(SITE);
  expect(admitted({ origin: LOCAL })).toBe(LOCAL);
});

it("names nobody else, however alike", () => {
  for (const origin of ["https://evil.example", `${SITE}.evil.example`, "https://bellyfed", "null", "", ","]) {
    expect(admitted({ origin }), origin).toBeUndefined();
  }
  expect(admitted({})).toBeUndefined();
  expect(admitted({ origin: SITE }, originTemplate([]))).toBeUndefined();
});

it("answers every path's preflight without a key, for a while, and tells caches that the answer is the origin's", () => {
  const answers = ofType(resources, types.integrationResponse).filter(({ inputs }) => inputs.httpMethod === "OPTIONS");
  expect(answers.length).toBeGreaterThan(5);
  for (const { name, inputs } of answers) {
    expect(inputs.statusCode, name).toBe("204");
    expect(inputs.responseParameters, name).toMatchObject({
      "method.response.header.Vary": "'Origin'",
      "method.response.header.Access-Control-Max-Age": "'7200'",
      "method.response.header.Access-Control-Allow-Headers": expect.stringContaining("Idempotency-Key"),
      "method.response.header.Access-Control-Allow-Methods": expect.stringMatching(/^'[A-Z,]+'$/),
    });
    expect(inputs.responseParameters).not.toHaveProperty("method.response.header.Access-Control-Allow-Origin");
    expect(admitted({ origin: LOCAL }, inputs.responseTemplates["application/json"]), name).toBe(LOCAL);
  }
});
