import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, vi } from "vitest";
import { GET } from "./route.ts";

vi.mock("@/platform/session/current", () => ({ routeSession: async () => undefined }));

/** What the site answers to an EventSource while its API answers so. */
async function whileApi(answers: RequestListener): Promise<readonly [number, string | null, string]> {
  const api = createServer(answers);
  await new Promise<void>((listening) => void api.listen(0, "127.0.0.1", listening));
  vi.stubEnv("API_URL", `http://127.0.0.1:${(api.address() as AddressInfo).port}`);
  try {
    return await ask();
  } finally {
    api.close();
  }
}
async function ask() {
  const response = await GET(new Request("http://site/api/events/stream", { headers: { "last-event-id": "7" } }));
  return [response.status, response.headers.get("content-type"), await response.text()] as const;
}
const refusing =
  (status: number, fields: Readonly<Record<string, string>> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, { "content-type": "application/problem+json", ...fields });
    response.end(JSON.stringify({ type: "urn:x", title: "x", status, detail: "No", instance: "/", code: "x" }));
  };

const STREAM = "text/event-stream; charset=utf-8";

it.each([
  ["there are too many streams", 429, { "retry-after": "15" }, 15_000],
  ["the log is numbered", 503, { "retry-after": "11" }, 11_000],
  ["the API has an error", 500, {}, 5_000],
  ["the gateway waited in vain", 504, {}, 5_000],
])("while %s an EventSource comes again, which would give up at a refusal", async (_, status, fields, retry) => {
  expect(await whileApi(refusing(status, fields))).toEqual([200, STREAM, `retry: ${retry}\n\n`]);
});

it("while the API cannot be reached it comes again, too", async () => {
  vi.stubEnv("API_URL", "http://127.0.0.1:1");
  expect(await ask()).toEqual([200, STREAM, "retry: 5000\n\n"]);
});

it("what is asked for in vain is refused, and not asked for again", async () => {
  const [status, type, text] = await whileApi(refusing(400));
  expect([status, type?.startsWith("text/plain"), text]).toEqual([400, true, "No"]);
});

it("goes on where the browser was", async () => {
  const [, , text] = await whileApi(({ headers }, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(`id: ${headers["last-event-id"]}\n\n`);
  });
  expect(text).toBe("id: 7\n\n");
});
