import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ended, freePort, printed } from "../open-next/testing/child.ts";
import { type LocalCloud, localCloud } from "../open-next/testing/cloud.ts";
import { type Answered, type SiteFunction, siteFunction } from "../open-next/testing/function.ts";
import { copyOfSite, openNextBuild, siteServer } from "../open-next/testing/site.ts";

const SECRET = "the-secret-of-the-test";
const { folder, remove } = copyOfSite();
let cloud: LocalCloud;
let page: string;

beforeAll(async () => {
  const unbuilt = siteServer(folder, { WEB_PORT: String(await freePort()) });
  expect(await ended(unbuilt.child)).toBe(1);
  expect(unbuilt.output()).toBe("The site has not been built. Run `npx next build` in web/.\n");
  [cloud] = await Promise.all([localCloud(), openNextBuild(folder, { SITE_URL: "https://bellyfed.example" })]);
  page = `/restaurants/${cloud.restaurant.id}`;
}, 300_000);

afterAll(async () => {
  await cloud?.stop();
  remove();
});

/** Every inline script in a page that is executed, found as simply as the site's own markup allows. */
const inlineScripts = (html: string) =>
  [...html.matchAll(/<script\b([^>]*)>(.+?)<\/script>/gs)].filter(
    ([, attributes = ""]) => !/\bsrc=|application\/(ld\+)?json/.test(attributes),
  );

function expectHashed(html: string, policy: string | null | undefined): void {
  const scripts = inlineScripts(html);
  expect(scripts.length).toBeGreaterThan(2);
  const hashes = scripts.map(([, , text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  expect(/script-src ([^;]*);/.exec(policy ?? "")?.[1]?.split(" ")).toEqual(["'self'", ...new Set(hashes)]);
}

describe("the function that is deployed", () => {
  let site: SiteFunction;
  beforeAll(async () => {
    site = await siteFunction(folder, {
      ...cloud.env,
      SITE_URL: "https://bellyfed.example",
      REVALIDATE_SECRET: SECRET,
    });
  });
  afterAll(() => site?.stop());

  const html = ({ body }: Answered) => body.toString();
  const revalidate = (secret: string) =>
    site.ask("/api/revalidate", {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
      body: JSON.stringify({ tags: [`restaurant:${cloud.restaurant.id}`] }),
    });

  it("answers a page that is rendered at each request, whose scripts carry the nonce of its policy", async () => {
    const answers = [await site.ask("/"), await site.ask("/")];
    const nonces = answers.map((answer) => {
      expect(answer.statusCode).toBe(200);
      const policy = answer.headers["content-security-policy"] ?? "";
      const [, nonce] = /script-src 'nonce-([^']+)' 'strict-dynamic'/.exec(policy) ?? [];
      expect(policy).not.toMatch(/script-src [^;]*unsafe/);
      expect(inlineScripts(html(answer)).length).toBeGreaterThan(0);
      for (const [, attributes] of inlineScripts(html(answer))) expect(attributes).toContain(`nonce="${nonce}"`);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
  });

  it("keeps a restaurant's page, and sends it with the hashes of its scripts", async () => {
    const first = await site.ask(page);
    expect(first).toMatchObject({ statusCode: 200, headers: { "x-nextjs-cache": "MISS" } });
    expect(html(first)).toContain(cloud.restaurant.name.replaceAll("&", "&amp;").replaceAll("'", "&#x27;"));
    const again = await site.ask(page, { headers: { "accept-encoding": "br" } });
    expect(again).toMatchObject({ statusCode: 200, headers: { "x-nextjs-cache": "HIT", "content-encoding": "br" } });
    expect(brotliDecompressSync(again.body).toString()).toBe(html(first));
    for (const { headers } of [first, again]) {
      expectHashed(html(first), headers["content-security-policy"]);
      expect(headers["cache-control"]).toBe("public, max-age=0, s-maxage=10, stale-if-error=86400");
    }
  });

  it("renders it anew for whoever knows the secret", async () => {
    expect((await revalidate("wrong")).statusCode).toBe(401);
    expect((await site.ask(page)).headers["x-nextjs-cache"]).toBe("HIT");
    expect((await revalidate(SECRET)).statusCode).toBeLessThan(300);
    expect((await site.ask(page)).headers["x-nextjs-cache"]).not.toBe("HIT");
    expect((await site.ask(page)).headers["x-nextjs-cache"]).toBe("HIT");
  });

  it("says that a restaurant is not there, and lets nobody keep that", async () => {
    const { statusCode, headers } = await site.ask(`/restaurants/${"z".repeat(26)}`);
    expect(statusCode).toBe(404);
    expect(headers["cache-control"]).toContain("no-store");
  });

  it("sends the security headers with every answer", async () => {
    for (const path of ["/", page, "/there-is-no-such-page"]) {
      const { headers } = await site.ask(path);
      expect(headers, path).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "strict-transport-security": expect.stringMatching(/^max-age=\d+$/),
        "content-security-policy": expect.stringMatching(/frame-ancestors 'none'; upgrade-insecure-requests$/),
      });
    }
  });

  it("leaves behind what SST reads", async () => {
    const output = JSON.parse(readFileSync(join(folder, ".open-next/open-next.output.json"), "utf8"));
    expect(output).toMatchObject({
      edgeFunctions: {},
      origins: { default: { streaming: true, handler: "index.handler" } },
    });
    const { revalidationFunction, initializationFunction } = output.additionalProps;
    const { default: server, imageOptimizer } = output.origins;
    for (const { bundle } of [server, imageOptimizer, revalidationFunction, initializationFunction]) {
      expect(existsSync(join(folder, bundle, "index.mjs")), bundle).toBe(true);
    }
    const files = [...html(await site.ask(page)).matchAll(/(?:src|href)="(\/_next\/static\/[^"?]+)/g)];
    expect(files.length).toBeGreaterThan(2);
    for (const [, file = ""] of files) expect(existsSync(join(folder, ".open-next/assets", file)), file).toBe(true);
  });
});

describe("the server of a laptop", () => {
  const start = async (port: number) => {
    const server = siteServer(folder, { ...cloud.env, WEB_PORT: String(port) });
    await printed(server.child, server.output, /^ready$/m);
    return server;
  };

  it("answers under both names of the machine, compressed, with the same policies", async () => {
    const port = await freePort();
    const { child } = await start(port);
    for (const host of ["127.0.0.1", "localhost"]) {
      const response = await fetch(`http://${host}:${port}${page}`, { headers: { "accept-encoding": "br" } });
      expect(response).toMatchObject({ status: 200, redirected: false });
      expect(response.headers.get("content-encoding")).toBe("br");
      expectHashed(await response.text(), response.headers.get("content-security-policy"));
      const dynamic = await fetch(`http://${host}:${port}/`);
      expect(dynamic.headers.get("content-security-policy")).toMatch(/script-src 'nonce-/);
      const missing = await fetch(`http://${host}:${port}/there-is-no-such-page`);
      expect(missing.status).toBe(404);
    }
    expect(await ended(child, "SIGTERM")).toBe(0);
  });

  it("says which port is taken, and ends with who started it", async () => {
    const port = await freePort();
    const first = await start(port);
    const second = siteServer(folder, { ...cloud.env, WEB_PORT: String(port) });
    expect(await ended(second.child)).toBe(1);
    expect(second.output()).toBe(`Port ${port} is taken. Stop what uses it, or set WEB_PORT to a free port.\n`);
    first.child.disconnect();
    expect(await ended(first.child)).toBe(0);
  });
});
