import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { eventBody, readBody } from "./body.ts";

const request = (...chunks: string[]) =>
  Readable.from(chunks.map((chunk) => Buffer.from(chunk))) as unknown as IncomingMessage;

it("reads a body in pieces", async () => {
  expect(String(await readBody(request("ab", "cd"), 4))).toBe("abcd");
});

it("stops at the limit", async () => {
  expect(await readBody(request("ab", "cde"), 4)).toBe("too_large");
});

it("notices that the client went away", async () => {
  const gone = new Readable({ read() {} });
  const outcome = readBody(gone as unknown as IncomingMessage, 4);
  gone.destroy();
  expect(await outcome).toBe("aborted");
});

it("passes text on as text, whatever it contains", () => {
  expect(eventBody(Buffer.from('{"a":"ü"}'), "application/json")).toEqual({
    body: '{"a":"ü"}',
    isBase64Encoded: false,
  });
});

it.each([
  ["image/png", undefined, "text"],
  ["application/octet-stream", undefined, "text"],
  ["application/json", "gzip", "text"],
] as const)("encodes %s (%s)", (type, encoding, text) => {
  expect(eventBody(Buffer.from(text), type, encoding)).toEqual({ body: btoa(text), isBase64Encoded: true });
});

it("encodes what is not UTF-8", () => {
  expect(eventBody(Buffer.from([0x7b, 0xff]), "application/json")).toEqual({ body: "e/8=", isBase64Encoded: true });
});

it("makes no body of nothing", () => {
  expect(eventBody(Buffer.alloc(0), "application/json")).toEqual({ body: null, isBase64Encoded: false });
});
