import { gatewayUnderTest } from "@bellyfed/testing/local/gateway";
import { describe, expect, it } from "vitest";

const at = gatewayUnderTest();
const { call, raw, start } = at;

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
    await expect(start({ port: at.gateway.port })).rejects.toThrow(new RegExp(`${at.gateway.port}.*API_PORT`));
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
    const stopped = at.gateway.stop();
    release();
    expect(await (await response).text()).toBe("late");
    await stopped;
    await expect(call("/restaurants")).rejects.toThrow();
  });
});
