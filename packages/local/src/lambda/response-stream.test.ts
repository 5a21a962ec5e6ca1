import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { responseStream as vector } from "@bellyfed/testing/contract/response-stream";
import { testContext } from "@bellyfed/testing/invocation";
import { expect, it } from "vitest";
import { streamedInvocation } from "./host.ts";
import { HttpResponseStream, Payload } from "./response-stream.ts";

type Handler = Parameters<typeof streamedInvocation>[0];

const call = (handler: Handler) => streamedInvocation(handler, {} as never, testContext);

/** All bytes of a payload. Rejects when it breaks off. */
async function read(payload: Payload): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of payload) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

it("sends metadata, eight zero bytes and body, byte by byte as Lambda's runtime does", async () => {
  const payload = call(async (_, stream, __, { HttpResponseStream: lambda }) => {
    const out = lambda.from(stream, vector.metadata as never);
    for (const piece of vector.pieces) out.write(piece);
    out.end();
  });
  expect(await read(payload)).toEqual(vector.bytes);
  expect(payload.contentType).toBe(vector.contentType);
});

it("sends nothing, the metadata neither, before something is written, if only an empty text", async () => {
  const payload = new Payload();
  const out = HttpResponseStream.from(payload, { statusCode: 200 });
  await setImmediate();
  expect(payload.readableLength).toBe(0);
  out.write("");
  await setImmediate();
  expect(payload.read()).toEqual(Buffer.from('{"statusCode":200}\0\0\0\0\0\0\0\0'));
  expect(await read(HttpResponseStream.from(new Payload(), { statusCode: 204 }).end() as Payload)).toHaveLength(0);
});

it("takes no content type once it has begun", async () => {
  const payload = new Payload();
  payload.write("x");
  expect(() => payload.setContentType("text/plain")).toThrow("cannot be set any more");
});

it("makes no global of it", async () => {
  const seen = Promise.withResolvers<unknown>();
  const payload = call(async (_, stream) => {
    seen.resolve(Reflect.get(globalThis, "awslambda")?.streamifyResponse);
    stream.end();
  });
  expect(await seen.promise).toBeUndefined();
  await read(payload);
});

it("takes no more than is read, and a little", async () => {
  let written = 0;
  const payload = call(async (_, stream) => {
    for (; written < 1_000; written++) if (!stream.write("x".repeat(10_000))) await once(stream, "drain");
    stream.end();
  });
  for (let turn = 0; turn < 50; turn++) await setImmediate();
  expect(written).toBeLessThan(20);
  expect(await read(payload)).toHaveLength(10_000_000);
});

it.each([
  ["throws", () => Promise.reject(new RangeError("no")), "no"],
  ["throws no error", () => Promise.reject("no"), "no"],
  ["ends and leaves its answer open", async () => {}, "ended without ending its answer"],
])("breaks off when the function %s", async (_, end, message) => {
  const payload = call(async (__, stream) => {
    stream.write("x");
    await end();
  });
  await expect(read(payload)).rejects.toThrow(message);
});

it("shows the function that nobody reads any more, and hears no more of it", async () => {
  const left = Promise.withResolvers<void>();
  const payload = call(async (_, stream) => {
    stream.once("close", left.resolve);
    await left.promise;
    throw new Error("for nobody");
  });
  payload.destroy();
  await left.promise;
  await setImmediate();
  expect(payload.destroyed).toBe(true);
});
