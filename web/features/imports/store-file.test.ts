import { afterEach, expect, it } from "vitest";
import { type Answer, startServer } from "../../platform/identity/testing.ts";
import { StoreRefused, storeFile } from "./store-file.ts";

let stop: (() => Promise<void>) | undefined;
afterEach(() => stop?.());

async function store(answer: Answer = { status: 200, body: "" }) {
  const server = await startServer(() => answer);
  stop = server.stop;
  const headers = { "content-type": "application/octet-stream" };
  const upload = { url: `${server.url}/imports/1?X-Amz-Signature=x`, method: "PUT", headers, expires_at: "" } as const;
  return { upload, received: server.received };
}

async function* chunks(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text);
}

it("the store is told the size first, as S3 demands", async () => {
  const { upload, received } = await store();
  await storeFile(upload, chunks("[1,", "2]"), 5);
  const [request] = received;
  expect(request).toMatchObject({ method: "PUT", path: "/imports/1?X-Amz-Signature=x", body: "[1,2]" });
  expect(request?.headers).toMatchObject({ "content-length": "5", "content-type": "application/octet-stream" });
  expect(request?.headers["transfer-encoding"]).toBeUndefined();
});

it("a store that refuses is told", async () => {
  const { upload } = await store({ status: 403, body: "" });
  await expect(storeFile(upload, chunks("x"), 1)).rejects.toThrow(StoreRefused);
});

it("a store that is not there is told", async () => {
  const { upload } = await store();
  await stop?.();
  await expect(storeFile(upload, chunks("x"), 1)).rejects.toThrow(StoreRefused);
});

it("a file that breaks off is no file for the store", async () => {
  const { upload, received } = await store();
  const broken = async function* () {
    yield* chunks("[1,");
    throw new RangeError("broke off");
  };
  await expect(storeFile(upload, broken(), 5)).rejects.toThrow(RangeError);
  expect(received).toEqual([]);
});
