import { expect, it } from "vitest";
import { readHead, traceOf } from "./head.ts";

it("keeps every field in both forms, in the case it was sent", () => {
  const { headers, multiValueHeaders } = readHead(["Accept", "a", "X-One", "1", "X-One", "2"]);
  expect(headers).toEqual({ Accept: "a", "X-One": "2" });
  expect(multiValueHeaders).toEqual({ Accept: ["a"], "X-One": ["1", "2"] });
});

it("leaves out what concerns only the connection", () => {
  const { headers, hasBody } = readHead([
    "Connection",
    "keep-alive",
    "Transfer-Encoding",
    "chunked",
    "Expect",
    "100-continue",
  ]);
  expect(headers).toEqual({});
  expect(hasBody).toBe(true);
});

it("notes what the gateway goes by, whatever the case", () => {
  const head = readHead(["X-API-KEY", "k", "ORIGIN", "o", "Content-Length", "7"]);
  expect(head).toMatchObject({ apiKey: "k", origin: "o", contentLength: 7, hasBody: true });
});

it("treats names of object members as names", () => {
  const { multiValueHeaders } = readHead(["constructor", "1", "constructor", "2", "__proto__", "3"]);
  expect(multiValueHeaders.constructor).toEqual(["1", "2"]);
  expect(Object.keys(multiValueHeaders)).toContain("__proto__");
});

it("makes a trace in X-Ray's form when there is none", () => {
  const { id, xray } = traceOf(readHead([]), Date.parse("2026-01-01T00:00:00Z"));
  expect(xray).toMatch(/^Root=1-6955b900-[0-9a-f]{24}$/);
  expect(xray.replace("Root=1", "").replaceAll("-", "")).toBe(id);
});

it("goes on with the caller's trace", () => {
  const id = "0af7651916cd43dd8448eb211c80319c";
  expect(traceOf(readHead(["traceparent", `00-${id}-b7ad6b7169203331-01`]), 0)).toEqual({
    id,
    xray: "Root=1-0af76519-16cd43dd8448eb211c80319c",
  });
  const root = "Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=53995c3f42cd8ad8;Sampled=1";
  expect(traceOf(readHead(["x-amzn-trace-id", root]), 0)).toEqual({ id, xray: root });
});

it("replaces a trace header that says nothing", () => {
  expect(traceOf(readHead(["x-amzn-trace-id", "nonsense"]), 0).xray).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
});
