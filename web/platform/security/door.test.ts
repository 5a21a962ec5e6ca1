import { expect, it } from "vitest";
import { admitted, RENEWAL_HEADER, readableUrl } from "./door.ts";

it("a visitor's policy and nonce are taken off, and nothing else", () => {
  const headers = { accept: "text/html", cookie: "a=b" };
  const nonce = "script-src 'nonce-evil'";
  const sent = { "content-security-policy": nonce, "content-security-policy-report-only": nonce, "x-nonce": "evil" };
  expect(admitted({ ...headers, ...sent })).toEqual(headers);
});

it("nothing is admitted by a header that CloudFront's signature takes, and what asks for a renewal is", () => {
  const headers = { [RENEWAL_HEADER]: "secret", "x-amzn-trace-id": "Root=1" };
  const taken = { authorization: "Bearer secret", "x-amz-date": "20261127T000000Z", "x-amz-content-sha256": "0" };
  expect(admitted({ ...headers, ...taken })).toEqual(headers);
});

it("an address that can be decoded stays as it is", () => {
  for (const url of [
    "/",
    "/restaurants?city=K%C3%B6ln+S%C3%BCd&x=%25ff",
    "/?",
    "/?utm_campaign=50%off&cuisine=100%",
    "/a%2Fb",
    "/%25ff",
    "/caf%C3%A9",
    "*",
  ]) {
    expect(readableUrl(url)).toBe(url);
  }
});

it("an address that cannot be decoded is one that is not there, in its language", () => {
  for (const path of ["/%ff", "/restaurants/%E0%A4%A?x=1", "/%", "/api/imports/%c0%ae"]) {
    expect(readableUrl(path)).toBe("/missing");
  }
  expect(readableUrl("/de/%ff")).toBe("/de/missing");
});

it("an address whose query cannot be decoded is one that is not there, on every page", () => {
  for (const query of ["city=%ff", "city=%E0%A4%A", "city=%C3", "a=50%off&city=%c0%ae", "?%ed%a0%80"]) {
    for (const path of ["/", "/restaurants", "/sign-in", "/api/imports/files"]) {
      expect([query, readableUrl(`${path}?${query}`)]).toEqual([query, "/missing"]);
    }
    expect(readableUrl(`/ar/restaurants?${query}`)).toBe("/ar/missing");
  }
});
