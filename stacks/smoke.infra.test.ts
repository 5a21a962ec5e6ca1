import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { projectRoot } from "./testing/cloud.ts";

const KEY = "a-key";
let server: Server | undefined;
afterEach(() => void server?.close());

/** An API as it should be, or with other answers at some paths. */
async function serve(broken: Readonly<Record<string, [number, string]>> = {}): Promise<string> {
  server = createServer((request, response) => {
    const path = request.url ?? "";
    const keyed = request.headers["x-api-key"] === KEY;
    const right: Record<string, [number, string]> = {
      "/health": [200, '{"status":"ok"}'],
      "/openapi.json": [200, '{"openapi":"3.1.0"}'],
      "/restaurants": keyed ? [200, '{"data":[],"next_cursor":null}'] : [403, "{}"],
      "/cities": [200, '{"data":[],"next_cursor":null}'],
    };
    const [status, body] = broken[path] ?? (request.method === "POST" ? [401, "{}"] : (right[path] ?? [404, "{}"]));
    response.writeHead(status, { "content-type": status < 400 ? "application/json" : "application/problem+json" });
    response.end(body);
  });
  await new Promise<void>((resolve) => void server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const smoke = (api: string) =>
  new Promise<{ readonly code: number; readonly output: string }>((resolve) => {
    execFile(process.execPath, [join(projectRoot, "stacks/smoke.mjs"), "--api", api, "--key", KEY], (error, output) =>
      resolve({ code: Number(error?.code ?? 0), output }),
    );
  });

it("is content with an API that works", async () => {
  const { code, output } = await smoke(await serve());
  expect(output).not.toContain("FAILED");
  expect(code).toBe(0);
});

it("fails, naming what is wrong, when one answer is wrong", async () => {
  const { code, output } = await smoke(await serve({ "/cities": [502, "{}"] }));
  expect(code).toBe(1);
  expect(output).toContain("FAILED it lists cities: 502 instead of 200");
});

it("fails for an API that lets everyone in", async () => {
  const { code } = await smoke(await serve({ "/restaurants": [200, '{"data":[],"next_cursor":null}'] }));
  expect(code).toBe(1);
});

it("fails when nobody is there", async () => {
  const api = await serve();
  await new Promise((resolve) => server?.close(resolve));
  expect((await smoke(api)).code).toBe(1);
});
