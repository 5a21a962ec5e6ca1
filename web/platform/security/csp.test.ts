import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, freshNonce, type PolicyOptions, policyOptions } from "./csp.ts";

const plain: PolicyOptions = { development: false, secure: false, mapOrigins: [], uploadOrigins: [] };
const nonce = { nonce: "bm9uY2U=" };
const hashes = { hashes: ["sha256-b25l", "sha256-dHdv"] };

const directive = (policy: string, name: string) =>
  policy
    .split("; ")
    .find((each) => each.split(" ")[0] === name)
    ?.slice(name.length + 1);

describe("a page's policy", () => {
  it("allows a page that is rendered for this request its nonce, and what those scripts load", () => {
    expect(contentSecurityPolicy(nonce, plain)).toBe(
      "default-src 'self'; script-src 'nonce-bm9uY2U=' 'strict-dynamic'; style-src 'self'; style-src-attr 'unsafe-inline'; " +
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'",
    );
  });

  it("allows a kept page the site's files and its own inline scripts, and is the same besides", () => {
    const kept = contentSecurityPolicy(hashes, plain);
    expect(directive(kept, "script-src")).toBe("'self' 'sha256-b25l' 'sha256-dHdv'");
    const others = (policy: string) => policy.split("; ").filter((each) => !each.startsWith("script-src "));
    expect(others(kept)).toEqual(others(contentSecurityPolicy(nonce, plain)));
  });

  it("lets code be evaluated, and styles be written into the page, only in development", () => {
    for (const scripts of [nonce, hashes]) {
      const dev = contentSecurityPolicy(scripts, { ...plain, development: true });
      expect(directive(dev, "script-src")).toContain("'unsafe-eval'");
      expect(directive(dev, "style-src")).toBe("'self' 'unsafe-inline'");
      const production = contentSecurityPolicy(scripts, plain);
      expect(directive(production, "script-src")).not.toContain("unsafe");
      expect(directive(production, "style-src")).toBe("'self'");
    }
  });

  it("lets the map load its pictures and data, and the import put its file", () => {
    const policy = contentSecurityPolicy(nonce, {
      ...plain,
      mapOrigins: ["https://tiles.example", "https://tiles.example"],
      uploadOrigins: ["https://files.example"],
    });
    expect(directive(policy, "connect-src")).toBe("'self' https://tiles.example https://files.example");
    expect(directive(policy, "img-src")).toBe("'self' data: blob: https://tiles.example");
  });

  it("asks for https where the site is reached by it", () => {
    expect(contentSecurityPolicy(nonce, { ...plain, secure: true })).toMatch(/; upgrade-insecure-requests$/);
    expect(contentSecurityPolicy(nonce, plain)).not.toContain("upgrade");
  });

  it("takes no nonce that could say more than itself", () => {
    for (const wrong of ["", "a'; script-src *", "a b", "ab;"]) {
      expect(() => contentSecurityPolicy({ nonce: wrong }, plain)).toThrow("base64");
    }
  });
});

it("makes nonces of 128 bits that differ", () => {
  const nonces = Array.from({ length: 1000 }, freshNonce);
  expect(new Set(nonces).size).toBe(1000);
  for (const each of nonces) expect(Buffer.from(each, "base64")).toHaveLength(16);
});

describe("the environment", () => {
  it("asks for nothing more when it says nothing", () => {
    expect(policyOptions({})).toEqual(plain);
    expect(policyOptions({ NODE_ENV: "production", SITE_URL: "http://localhost:3000", MAP_TILES_URL: "" })).toEqual(
      plain,
    );
  });

  it("names the origins of addresses and of their templates, but for the site's own", () => {
    const options = policyOptions({
      SITE_URL: "https://bellyfed.example",
      MAP_STYLE_URL: "/map/style.json",
      MAP_TILES_URL: "https://a.example/{z}/{x}/{y}.pbf  http://localhost:8080/tiles.json",
      UPLOAD_ORIGIN: "https://bucket.s3.us-east-1.amazonaws.com",
    });
    expect(options).toEqual({
      development: false,
      secure: true,
      mapOrigins: ["https://a.example", "http://localhost:8080"],
      uploadOrigins: ["https://bucket.s3.us-east-1.amazonaws.com"],
    });
  });

  it("has to hold addresses, and is told which does not", () => {
    for (const wrong of ["tiles.example", "javascript:alert(1)", "//tiles.example", "https://"]) {
      expect(() => policyOptions({ MAP_TILES_URL: wrong })).toThrow(`MAP_TILES_URL has to hold addresses`);
    }
  });
});
