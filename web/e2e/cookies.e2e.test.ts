import { request } from "node:http";
import { createServer, type Server } from "node:https";
import { freePort } from "@bellyfed/local/loopback";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, openPage, withoutBrowser } from "./browser.ts";
import { selfSigned } from "./certificate.ts";
import { fillSignIn } from "./signed-in.ts";
import { type Site, startSite } from "./site.ts";

const HOST = "bellyfed.test";
const NEIGHBOUR = `evil.${HOST}`;
const known = ["bellyfed_session", "bellyfed_refresh", "bellyfed_who"];
const MALLORY = encodeURIComponent(JSON.stringify({ sub: "mallory", name: "Mallory", role: "admin" }));

/** Every way to set a cookie that the site could take for one of its own, from a neighbour and from a page of the site's own host. */
const cookiesOf = (host: string): string[] =>
  known.flatMap((name) =>
    [name, `__Host-${name}`, `__host-${name}`, `__Secure-${name}`, `=__Host-${name}`].flatMap((each) => [
      ...["/", "/account"].map((path) => `${each}=${MALLORY}; Domain=${HOST}; Path=${path}; Secure; SameSite=None`),
      `${each}=${MALLORY}; Domain=${HOST}; Path=/`,
      ...(host === HOST ? [`${each}=${MALLORY}; Path=/account; Secure`] : []),
    ]),
  );

describe.skipIf(withoutBrowser())("the site's cookies over TLS, in Chromium", () => {
  let site: Site;
  let browser: Browser;
  let front: Server;
  let url: string;
  let page: Page;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const port = await freePort(0, "the front's port");
    url = `https://${HOST}:${port}`;
    site = await startSite({ BELLYFED_DEMO: "off", SITE_URL: url });
    front = await startFront(port, new URL(site.url).port);
    browser = await launchBrowser([`--host-resolver-rules=MAP ${HOST} 127.0.0.1, MAP *.${HOST} 127.0.0.1`]);
  });
  afterAll(async () => {
    await browser?.close();
    front?.close();
    await site?.cloud.dispose();
  });
  beforeEach(async () => {
    ({ page, close } = await openPage(browser, url, { ignoreHTTPSErrors: true }));
    return close;
  });

  const signIn = async () => {
    await page.goto("/sign-in?return_to=%2Faccount");
    await fillSignIn(page, "alice");
    await page.waitForURL("**/account");
  };
  const ours = async () => (await page.context().cookies(`${url}/account`)).filter(({ value }) => value !== MALLORY);
  const attack = async () => {
    for (const host of [NEIGHBOUR, HOST]) await page.goto(`${url.replace(HOST, host)}/attack`);
  };
  const corner = () => page.getByRole("banner");

  it("belong to this host alone", async () => {
    await signIn();
    const set = await ours();
    expect(set.map(({ name }) => name).sort()).toEqual(known.map((name) => `__Host-${name}`).sort());
    for (const { name, ...attributes } of set) {
      expect(attributes, name).toMatchObject({ domain: HOST, path: "/", secure: true, sameSite: "Lax" });
    }
  });

  it("cannot be hidden by a neighbour's, nor by one for a path", async () => {
    await signIn();
    const before = await ours();
    await attack();
    expect((await page.context().cookies(url)).some(({ value }) => value === MALLORY)).toBe(true);
    expect(await ours()).toEqual(before);
    await page.goto("/account");
    expect(await page.getByRole("main").textContent()).toContain("Alice");
    await corner().getByText("Alice").waitFor();
  });

  it("are not a neighbour's to give: nobody is greeted or signed in by those", async () => {
    await attack();
    await page.goto("/account");
    await page.waitForURL("**/sign-in?**");
    await corner().getByRole("link", { name: "Sign in" }).waitFor();
    expect(await page.content()).not.toContain("Mallory");
  });
});

/** What speaks TLS before the site, as CloudFront does; at /attack, under any name, it answers with all those cookies. */
function startFront(port: number, sitePort: string): Promise<Server> {
  const inner = `localhost:${sitePort}`;
  const server = createServer(selfSigned(HOST), (asked, answer) => {
    const host = asked.headers.host?.split(":")[0] ?? "";
    if (asked.url === "/attack") {
      answer.writeHead(200, { "content-type": "text/html", "set-cookie": cookiesOf(host) });
      return answer.end("<title>attack</title>");
    }
    const headers = { ...asked.headers, host: inner, ...(asked.headers.origin && { origin: `http://${inner}` }) };
    const passed = request(
      { host: "127.0.0.1", port: sitePort, path: asked.url, method: asked.method, headers },
      (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      },
    );
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}
