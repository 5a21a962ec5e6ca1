import type { RouteManifest } from "@bellyfed/core/manifest";
import { problemCodes } from "@bellyfed/features/features";
import { type Gateway, type GatewayOptions, startGateway } from "@bellyfed/local/gateway/server";
import type { APIGatewayProxyEvent, Context } from "aws-lambda";
import { afterEach, expect } from "vitest";
import { exchange } from "./raw.ts";

const route = (method: RouteManifest["method"], path: string, apiKey = true): RouteManifest => ({
  method,
  path,
  function: method === "GET" ? "query" : "command",
  apiKey,
});
export const ORIGIN = "http://localhost:3000";
export const KEY = { "X-Api-Key": "secret" };

const defaults: Omit<GatewayOptions, "invoke"> = {
  port: 0,
  routes: [
    route("GET", "/restaurants"),
    route("POST", "/restaurants"),
    route("GET", "/restaurants/{id}"),
    route("GET", "/health", false),
  ],
  apiKeys: [
    { key: "secret", name: "demo", plan: "free" },
    { key: "other", name: "second", plan: "free" },
  ],
  plans: { free: { rate: 1000, burst: 1000 } },
  corsOrigins: [ORIGIN],
};

const answer = {
  statusCode: 200,
  multiValueHeaders: { "content-type": ["application/json"], etag: ['"1"'] },
  body: '{"ok":true}',
};

/** A gateway per test in front of a function that remembers its events; stopped after each test. */
export function gatewayUnderTest() {
  const events: { name: string; event: APIGatewayProxyEvent; context: Context }[] = [];
  const logged: string[] = [];
  let gateway: Gateway;
  afterEach(async () => {
    await gateway.stop();
    events.length = 0;
    logged.length = 0;
  });
  return {
    events,
    logged,
    get gateway() {
      return gateway;
    },
    async start(options: Partial<GatewayOptions> = {}): Promise<void> {
      const invoke: GatewayOptions["invoke"] = async (name, event, context) => {
        events.push({ name, event, context });
        return answer;
      };
      gateway = await startGateway({ ...defaults, invoke, log: (line) => logged.push(line), ...options });
    },
    call: (path: string, init: RequestInit = {}) => fetch(gateway.url + path, { headers: KEY, ...init }),
    /** Sends bytes as they are, which fetch would not, and answers everything that comes back. */
    raw: (text: string) => exchange(gateway.port, text),
  };
}

/** The problem document of a response, which must be a whole one. */
export async function problemOf(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = (await response.json()) as Record<string, unknown>;
  expect(body).toMatchObject({ type: expect.any(String), title: expect.any(String), status: response.status });
  expect(problemCodes).toContain(body.code);
  expect(body.trace_id).toMatch(/^[0-9a-f]{32}$/);
  return body;
}
