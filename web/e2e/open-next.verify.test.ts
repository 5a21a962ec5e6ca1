import type { ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { functions } from "@bellyfed/functions/functions";
import { freePort } from "@bellyfed/local/loopback";
import { caller, eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess, KEY } from "@bellyfed/testing/e2e/process";
import { sqsEvent, testContext } from "@bellyfed/testing/invocation";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readAcl, type WebAcl } from "../../stacks/testing/firewall/recorded.ts";
import { refusalBy } from "../../stacks/testing/firewall/web-acl.ts";
import { ended, printed } from "../open-next/testing/child.ts";
import { type Answered, type SiteFunction, siteFunction } from "../open-next/testing/function.ts";
import { behindDoor, type Door, renewalKey, renewed } from "../open-next/testing/renewal.ts";
import { copyOfSite, openNextBuild, siteServer } from "../open-next/testing/site.ts";
import { RENEWAL_HEADER } from "../platform/security/door.ts";
import { cdnBefore } from "./cdn.ts";
import { selfSigned } from "./certificate.ts";
import { countedApi } from "./counted-api.ts";

const SITE_URL = "https://bellyfed.example";
const SECRET = "the-secret-of-the-test".padEnd(43, "-");
/** A page that is rendered at each request. */
const SEARCH = "/restaurants?city=Lisbon";

const { folder, remove } = copyOfSite();
const port = await freePort(0, "WEB_PORT");
let cloud: CloudProcess;
let restaurant: { readonly id: string };
let page: string;

const environment = () => ({
  ...{ API_URL: cloud.url, API_KEY: KEY, SITE_URL, STAGE: "test" },
  ...{ AUTH_ISSUER: cloud.url, AUTH_CLIENT_ID: "site", SESSION_SECRET: "s".repeat(43), REVALIDATE_SECRET: SECRET },
  ...{ SITE_SECRET: "t".repeat(43), VISITOR_SECRET: "v".repeat(43) },
});

beforeAll(async () => {
  const unbuilt = siteServer(folder, { WEB_PORT: String(port) });
  expect(await ended(unbuilt.child)).toBe(1);
  expect(unbuilt.output()).toBe("The site has not been built. Run `npx next build` in web/.\n");
  await openNextBuild(folder, { SITE_URL });
  cloud = await cloudProcess({ BELLYFED_SITE: "off" });
  await cloud.start();
  restaurant = await someRestaurant(cloud);
  page = `/restaurants/${restaurant.id}`;
}, 600_000);

afterAll(async () => {
  await cloud?.dispose();
  remove();
});

async function someRestaurant(where: CloudProcess): Promise<typeof restaurant> {
  const call = caller(where);
  const body = { name: "Soup & Sons", city: "Lisbon", cuisines: ["Soup"] };
  const made = await call("POST", "/restaurants", { body, token: await tokenOf(where, "olivia", "owner") });
  const read = () => call("GET", `/restaurants/${made.body.id}`);
  return (await eventually(read, ({ status }) => status === 200)).body;
}

/** Every inline script in a page that is executed, found as simply as the site's own markup allows. */
const inlineScripts = (html: string) =>
  [...html.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)].filter(
    ([, attributes = ""]) => !/\bsrc=|application\/(ld\+)?json/.test(attributes),
  );

function expectHashed(html: string, policy: string | null | undefined): void {
  const scripts = inlineScripts(html);
  expect(scripts.length).toBeGreaterThan(0);
  const hashes = scripts.map(([, , text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  expect(/script-src ([^;]*);/.exec(policy ?? "")?.[1]?.split(" ")).toEqual(["'self'", ...new Set(hashes)]);
}

/** What is no address of the site: a segment that it does not have, a file that it does not have, and what cannot be decoded. */
const NOWHERE = [
  ...["/wp-login.php", "/.env", "/foo/bar", "/de/foo", "/ar/.git/config", "/api/foo", "/favicon.ico/x"],
  ...["/restaurants/no-id", "/restaurants/no-id/reviews", `/restaurants/${"z".repeat(26)}.php`],
  ...[
    "/%ff",
    "/de/%ff",
    "/restaurants/%E0%A4%A",
    "/api/imports/%ff",
    "/sitemap/%ff.xml",
    "/restaurants/%25ff",
    "/a%2Fb",
    "/restaurants?city=%ff",
    "/ar/restaurants?city=%E0%A4%A",
    "/?x=%ff",
  ],
];
const HOME = { en: "/", de: "/de", ar: "/ar" } as const;

/** A whole page without JavaScript: language, title, header, styles and the way home. */
function expectPrepared(path: string, status: number, html: string, policy: string | null | undefined): void {
  const language = /^\/(de|ar)\//.exec(path)?.[1] as keyof typeof HOME | undefined;
  expect([path, status]).toEqual([path, 404]);
  expect(html, path).toContain(`<html lang="${language ?? "en"}"`);
  expect(html, path).toMatch(/<title>[^<]+ · Bellyfed<\/title>/);
  expect(html, path).toMatch(/<link rel="stylesheet"/);
  expect(html, path).toContain(`href="${HOME[language ?? "en"]}"`);
  expect(html, path).toMatch(/<main[^>]*>.*<h1>/s);
  // It was prepared where nobody knew the site's address.
  expect(html.match(/<(?:meta|link)[^>]*"https?:[^>]*>/g), path).toBeNull();
  expectHashed(html, policy);
}

/** What has to ask the API, which is not there: pages of every kind. */
const unasked = `/restaurants/${"y".repeat(26)}`;
const NEEDS_API = ["/ar", SEARCH, `/ar${SEARCH}`, unasked, `/de${unasked}`, `${unasked}/reviews`];
const NO_API = { API_URL: "http://127.0.0.1:9" };
const GERMAN = { "accept-language": "de-CH,de;q=0.9,en;q=0.5" };
/** Addresses that name no language. */
const NAMELESS = ["/nothing", "/%ff", "/restaurants/no-id", "/_next/foo.php", `/restaurants/${"z".repeat(26)}`];

/** A page for who has nothing but HTML: language, title, what happened, the way home, and no script to run. */
function expectErrorPage(path: string, status: number, html: string, policy: string | null | undefined): void {
  const language = /^\/(de|ar)(?=[/?]|$)/.exec(path)?.[1] as keyof typeof HOME | undefined;
  expect([path, status]).toEqual([path, 500]);
  expect(html, path).toContain(`<html lang="${language ?? "en"}"`);
  expect(html, path).toMatch(/<title>[^<]+ · Bellyfed<\/title>.*<main[^>]*>.*<h1/s);
  expect(html, path).toContain(`href="${HOME[language ?? "en"]}"`);
  expect(html, path).not.toContain("<script");
  expect(policy, path).toContain("script-src 'self';");
}

/** Paths of every kind, with what a visitor sends that would like its scripts to run in others' pages. */
const EVERY_KIND = () => [
  "/",
  "/de",
  page,
  SEARCH,
  "/restaurants/new",
  "/sign-in",
  "/favicon.ico",
  "/_next/foo.php",
  ...NOWHERE,
];
const EVIL = "ZXZpbA==";
const SENT = {
  "content-security-policy": `script-src 'nonce-${EVIL}'`,
  "content-security-policy-report-only": `script-src 'nonce-${EVIL}'`,
  "x-nonce": EVIL,
};
const madeUp = Array.from({ length: 50 }, (_, number) => `/restaurants/${String(number).padStart(26, "y")}`);

/** The same firewall with AWS's rules as they come. */
const withoutOverrides = (acl: WebAcl): WebAcl => ({
  ...acl,
  rules: acl.rules.map((rule) => {
    const { managedRuleGroupStatement: group } = rule.statement;
    return group ? { ...rule, statement: { managedRuleGroupStatement: { ...group, ruleActionOverrides: [] } } } : rule;
  }),
});

describe("the function that is deployed", () => {
  let site: SiteFunction;
  beforeAll(async () => {
    site = await siteFunction(folder, environment());
  });
  afterAll(() => site?.stop());

  const html = ({ body }: Answered) => body.toString();
  const revalidate = (secret: string) =>
    site.ask("/api/revalidate", {
      method: "POST",
      headers: { "content-type": "application/json", [RENEWAL_HEADER]: secret },
      body: JSON.stringify({ tags: [`restaurant:${restaurant.id}`] }),
    });

  it("answers a page that is rendered at each request, whose scripts carry the nonce of its policy", async () => {
    const answers = [await site.ask(SEARCH), await site.ask(SEARCH)];
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
    expect(html(first)).toContain("Soup &amp; Sons");
    const again = await site.ask(page, { headers: { "accept-encoding": "br" } });
    expect(again).toMatchObject({ statusCode: 200, headers: { "x-nextjs-cache": "HIT", "content-encoding": "br" } });
    expect(Number(again.headers["content-length"] ?? again.body.length)).toBe(again.body.length);
    expect(brotliDecompressSync(again.body).toString()).toBe(html(first));
    for (const { headers } of [first, again]) {
      expectHashed(html(first), headers["content-security-policy"]);
      expect(headers["cache-control"]).toBe("public, max-age=0, s-maxage=10, stale-if-error=86400");
    }
  });

  it("tells the CDN the tags of a page that it keeps, as the consumers renew by", async () => {
    const { headers } = await site.ask(page);
    expect(headers["x-amz-meta-cache-tag"]?.split(",")).toEqual(["~", `restaurant:${restaurant.id}`]);
    expect((await site.ask(SEARCH)).headers).not.toHaveProperty("x-amz-meta-cache-tag");
  });

  it("renders it anew for whoever knows the secret", async () => {
    expect((await revalidate("wrong")).statusCode).toBe(401);
    expect((await site.ask(page)).headers["x-nextjs-cache"]).toBe("HIT");
    expect((await revalidate(SECRET)).statusCode).toBeLessThan(300);
    // Which stacks/smoke-site.mjs knows a page by that was made anew, and not for its age.
    expect((await site.ask(page)).headers["x-nextjs-cache"]).toMatch(/^(MISS|REVALIDATED)$/);
    expect((await site.ask(page)).headers["x-nextjs-cache"]).toBe("HIT");
  });

  it("keeps no words of somebody who was erased while a page with them was being made, whether it was kept before or not", async () => {
    const call = caller(cloud);
    const api = await countedApi(cloud.url);
    const slow = await siteFunction(folder, { ...environment(), API_URL: api.url });
    try {
      for (const [author, isKept] of [
        ["ruth", true],
        ["roberta", false],
      ] as const) {
        const { id } = await someRestaurant(cloud);
        const [address, reviews, token] = [
          `/restaurants/${id}`,
          `/restaurants/${id}/reviews`,
          await tokenOf(cloud, author),
        ];
        const renew = () =>
          slow.ask("/api/revalidate", {
            method: "POST",
            headers: { "content-type": "application/json", [RENEWAL_HEADER]: SECRET },
            body: JSON.stringify({ tags: [`restaurant:${id}`] }),
          });
        const shows = (is: boolean) =>
          eventually(
            async () => JSON.stringify((await call("GET", reviews)).body),
            (text) => text.includes('"rating":4') && text.includes("Unspeakable") === is,
          );
        await call("POST", reviews, { body: { rating: 4, text: "Unspeakable" }, token });
        await shows(true);
        if (isKept) {
          await slow.ask(address);
          await renew();
        }
        const held = api.hold(/\/reviews/);
        const late = slow.ask(address);
        await held.reached;
        expect((await call("DELETE", "/users/me", { token })).status).toBe(202);
        await shows(false);
        expect((await renew()).statusCode).toBe(200);
        held.release();
        // Who was waiting for it has it as it was.
        expect(html(await late)).toContain("Unspeakable");
        expect(html(await slow.ask(address))).not.toContain("Unspeakable");
        const again = await slow.ask(address);
        expect([again.headers["x-nextjs-cache"], html(again).includes("Unspeakable")]).toEqual(["HIT", false]);
      }
    } finally {
      await slow.stop();
      api.stop();
    }
  });

  it("is renewed by OpenNext through the firewall, which without our rules would turn that away for ever", async () => {
    const certificate = selfSigned("localhost");
    const renewsBehind = async (acl: WebAcl) => {
      const door = await behindDoor(site, (request) => refusalBy(acl, request), certificate);
      const done = await renewed(folder, door.host, page, certificate);
      door.stop();
      return done;
    };
    const acl = readAcl("site");
    expect(await renewsBehind(acl)).toBe(true);
    expect(await renewsBehind(withoutOverrides(acl))).toBe(false);
    // The header alone gets nobody past the firewall, and past Next.js only with the build's own value.
    const refused: Parameters<Door>[0] = { method: "GET", url: page, headers: { "x-prerender-revalidate": "guess" } };
    expect(refusalBy(acl, refused)).toMatchObject({ status: 403, body: expect.stringContaining("gateway.filtered") });
    const cacheOf = async (key: string) =>
      (await site.ask(page, { method: "HEAD", headers: { "x-prerender-revalidate": key } })).headers["x-nextjs-cache"];
    expect(await cacheOf("guess")).toBe("HIT");
    expect(await cacheOf(renewalKey(folder))).toBe("REVALIDATED");
  });

  it("has a CDN keep a page for a day, and forget it within one renewal once somebody has reviewed the place", async () => {
    const tagged = await siteFunction(folder, { ...environment(), CDN_TAGS_HEADER: "x-amz-meta-cache-tag" });
    const cdn = await cdnBefore(tagged);
    const renew = functions["renew-pages"]({
      ...{ STAGE: "test", REVALIDATE_URL: `${cdn.url}/api/revalidate`, REVALIDATE_SECRET: SECRET },
      ...{ DISTRIBUTION_ID: "E1", CLOUDFRONT_ENDPOINT: cdn.url },
      ...{ AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" },
    });
    // A place that no other function was asked for: outside AWS each keeps what has which tags to itself.
    const { id } = await someRestaurant(cloud);
    const ask = async () => {
      const answer = await fetch(`${cdn.url}/restaurants/${id}`);
      return { from: answer.headers.get("x-cache"), text: await answer.text(), headers: answer.headers };
    };
    await ask();
    cdn.pass(11);
    // A day less what has passed since the page was made.
    const aDay = /^public, max-age=0, s-maxage=8(6400|[0-6][0-3]\d\d), stale-if-error=86400$/;
    expect((await ask()).headers.get("cache-control")).toMatch(aDay);
    cdn.pass(80_000);
    expect(await ask()).toMatchObject({ from: "Hit", text: expect.not.stringContaining("A soup to remember") });

    const call = caller(cloud);
    const path = `/restaurants/${id}/reviews`;
    const body = { rating: 5, text: "A soup to remember" };
    const made = await call("POST", path, { body, token: await tokenOf(cloud, "rita", "user") });
    expect(made.status).toBe(201);
    await eventually(
      () => call("GET", path),
      ({ body: all }) => JSON.stringify(all).includes("A soup to remember"),
    );
    expect((await ask()).from).toBe("Hit");
    // What the consumers of reviews and of insights send once they have written.
    const batch = sqsEvent(`{"tags":["restaurant:${id}"]}`, '{"tags":["recent-reviews"]}') as never;
    cdn.refuse(1);
    expect(await renew(batch, testContext)).toMatchObject({ batchItemFailures: [{}, {}] });
    expect(await renew(batch, testContext)).toEqual({ batchItemFailures: [] });
    expect(cdn.invalidations).toEqual([["recent-reviews", `restaurant:${id}`, "restaurant:~"]]);
    expect(await ask()).toMatchObject({ from: "Miss", text: expect.stringContaining("A soup to remember") });
    cdn.close();
    await tagged.stop();
  });

  it("says for how long a page that has not changed may be kept, as for a page", async () => {
    const { headers } = await site.ask(page);
    const same = await site.ask(page, { headers: { "if-none-match": headers.etag ?? "" } });
    if (same.statusCode === 304) expect(same.headers["cache-control"]).toBe(headers["cache-control"]);
    expect([200, 304]).toContain(same.statusCode);
  });

  it("says that a restaurant is not there, and lets nobody keep that", async () => {
    const { statusCode, headers } = await site.ask(`/restaurants/${"z".repeat(26)}`);
    expect(statusCode).toBe(404);
    expect(headers["cache-control"]).toContain("no-store");
  });

  it("keeps nothing of what is not found", async () => {
    const kept = () => readdirSync(join(folder, ".open-next/cache"), { recursive: true }).length;
    const before = kept();
    expect(before).toBeGreaterThan(0);
    for (const path of madeUp) {
      const answer = await site.ask(path);
      expectPrepared(path, answer.statusCode, html(answer), answer.headers["content-security-policy"]);
    }
    expect(kept()).toBe(before);
  });

  it("answers what is no address of the site with a prepared page in the visitor's language", async () => {
    for (const path of NOWHERE) {
      const answer = await site.ask(path);
      expectPrepared(path, answer.statusCode, html(answer), answer.headers["content-security-policy"]);
      expect([path, answer.headers["x-nextjs-cache"]]).toEqual([path, "HIT"]);
    }
    expect((await site.ask("/wp-login.php", { method: "POST", body: "log=admin" })).statusCode).toBe(404);
  });

  it("speaks the visitor's language where the address names none", async () => {
    for (const path of NAMELESS) {
      const answer = await site.ask(path, { headers: GERMAN });
      expect([path, answer.statusCode, html(answer).slice(0, 40)]).toEqual([
        ...[path, 404, expect.stringContaining('<html lang="de"')],
      ]);
      expect([path, answer.headers["cache-control"]]).toEqual([path, expect.stringContaining("no-store")]);
    }
  });

  it("says on a whole page that it failed", async () => {
    const failing = await siteFunction(folder, { ...environment(), ...NO_API });
    for (const path of NEEDS_API) {
      const answer = await failing.ask(path);
      expectErrorPage(path, answer.statusCode, html(answer), answer.headers["content-security-policy"]);
    }
    await failing.stop();
  });

  it("lets no visitor say which scripts a page trusts", async () => {
    for (const path of EVERY_KIND()) {
      const { statusCode, headers, body } = await site.ask(path, { headers: SENT });
      expect(statusCode, path).toBeLessThan(500);
      expect(body.includes(EVIL), path).toBe(false);
      expect(JSON.stringify(headers), path).not.toContain(EVIL);
    }
  });

  it("sends a whole page where a place is missing, in its language, whether pages of the kind are kept or not", async () => {
    for (const path of [`/de${madeUp[0]}`, `/ar${madeUp[0]}/reviews`]) {
      const answer = await site.ask(path, { headers: { "accept-encoding": "br" } });
      const page = brotliDecompressSync(answer.body).toString();
      expectPrepared(path, answer.statusCode, page, answer.headers["content-security-policy"]);
    }
  });

  it("passes streams of events on, compressed or not, and ends them as a whole before it would have to end itself", async () => {
    const patient = await siteFunction(folder, { ...environment(), STREAM_SECONDS: "2" });
    try {
      for (const encoding of ["br", "identity"]) {
        const headers = { "sec-fetch-site": "same-origin", "accept-encoding": encoding };
        const answered = await patient.ask("/api/events/stream?after=0&types=RESTAURANT_CREATED", { headers });
        const { statusCode, headers: fields, body } = answered;
        expect([statusCode, fields["content-type"]]).toEqual([200, "text/event-stream; charset=utf-8"]);
        const text = encoding === "br" ? brotliDecompressSync(body).toString() : body.toString();
        expect(text).toMatch(/^retry: 1000\nid: 0\n\n(id: \d+\nevent: restaurant\.created\ndata: \{.*\}\n\n)+$/);
      }
    } finally {
      await patient.stop();
    }
  });

  it("sends the security headers with every answer", async () => {
    for (const path of ["/", SEARCH, page, "/there-is-no-such-page"]) {
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
    // As stacks/testing/site.ts has it, but for the caches.
    expect(output).toMatchObject({
      edgeFunctions: {},
      origins: {
        s3: { originPath: "_assets", copy: [{ from: ".open-next/assets" }, { from: ".open-next/cache" }] },
        default: {
          handler: "index.handler",
          wrapper: "aws-lambda-streaming",
          converter: "aws-apigw-v2",
          streaming: true,
        },
        imageOptimizer: { handler: "index.handler", wrapper: "aws-lambda", streaming: false },
      },
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
  const servers: ChildProcess[] = [];
  afterEach(() => Promise.all(servers.map((child) => ended(child, "SIGKILL"))));
  const start = async (further: Record<string, string> = {}) => {
    const { child, output } = siteServer(folder, { ...environment(), WEB_PORT: String(port), ...further });
    servers.push(child);
    await printed(child, output, /^ready$/m);
    return child;
  };

  it("answers under both names of the machine, compressed, with the same policies", async () => {
    const child = await start();
    for (const host of [`http://127.0.0.1:${port}`, `http://localhost:${port}`]) {
      const kept = await fetch(host + page, { headers: { "accept-encoding": "br" } });
      expect(kept).toMatchObject({ status: 200, redirected: false });
      expect(kept.headers.get("content-encoding")).toBe("br");
      expectHashed(await kept.text(), kept.headers.get("content-security-policy"));
      const rendered = await fetch(host + SEARCH);
      expect(rendered).toMatchObject({ status: 200, redirected: false });
      expect(rendered.headers.get("content-security-policy")).toMatch(/script-src 'nonce-/);
      expect(rendered.headers.get("x-frame-options")).toBe("DENY");
    }
    expect(await ended(child, "SIGTERM")).toBe(0);
  });

  it("does not start without its key, nor with a weak secret", async () => {
    const said = async (further: Record<string, string>) => {
      const { child, output } = siteServer(folder, { ...environment(), WEB_PORT: String(port), ...further });
      expect(await ended(child)).toBe(1);
      return output();
    };
    expect(await said({ API_KEY: "" })).toMatch(/^The site cannot start without API_KEY: .*\n$/);
    expect(await said({ SESSION_SECRET: "short" })).toBe("SESSION_SECRET must have at least 43 characters, not 5\n");
  });

  it("answers what is no address of the site as AWS does, keeps nothing of it, and lets no visitor say what a page trusts", async () => {
    const child = await start();
    const ask = (path: string, headers = {}) =>
      fetch(`http://localhost:${port}${path}`, { headers, redirect: "manual" });
    for (const path of NOWHERE) {
      const answer = await ask(path);
      expectPrepared(path, answer.status, await answer.text(), answer.headers.get("content-security-policy"));
      expect([path, answer.headers.get("x-nextjs-cache")]).toEqual([path, "HIT"]);
    }
    for (const path of [`/de${madeUp[0]}`, `/ar${madeUp[0]}/reviews`]) {
      const answer = await ask(path);
      expectPrepared(path, answer.status, await answer.text(), answer.headers.get("content-security-policy"));
    }
    const asked = async () =>
      Promise.all(madeUp.map((path) => ask(path).then(({ headers }) => headers.get("x-nextjs-cache"))));
    expect(new Set([...(await asked()), ...(await asked())])).toEqual(new Set(["MISS"]));
    for (const path of EVERY_KIND()) {
      const answer = await ask(path, SENT);
      expect(answer.status, path).toBeLessThan(500);
      expect([await answer.text(), ...answer.headers.values()].join(), path).not.toContain(EVIL);
    }
    expect(await ended(child, "SIGTERM")).toBe(0);
  });

  it.each([{ NODE_ENV: "production" }, { NODE_ENV: "development" }])(
    "says on a whole page, in the visitor's language, what is not found and what failed: %o",
    async (mode) => {
      const child = await start({ ...NO_API, ...mode });
      const ask = (path: string, headers = {}) => fetch(`http://localhost:${port}${path}`, { headers });
      for (const path of ["/nothing", "/%ff", "/_next/foo.php"]) {
        const answer = await ask(path, GERMAN);
        const html = await answer.text();
        const holds = [/<html lang="de"/, /<title>Diese Seite/, /<main.*<h1/s, /href="\/de"/].map((part) =>
          part.test(html),
        );
        expect([path, answer.status, ...holds]).toEqual([path, 404, true, true, true, true]);
      }
      for (const path of NEEDS_API) {
        const answer = await ask(path);
        const [html, policy] = [await answer.text(), answer.headers.get("content-security-policy")];
        if (mode.NODE_ENV === "production") expectErrorPage(path, answer.status, html, policy);
        else expect([path, answer.status, /<noscript><main.*<h1/s.test(html)]).toEqual([path, 500, true]);
      }
      expect(await ended(child, "SIGTERM")).toBe(0);
    },
    120_000,
  );

  it("says which port is taken, and ends with who started it", async () => {
    const first = await start();
    const second = siteServer(folder, { ...environment(), WEB_PORT: String(port) });
    expect(await ended(second.child)).toBe(1);
    expect(second.output()).toBe(`Port ${port} is taken. Stop what uses it, or set WEB_PORT to a free port.\n`);
    first.disconnect();
    expect(await ended(first)).toBe(0);
  });
});
