import { SITE_HEADER, VISITOR_HEADER, visitorHeader } from "@bellyfed/core/visitor";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { expect, it } from "vitest";
import { knowingHolders, knowingVisitors } from "./visitors.ts";

const NOW = Date.parse("2026-01-02T03:04:05Z");
const secrets = { site: "the site's", visitor: "the visitors'" };
const visitorOf = knowingVisitors(secrets, { now: () => NOW });
const event = (headers: Record<string, string> | null, sourceIp?: string) =>
  ({ headers, requestContext: sourceIp ? { identity: { sourceIp } } : {} }) as unknown as APIGatewayProxyEvent;
const forVisitor = visitorHeader("203.0.113.7", secrets.visitor, NOW);

it.each([SITE_HEADER, "Bellyfed-Site", "BELLYFED-SITE"])("the site proves itself by %s", (name) => {
  const headers = { Accept: "*/*", [name]: secrets.site, [VISITOR_HEADER.toUpperCase()]: forVisitor };
  expect(visitorOf(event(headers, "198.51.100.1"))).toEqual({ visitor: { kind: "address", address: "203.0.113.7" } });
  expect(visitorOf(event({ [name]: secrets.site }, "198.51.100.1"))).toEqual({ visitor: { kind: "site" } });
});

it("anybody else is known by the connection, whatever they send", () => {
  const headers = { [VISITOR_HEADER]: forVisitor, "X-Forwarded-For": "203.0.113.7" };
  expect(visitorOf(event(headers, "198.51.100.1"))).toEqual({ visitor: { kind: "address", address: "198.51.100.1" } });
});

it("an event without headers and address comes from nobody known", () => {
  expect(visitorOf(event(null))).toEqual({ visitor: { kind: "unknown" } });
});

it("counts streams by the key, and those of the site's key by the visitor, whose address it does not tell", () => {
  const holderIn = (headers: Record<string, string>, now = NOW) =>
    knowingHolders(secrets, { now: () => now })({
      headers,
      requestContext: { identity: { sourceIp: "198.51.100.1", apiKeyId: "k1" } },
    } as unknown as APIGatewayProxyEvent).holder;
  expect(holderIn({})).toBe("key k1");
  expect(holderIn({ [VISITOR_HEADER]: forVisitor })).toBe("key k1");
  expect(holderIn({ [SITE_HEADER]: secrets.site })).toBe("key k1");
  const asks = (address: string) => ({
    [SITE_HEADER]: secrets.site,
    [VISITOR_HEADER]: visitorHeader(address, secrets.visitor, NOW),
  });
  const holder = holderIn(asks("203.0.113.7"));
  expect(holder).toMatch(/^visitor [\w-]{16}$/);
  expect(holderIn(asks("::ffff:203.0.113.7"))).toBe(holder);
  expect(holderIn(asks("203.0.113.8"))).not.toBe(holder);
});
