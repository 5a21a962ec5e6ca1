import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signedReader } from "./signed-reader.ts";

const asked: { url: string | undefined; authorization: string | undefined }[] = [];
let server: Server;
let endpoint: string;
beforeAll(async () => {
  server = createServer(({ url, headers }, response) => {
    asked.push({ url, authorization: headers.authorization });
    const status = { "/files/there": 200, "/files/missing": 404 }[url ?? ""] ?? 500;
    response.writeHead(status).end(Buffer.from([0, 255, 1]));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  endpoint = `http://alice:secret@127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const reader = () =>
  signedReader({
    ...{ bucket: "files", region: "us-east-1", endpoint },
    credentials: { accessKeyId: "other", secretAccessKey: "other" },
  });

it("reads a file as it is, in the name of whom the local server wants", async () => {
  expect(await reader().read("there")).toEqual(new Uint8Array([0, 255, 1]));
  expect(asked).toEqual([{ url: "/files/there", authorization: expect.stringContaining("Credential=alice/") }]);
});

it("says that there is none, and that the store cannot be used", async () => {
  expect(await reader().read("missing")).toBeUndefined();
  await expect(reader().read("refused")).rejects.toMatchObject({ status: 503, code: "store.unavailable" });
});
