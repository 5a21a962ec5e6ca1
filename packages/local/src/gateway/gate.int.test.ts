import { gatewayUnderTest, KEY, ORIGIN, problemOf } from "@bellyfed/testing/local/gateway";
import { describe, expect, it } from "vitest";
import { startGateway } from "./server.ts";

const { call, events, start } = gatewayUnderTest();

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
        errors: [
          {
            pointer: expect.stringMatching(/^\/(path|query)$/),
            code: expect.stringMatching(/^(pattern\.path|not_percent_encoded)$/),
            params: {},
          },
        ],
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
    expect(response.headers.get("ratelimit-policy")).toBe('"free";q=0.5;w=1;burst=2');
    expect(await problemOf(response)).toMatchObject({ code: "gateway.throttled" });
    expect((await call("/restaurants", { headers: { "X-Api-Key": "other" } })).status).toBe(200);
  });

  it("ends a quota with the day", async () => {
    let now = Date.parse("2026-01-01T23:00:00Z");
    await start({ plans: { free: { rate: 10, burst: 10, quota: { limit: 1, period: "day" } } }, now: () => now });
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

  it("of another origin are refused", async () => {
    await start();
    const response = await call("/restaurants", { headers: { ...KEY, Origin: "http://evil.example" } });
    expect([response.status, events]).toEqual([403, []]);
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
