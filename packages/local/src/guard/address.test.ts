import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { tellAddress } from "./address.ts";

it("tells the connection's address, over what a visitor says", () => {
  const headers: IncomingMessage["headers"] = { "bellyfed-address": "203.0.113.7", "x-forwarded-for": "203.0.113.7" };
  const told = tellAddress({ headers, socket: { remoteAddress: "::ffff:127.0.0.1" } } as unknown as IncomingMessage);
  expect([told, headers["bellyfed-address"]]).toEqual(["127.0.0.1", "127.0.0.1"]);
});
