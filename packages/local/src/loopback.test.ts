import { createServer } from "node:net";
import { expect, it } from "vitest";
import { freePort, listen } from "./loopback.ts";

it("a port that is chosen is none that a connection could take before a program listens on it", async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, () => freePort(0, "API_PORT")));
  expect(ports.filter((port) => port < 10_000 || port >= 32_000)).toEqual([]);
});

it("a port that is asked for is that one, or it is said who moves it", async () => {
  const server = createServer();
  const taken = await listen(server, await freePort(0, "API_PORT"), "API_PORT");
  await expect(freePort(taken, "API_PORT")).rejects.toThrow(
    `Port ${taken} is taken. Stop what uses it, or set API_PORT`,
  );
  await new Promise((resolve) => server.close(resolve));
  expect(await freePort(taken, "API_PORT")).toBe(taken);
});
