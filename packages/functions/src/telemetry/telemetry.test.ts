import { visitorHeader } from "@bellyfed/core/visitor";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { telemetry } from "./telemetry.ts";

const KEY = "k-3f9c2f5ab1";
const JWT = `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.${"s".repeat(40)}`;

let written: string;
const take = (chunk: unknown) => {
  written += String(chunk);
  return true;
};
beforeEach(() => {
  written = "";
  vi.spyOn(process.stdout, "write").mockImplementation(take);
  vi.spyOn(process.stderr, "write").mockImplementation(take);
});
afterEach(() => vi.restoreAllMocks());

/** What the real logger writes, as JSON and as the text that somebody could search for secrets. */
function logged(message: string, facts: Record<string, unknown> = {}) {
  telemetry("test", { LOG_LEVEL: "INFO", STAGE: "test" }).log.error(message, facts);
  return { line: JSON.parse(written.trim()) as Record<string, unknown>, text: written };
}

it.each<[string, Record<string, unknown>]>([
  [
    "a header of each spelling",
    { headers: { Authorization: `Bearer ${JWT}`, "X-Api-Key": KEY, cookie: `sid=${KEY}` } },
  ],
  [
    "a header with several values",
    { multiValueHeaders: { authorization: [`Bearer ${JWT}`], "x-api-key": [KEY, KEY] } },
  ],
  ["headers as pairs", { rawHeaders: [["authorization", `Bearer ${JWT}`]] }],
  ["an API Gateway event", { event: { requestContext: { identity: { apiKey: KEY, sourceIp: "127.0.0.1" } } } }],
  ["fields of an OAuth answer", { answer: { access_token: JWT, refresh_token: KEY, id_token: JWT } }],
  ["fields by other names", { cursorSecret: KEY, clientSecret: KEY, api_key: KEY, password: KEY, "private-key": KEY }],
  ["something deep", { a: [{ b: { c: [{ d: { token: KEY } }] } }] }],
  ["a token in a text", { reason: `refused Bearer ${JWT} of alice`, other: `the token was ${JWT}` }],
  ["JSON in a text", { body: JSON.stringify({ authorization: `Bearer ${JWT}`, "x-api-key": KEY, password: KEY }) }],
  ["a command line", { curl: `curl -H 'X-Api-Key: ${KEY}' -H "Authorization: Bearer ${JWT}"` }],
  [
    "a signed URL",
    { url: `https://s3/x?X-Amz-Credential=${KEY}%2F1&X-Amz-Signature=${KEY}&X-Amz-Security-Token=${KEY}` },
  ],
  ["a query string", { url: `/callback?access_token=${KEY}&state=1` }],
])("keeps %s out of the log", (_, facts) => {
  const { text } = logged("It failed", facts);
  expect(text).toContain("[redacted]");
  for (const secret of [KEY, JWT, JWT.split(".")[1]]) expect(text).not.toContain(secret);
});

it("keeps a token out of the message, and out of an error with its cause and stack", () => {
  const cause = new Error(`fetch failed: authorization=${KEY}`);
  const error = Object.assign(new Error(`The token ${JWT} is not valid`, { cause }), {
    request: { headers: { "x-api-key": KEY } },
  });
  const { text, line } = logged(`Could not verify Bearer ${JWT}`, { error });
  expect(text).not.toContain(JWT);
  expect(text).not.toContain(KEY);
  expect(line.message).toBe("Could not verify Bearer [redacted]");
  expect(line.error).toMatchObject({ name: "Error", message: "The token [redacted] is not valid" });
});

it("keeps a visitor's address out of the log", () => {
  const address = "203.0.113.7";
  const told = visitorHeader(address, "secret", Date.now());
  const { text } = logged(`The header ${told} is stale`, {
    event: { requestContext: { identity: { sourceIp: address } }, multiValueHeaders: { "X-Forwarded-For": [address] } },
    headers: { "Bellyfed-Site": KEY, "bellyfed-visitor": told, "bellyfed-address": address },
    visitor: { kind: "address", address },
    payload: { restaurant_id: "1", visitor: address },
    socket: { remoteAddress: address },
  });
  expect(text).toContain("[redacted]");
  for (const secret of [address, KEY, told, told.split(".")[2]]) expect(text).not.toContain(secret);
});

it("leaves what is no secret as it is", () => {
  const facts = {
    trace_id: "4bf92f3577b34da6a3ce929d0e0e4736",
    path: "/restaurants",
    count: 3,
    next_cursor: "abc",
    tokens: 2,
  };
  const { line, text } = logged("The key of the kitchen is with the author", facts);
  expect(line).toMatchObject({ ...facts, message: "The key of the kitchen is with the author", stage: "test" });
  expect(text).not.toContain("[redacted]");
});

it("logs of a very long text only the beginning, and searches no more than that", () => {
  const { line } = logged("It failed", { body: `bearer ${" ".repeat(1_000_000)}` });
  expect(String(line.body).length).toBeLessThan(9000);
});
