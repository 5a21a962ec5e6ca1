import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { gatewayUnderTest, KEY, problemOf } from "@bellyfed/testing/local/gateway";
import { describe, expect, it } from "vitest";

const at = gatewayUnderTest();
const { call, events, raw, start } = at;

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
      const request = httpRequest(`${at.gateway.url}/restaurants`, { method: "POST", headers: KEY }, (response) => {
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
      `POST /restaurants HTTP/1.1\r\nHost: localhost:${at.gateway.port}\r\nX-Api-Key: secret\r\nExpect: 100-continue\r\nContent-Length: 11\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  it("are asked for when the client waits for that", async () => {
    await start();
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connect(at.gateway.port, "127.0.0.1", () =>
        socket.write(
          `POST /restaurants HTTP/1.1\r\nHost: localhost:${at.gateway.port}\r\nX-Api-Key: secret\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n`,
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
      const socket = connect(at.gateway.port, "127.0.0.1", () => {
        socket.write(
          `POST /restaurants HTTP/1.1\r\nHost: localhost:${at.gateway.port}\r\nX-Api-Key: secret\r\nContent-Length: 10\r\n\r\n{}`,
        );
        setTimeout(() => socket.destroy(), 20);
      });
      socket.on("close", () => resolve());
    });
    expect((await call("/restaurants")).status).toBe(200);
    expect(events.map(({ event }) => event.httpMethod)).toEqual(["GET"]);
  });
});
