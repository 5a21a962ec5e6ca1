import { createServer, type Server } from "node:http";
import { exchange } from "@bellyfed/testing/local/raw";
import { afterEach, beforeEach, expect, it } from "vitest";
import { listen } from "../loopback.ts";
import { guard } from "./guard.ts";

let server: Server;
let port: number;
const seen: string[] = [];
beforeEach(async () => {
  seen.length = 0;
  server = createServer((request, response) => {
    seen.push(`request ${request.url}`);
    response.end("hello");
  });
  guard(server, { origins: ["http://localhost:3000"], hosts: [] }, "browsers");
  // Added afterwards, as Next.js does it.
  server.on("upgrade", (request, socket) => {
    seen.push(`upgrade ${request.url}`);
    socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n");
  });
  server.on("checkContinue", (request, response) => {
    seen.push(`continue ${request.url}`);
    response.end("hello");
  });
  port = await listen(server, 0, "a port");
});
afterEach(() => server.close());

const send = (line: string, ...fields: string[]) =>
  exchange(port, `${[`${line} HTTP/1.1`, "Connection: close", ...fields].join("\r\n")}\r\n\r\n`);
const upgrade = (...fields: string[]) => {
  const all = ["GET /_next/hmr HTTP/1.1", "Connection: Upgrade", "Upgrade: websocket", ...fields];
  return exchange(port, `${all.join("\r\n")}\r\n\r\n`);
};

it("answers a foreign host and a foreign origin with a problem document that says what to set", async () => {
  const misdirected = await send("GET /a?b=c", "Host: evil.test");
  expect(misdirected).toMatch(/^HTTP\/1\.1 421 /);
  expect(misdirected).toMatch(/content-type: application\/problem\+json/);
  expect(JSON.parse(misdirected.split("\r\n\r\n")[1] ?? "")).toMatchObject({
    type: "urn:bellyfed:problem:gateway.filtered",
    title: "Misdirected request",
    status: 421,
    instance: "/a",
    detail: expect.stringContaining("ALLOWED_HOSTS"),
  });
  const foreign = await send("OPTIONS /", `Host: localhost:${port}`, "Origin: http://evil.test");
  expect(foreign).toMatch(/^HTTP\/1\.1 403 [\s\S]*CORS_ORIGINS/);
  expect(foreign).not.toMatch(/access-control/i);
  expect(seen).toEqual([]);
});

it("refuses a request with no host or with two", async () => {
  expect(await send("GET /")).toMatch(/^HTTP\/1\.1 400 /);
  expect(await send("GET /", `Host: localhost:${port}`, `Host: localhost:${port}`)).toMatch(/^HTTP\/1\.1 400 /);
  expect(await exchange(port, "GET / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.[01] 400 /);
  expect(seen).toEqual([]);
});

it("stands before WebSockets, and before those who wait to be told to go on", async () => {
  const host = `Host: localhost:${port}`;
  expect(await upgrade(host, "Origin: http://evil.test")).toMatch(/^HTTP\/1\.1 403 [\s\S]*gateway\.filtered/);
  expect(await upgrade("Host: evil.test", "Origin: http://localhost:3000")).toMatch(/^HTTP\/1\.1 421 /);
  const waits = ["Expect: 100-continue", "Content-Length: 2"];
  expect(await send("POST /", host, "Origin: null", ...waits)).toMatch(/^HTTP\/1\.1 403 /);
  expect(seen).toEqual([]);
  expect(await upgrade(host, "Origin: http://localhost:3000")).toMatch(/^HTTP\/1\.1 101 /);
  expect(await send("POST /", host, ...waits)).toMatch(/^HTTP\/1\.1 200 /);
  expect(await send("GET /", host)).toMatch(/hello$/);
  expect(seen).toEqual(["upgrade /_next/hmr", "continue /", "request /"]);
});
