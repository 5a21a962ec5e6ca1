import { SITE_HEADER, VISITOR_HEADER, visitorHeader } from "@bellyfed/core/visitor";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { callFields, issuerFields } from "./visitor.ts";

const secrets = { site: "s".repeat(43), visitor: "v".repeat(43) };
let told: Headers;
const ask = async () => told;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  vi.stubEnv("SITE_SECRET", secrets.site);
  vi.stubEnv("VISITOR_SECRET", secrets.visitor);
  vi.stubEnv("API_URL", "http://127.0.0.1:4000");
  told = new Headers({ "bellyfed-address": "203.0.113.7", "x-forwarded-for": "198.51.100.1" });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const NOW = Date.parse("2026-01-02T03:04:05Z");
const ofSite = { [SITE_HEADER]: secrets.site };
const ofVisitor = { ...ofSite, [VISITOR_HEADER]: visitorHeader("203.0.113.7", secrets.visitor, NOW) };

it("calls for whom the front door says that they visit", async () => {
  expect(await callFields({}, ask)).toEqual(ofVisitor);
});

it("calls for nobody where the answer is kept for all", async () => {
  expect(await callFields({ next: { tags: ["restaurant:1"] } }, ask)).toEqual(ofSite);
});

it("calls for nobody when the front door says nothing, whatever the visitor says", async () => {
  told.delete("bellyfed-address");
  told.set("bellyfed-visitor", "v1.1.x.y");
  expect(await callFields({}, ask)).toEqual(ofSite);
});

it("proves nothing without a secret, as in a build", async () => {
  vi.stubEnv("SITE_SECRET", "");
  expect(await callFields({}, ask)).toEqual({});
});

it("tells the API's own issuer, and no other", async () => {
  expect(await issuerFields("http://127.0.0.1:4000/issuer", ask)).toEqual(ofVisitor);
  for (const issuer of [
    "https://cognito-idp.eu-central-1.amazonaws.com/pool",
    "http://127.0.0.1:4001/issuer",
    "issuer",
  ]) {
    expect(await issuerFields(issuer, ask)).toEqual({});
  }
});
