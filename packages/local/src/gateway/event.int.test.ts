import { gatewayUnderTest, KEY, problemOf } from "@bellyfed/testing/local/gateway";
import { describe, expect, it } from "vitest";

const at = gatewayUnderTest();
const { call, events, logged, raw, start } = at;

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
    const host = `localhost:${at.gateway.port}`;
    await raw(`GET http://x/health HTTP/1.1\r\nHost: ${host}\r\nX-Forwarded-Host: x\r\nConnection: close\r\n\r\n`);
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
