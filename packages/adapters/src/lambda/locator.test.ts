import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { lambdaLocator } from "./locator.ts";

let server: Server | undefined;
afterEach(() => server?.close());

/** A Lambda that answers everything with this, and what it was asked. */
async function lambda(status: number, body: string) {
  const asked: { url: string | undefined; body: string; signed: string }[] = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { url, headers } = request;
    asked.push({ url, body: Buffer.concat(chunks).toString(), signed: String(headers.authorization) });
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: "key", secretAccessKey: "secret" };
  const zones = lambdaLocator({ region: "eu-west-1", credentials, endpoint, name: "zones", timeoutMs: 2_000 });
  return { zones, asked };
}

it("asks the function once, signed", async () => {
  const { zones, asked } = await lambda(200, '{"time_zone":"Europe/Lisbon"}');
  expect(await zones.at({ lat: 38.7, lng: -9.1 })).toEqual({ time_zone: "Europe/Lisbon" });
  expect(asked).toEqual([
    {
      url: "/2015-03-31/functions/zones/invocations",
      body: '{"lat":38.7,"lng":-9.1}',
      signed: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=key\/\d+\/eu-west-1\/lambda\/aws4_request/),
    },
  ]);
});

it.each([
  [500, "{}"],
  [429, '{"message":"Rate exceeded"}'],
  [200, '{"errorMessage":"2026-11-28 Task timed out"}'],
  [200, "not JSON"],
])("an answer of %d with %s is none", async (status, body) => {
  const { zones, asked } = await lambda(status, body);
  await expect(zones.at({ lat: 0, lng: 0 })).rejects.toThrow();
  expect(asked).toHaveLength(1);
});
