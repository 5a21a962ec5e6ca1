import { expect, it } from "vitest";
import { functionAnswer, refusalAnswer } from "./answer.ts";

it("joins both header forms, the several values going first", () => {
  const answer = functionAnswer({
    statusCode: 201,
    multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"], etag: ['"1"'] },
    headers: { ETag: '"2"', "X-Count": 3 },
    body: "{}",
  });
  expect(answer?.fields).toEqual(["set-cookie", "a=1", "set-cookie", "b=2", "etag", '"1"', "x-count", "3"]);
});

it("keeps what the gateway answers for itself", () => {
  const headers = { "Content-Length": "999", Connection: "close", "Access-Control-Allow-Origin": "*", Vary: "Accept" };
  expect(functionAnswer({ statusCode: 200, headers, body: "x" })?.fields).toEqual(["vary", "Accept"]);
});

it("decodes a base64 body", () => {
  const answer = functionAnswer({
    statusCode: 200,
    body: Buffer.from([0, 255, 1]).toString("base64"),
    isBase64Encoded: true,
  });
  expect(answer?.body).toEqual(Buffer.from([0, 255, 1]));
});

it.each([
  undefined,
  null,
  "text",
  [],
  {},
  { statusCode: "many", body: "" },
  { statusCode: 99, body: "" },
  { statusCode: 200, body: { not: "text" } },
  { statusCode: 200, headers: "none", body: "" },
  { statusCode: 200, headers: { a: {} }, body: "" },
])("takes %j for no response", (result) => {
  expect(functionAnswer(result)).toBeUndefined();
});

it("says a refusal as a problem document", () => {
  const { status, fields, body } = refusalAnswer({ status: 405, code: "method.not_allowed", detail: "No" }, "/a", "t");
  expect(status).toBe(405);
  expect(fields).toContain("application/problem+json");
  expect(JSON.parse(String(body))).toEqual({
    type: "urn:bellyfed:problem:method.not_allowed",
    title: "Method not allowed",
    status: 405,
    detail: "No",
    instance: "/a",
    code: "method.not_allowed",
    trace_id: "t",
  });
});
