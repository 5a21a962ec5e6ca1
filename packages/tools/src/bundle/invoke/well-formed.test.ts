import { expect, it } from "vitest";
import { httpEvent, queueEvent, streamEvent, tokenEvent } from "./triggers.ts";
import { malformed } from "./well-formed.ts";

it("takes what API Gateway, Lambda's pollers and Cognito take", () => {
  const answer = { statusCode: 200, headers: { etag: "1" }, multiValueHeaders: { link: ["a"] }, body: "{}" };
  expect(malformed(httpEvent("GET", "/"), answer)).toEqual([]);
  expect(malformed(queueEvent("a"), { batchItemFailures: [{ itemIdentifier: "message-0" }] })).toEqual([]);
  expect(malformed(streamEvent([{}]), { batchItemFailures: [{ itemIdentifier: "100" }] })).toEqual([]);
  expect(malformed(tokenEvent(), { ...tokenEvent(), response: {} })).toEqual([]);
  expect(malformed({ do: "begin" }, null)).toEqual([]);
});

it("would notice answers that API Gateway turns into 502", () => {
  for (const answer of [
    null,
    {},
    { statusCode: "200" },
    { statusCode: 200, body: {} },
    { statusCode: 200, headers: { a: ["b"] } },
    { statusCode: 200, multiValueHeaders: { a: "b" } },
    { statusCode: 200, cookies: [] },
  ]) {
    expect(malformed(httpEvent("GET", "/"), answer), JSON.stringify(answer)).toHaveLength(1);
  }
});

it("would notice a batch that is not spoken of, one that hands back a stranger, and a trigger without a response", () => {
  expect(malformed(queueEvent("a"), null)).toHaveLength(1);
  expect(malformed(queueEvent("a"), { batchItemFailures: [{ itemIdentifier: "" }] })).toHaveLength(1);
  expect(malformed(tokenEvent(), { ok: true })).toHaveLength(1);
});
