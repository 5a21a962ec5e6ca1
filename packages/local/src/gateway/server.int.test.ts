import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import type { RouteManifest } from "@bellyfed/core/manifest";
import type { APIGatewayProxyEvent, Context } from "aws-lambda";
import { afterEach, describe, expect, it } from "vitest";
import { type Gateway, type GatewayOptions, startGateway } from "./server.ts";

const route = (method: RouteManifest["method"], path: string, apiKey = true): RouteManifest => ({
  method,
  path,
  function: method === "GET" ? "query" : "command",
  apiKey,
});
const ORIGIN = "http://localhost:3000";
const KEY = { "X-Api-Key": "secret" };

let gateway: Gateway;
let events: { name: string; event: APIGatewayProxyEvent; context: Context }[] = [];
let logged: string[] = [];
afterEach(async () => {
  await gateway.stop();
  events = [];
  logged = [];
});

async function start(options: Partial<GatewayOptions> = {}): Promise<void> {
  gateway = await startGateway({
    port: 0,
    routes: [
      route("GET", "/restaurants"),
      route("POST", "/restaurants"),
      route("GET", "/restaurants/{id}"),
      route("GET", "/health", false),
    ],
    invoke: async (name, event, context) => {
      events.push({ name, event, context });
      return {
        statusCode: 200,
        multiValueHeaders: { "content-type": ["application/json"], etag: ['"1"'] },
        body: '{"ok":true}',
      };
    },
    apiKeys: [
      { key: "secret", name: "demo", plan: "free" },
      { key: "other", name: "second", plan: "free" },
    ],
    plans: { free: { rate: 1000, burst: 1000 } },
    corsOrigins: [ORIGIN],
    log: (line) => logged.push(line),
    ...options,
  });
}
const call = (path: string, init: RequestInit = {}) => fetch(gateway.url + path, { headers: KEY, ...init });

/** Sends bytes as they are, which fetch would not, and answers everything that comes back. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(gateway.port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("end", () => resolve(answer));
    socket.on("error", reject);
  });

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = (await response.json()) as Record<string, unknown>;
  expect(body).toMatchObject({ type: expect.any(String), title: expect.any(String), status: response.status });
  expect(body.trace_id).toMatch(/^[0-9a-f]{32}$/);
  return body;
}

describe("the event", () => {
  it("is that of a REST API's proxy integration", async () => {
    await start();
    await call("/restaurants/a%2Fb?city=New+York&tag=1&tag=2", {
      headers: { ...KEY, Accept: "x", "User-Agent": "test" },
    });
    const [{ name, event, context }] = events as [(typeof events)[0]];
    expect(name).toBe("query");
    expect(event).toMatchObject({
      resource: "/restaurants/{id}",
      path: "/restaurants/a%2Fb",
      httpMethod: "GET",
      pathParameters: { id: "a/b" },
      queryStringParameters: { city: "New York", tag: "2" },
      multiValueQueryStringParameters: { city: ["New York"], tag: ["1", "2"] },
      stageVariables: null,
      body: null,
      isBase64Encoded: false,
      requestContext: {
        stage: "local",
        resourcePath: "/restaurants/{id}",
        httpMethod: "GET",
        path: "/local/restaurants/a%2Fb",
        protocol: "HTTP/1.1",
        identity: {
          sourceIp: "127.0.0.1",
          userAgent: "test",
          apiKey: "secret",
          apiKeyId: expect.stringMatching(/^\w{10}$/),
        },
      },
    });
    expect(event.requestContext.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(event.multiValueHeaders["X-Amzn-Trace-Id"]).toEqual([
      expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    ]);
    expect(context.functionName).toBe("query");
    expect(context.getRemainingTimeInMillis()).toBeLessThanOrEqual(29_000);
  });

  it("carries the body of a write", async () => {
    await start();
    await call("/restaurants", {
      method: "POST",
      body: '{"name":"Ünal"}',
      headers: { ...KEY, "Content-Type": "application/json" },
    });
    expect(events[0]).toMatchObject({ name: "command", event: { body: '{"name":"Ünal"}', isBase64Encoded: false } });
  });

  it("never takes its domain from the caller", async () => {
    await start();
    await raw("GET /health HTTP/1.1\r\nHost: x/restaurants?\r\nConnection: close\r\n\r\n");
    expect(events[0]?.event.requestContext.domainName).toBe("localhost");
  });
});

describe("the answer", () => {
  it("is what the function returned", async () => {
    await start();
    const response = await call("/restaurants");
    expect(response.status).toBe(200);
    expect(response.headers.get("etag")).toBe('"1"');
    expect(response.headers.get("x-amzn-requestid")).toBe(events[0]?.event.requestContext.requestId);
    expect(await response.json()).toEqual({ ok: true });
  });

  it("to HEAD is that to GET without a body", async () => {
    await start();
    const response = await call("/restaurants", { method: "HEAD" });
    expect(events[0]?.event.httpMethod).toBe("GET");
    expect(response.headers.get("content-length")).toBe("11");
    expect(await response.text()).toBe("");
  });

  it.each([204, 304])("has no body when its status is %i", async (status) => {
    await start({ invoke: async () => ({ statusCode: status, headers: { etag: '"1"' }, body: "" }) });
    const response = await call("/restaurants");
    expect(response.status).toBe(status);
    expect(response.headers.get("content-length")).toBeNull();
  });

  it("is 502 when the function throws, and says nothing of why", async () => {
    await start({ invoke: () => Promise.reject(new Error("secret reason")) });
    const response = await call("/restaurants");
    expect(response.status).toBe(502);
    const body = await problemOf(response);
    expect(body).toMatchObject({ code: "gateway.failed", instance: "/restaurants" });
    expect(JSON.stringify(body)).not.toContain("secret");
    expect(logged).toEqual(["gateway: query (GET /restaurants) failed: secret reason"]);
  });

  it("is 502 when the function throws before it promises anything", async () => {
    await start({
      invoke: () => {
        throw new Error("at once");
      },
    });
    expect((await call("/restaurants")).status).toBe(502);
  });

  it.each([
    {},
    { statusCode: 200, headers: { "bad name": "x" }, body: "" },
    { statusCode: 200, headers: { a: "x\ny" }, body: "" },
  ])("is 502 when the function returns %j", async (result) => {
    await start({ invoke: async () => result });
    const response = await call("/restaurants");
    expect(response.status).toBe(502);
    expect(await problemOf(response)).toMatchObject({ code: "gateway.failed" });
  });

  it("is 504 when the function takes too long", async () => {
    await start({ invoke: () => new Promise(() => {}), timeoutMs: 20 });
    const response = await call("/restaurants");
    expect(response.status).toBe(504);
    expect(await problemOf(response)).toMatchObject({ code: "gateway.timeout" });
  });
});

describe("what is not there", () => {
  it("is 404, without a key too", async () => {
    await start();
    const response = await call("/nowhere", { headers: {} });
    expect(response.status).toBe(404);
    expect(await problemOf(response)).toMatchObject({ code: "route.missing", instance: "/nowhere" });
  });

  it("is 405 for another method, and says which ones there are", async () => {
    await start();
    const response = await call("/restaurants", { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
    expect(await problemOf(response)).toMatchObject({ code: "method.not_allowed" });
  });

  it("is 400 when the address cannot be decoded", async () => {
    await start();
    for (const path of ["/restaurants/%ff", "/restaurants?city=%zz"]) {
      const response = await call(path);
      expect(response.status).toBe(400);
      expect(await problemOf(response)).toMatchObject({
        errors: [{ pointer: expect.stringMatching(/^\/(path|query)$/) }],
      });
    }
    expect(events).toEqual([]);
  });
});

describe("the API key", () => {
  it.each([{}, { "X-Api-Key": "" }, { "X-Api-Key": "wrong" }, { "X-Api-Key": "secret " + "x" }])(
    "is refused when it is %j",
    async (headers) => {
      await start();
      const response = await call("/restaurants", { headers });
      expect(response.status).toBe(403);
      expect(await problemOf(response)).toMatchObject({ code: "gateway.forbidden" });
      expect(events).toEqual([]);
    },
  );

  it("is not asked for where the route is open", async () => {
    await start();
    expect((await call("/health", { headers: {} })).status).toBe(200);
  });

  it("must be on a plan that exists", async () => {
    await start();
    const apiKeys = [{ key: "k", name: "lost", plan: "gone" }];
    await expect(
      startGateway({ port: 0, routes: [], invoke: async () => ({}), apiKeys, plans: {}, corsOrigins: [] }),
    ).rejects.toThrow("gone");
  });
});

describe("the usage plan", () => {
  it("throttles one key and not the other", async () => {
    await start({ plans: { free: { rate: 0.5, burst: 2 } }, now: () => 0 });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await call("/restaurants")).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
    const response = await call("/restaurants");
    expect(response.headers.get("retry-after")).toBe("2");
    expect(await problemOf(response)).toMatchObject({ code: "gateway.throttled" });
    expect((await call("/restaurants", { headers: { "X-Api-Key": "other" } })).status).toBe(200);
  });

  it("ends a quota with the day", async () => {
    let now = Date.parse("2026-01-01T23:00:00Z");
    await start({ plans: { free: { rate: 10, burst: 10, quota: { limit: 1, period: "DAY" } } }, now: () => now });
    await call("/restaurants");
    const response = await call("/restaurants");
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("3600");
    expect(await problemOf(response)).toMatchObject({ code: "gateway.quota" });
    now += 3_600_000;
    expect((await call("/restaurants")).status).toBe(200);
  });
});

describe("browsers", () => {
  const preflight = { method: "OPTIONS", headers: { Origin: ORIGIN, "Access-Control-Request-Method": "POST" } };

  it("learn by a preflight without a key what they may do", async () => {
    await start();
    const response = await call("/restaurants", preflight);
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(response.headers.get("access-control-allow-methods")).toBe("GET, POST");
    expect(response.headers.get("access-control-allow-headers")).toMatch(/X-Api-Key.*Idempotency-Key.*If-Match/);
    expect(response.headers.get("access-control-max-age")).toBe("7200");
    expect(events).toEqual([]);
  });

  it("of another origin are granted nothing", async () => {
    await start();
    const response = await call("/restaurants", { headers: { ...KEY, Origin: "http://evil.example" } });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(response.headers.get("vary")).toBe("Origin");
  });

  it("may read answers and refusals alike", async () => {
    await start();
    for (const [path, headers] of [
      ["/restaurants", KEY],
      ["/restaurants", {}],
      ["/nowhere", {}],
    ] as const) {
      const response = await call(path, { headers: { ...headers, Origin: ORIGIN } });
      expect(response.headers.get("access-control-allow-origin")).toBe(ORIGIN);
      expect(response.headers.get("access-control-expose-headers")).toContain("Idempotency-Replayed");
      expect(response.headers.get("vary")).toBe("Origin");
    }
  });
});

describe("bodies", () => {
  const post = (body: string, extra = {}) => call("/restaurants", { method: "POST", body, ...extra });

  it("may be as large as the limit and no larger", async () => {
    await start({ bodyLimit: 1000 });
    expect((await post("x".repeat(1000))).status).toBe(200);
    const response = await post("x".repeat(1001));
    expect(response.status).toBe(413);
    expect(await problemOf(response)).toMatchObject({ code: "request.too_large" });
  });

  it("are measured while they come when nobody says how large they are", async () => {
    await start({ bodyLimit: 1000 });
    const sent = new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${gateway.url}/restaurants`, { method: "POST", headers: KEY }, (response) => {
        resolve(response.statusCode);
        request.destroy();
      });
      request.on("error", reject);
      for (let i = 0; i < 10; i++) request.write("x".repeat(400));
    });
    expect(await sent).toBe(413);
  });

  it("that are far too large still get their answer over the same connection", async () => {
    await start();
    expect((await post("x".repeat(5_000_000))).status).toBe(413);
    expect((await call("/restaurants")).status).toBe(200);
  });

  it("are not asked for when they would be refused", async () => {
    await start({ bodyLimit: 10 });
    const answer = await raw(
      "POST /restaurants HTTP/1.1\r\nHost: a\r\nX-Api-Key: secret\r\nExpect: 100-continue\r\nContent-Length: 11\r\nConnection: close\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  it("are asked for when the client waits for that", async () => {
    await start();
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connect(gateway.port, "127.0.0.1", () =>
        socket.write(
          "POST /restaurants HTTP/1.1\r\nHost: a\r\nX-Api-Key: secret\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n",
        ),
      );
      socket.on("data", (chunk) => {
        text += chunk;
        if (text.endsWith("100 Continue\r\n\r\n")) socket.write("{}");
      });
      socket.on("end", () => resolve(text));
    });
    expect(answer).toMatch(/100 Continue[\s\S]*HTTP\/1.1 200 /);
    expect(events[0]?.event.body).toBe("{}");
  });

  it("that are cut off reach no function", async () => {
    await start();
    await new Promise<void>((resolve) => {
      const socket = connect(gateway.port, "127.0.0.1", () => {
        socket.write("POST /restaurants HTTP/1.1\r\nHost: a\r\nX-Api-Key: secret\r\nContent-Length: 10\r\n\r\n{}");
        setTimeout(() => socket.destroy(), 20);
      });
      socket.on("close", () => resolve());
    });
    expect((await call("/restaurants")).status).toBe(200);
    expect(events.map(({ event }) => event.httpMethod)).toEqual(["GET"]);
  });
});

describe("the server", () => {
  it("answers what is not HTTP in the same form", async () => {
    await start();
    const answer = await raw("NOT HTTP AT ALL\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1.1 400 [\s\S]*application\/problem\+json[\s\S]*request.malformed/);
  });

  it("hands everything below a prefix to the listener mounted there", async () => {
    await start({ mounts: [{ prefix: "/issuer", listener: (request, response) => response.end(request.url) }] });
    expect(await (await call("/issuer/a/b?c=1", { headers: {} })).text()).toBe("/a/b?c=1");
    expect(await (await call("/issuer", { headers: {} })).text()).toBe("/");
    expect((await call("/issuers", { headers: {} })).status).toBe(404);
  });

  it("writes one JSON line per request", async () => {
    const lines: string[] = [];
    await start({ accessLog: (line) => lines.push(line) });
    await call("/restaurants/7?city=x");
    await call("/restaurants", { headers: {} });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { method: "GET", path: "/restaurants/7", resource: "/restaurants/{id}", status: 200, bytes: 11, api_key: "demo" },
      { status: 403 },
    ]);
    expect(lines.join()).not.toContain("secret");
  });

  it("says which variable moves a port that is taken", async () => {
    await start();
    await expect(start({ port: gateway.port })).rejects.toThrow(new RegExp(`${gateway.port}.*API_PORT`));
  });

  it("lets a request under way finish when it stops", async () => {
    let release = () => {};
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    await start({
      invoke: () =>
        new Promise((resolve) => {
          begun();
          release = () => resolve({ statusCode: 200, body: "late" });
        }),
    });
    const response = call("/restaurants");
    await started;
    const stopped = gateway.stop();
    release();
    expect(await (await response).text()).toBe("late");
    await stopped;
    await expect(call("/restaurants")).rejects.toThrow();
  });
});
