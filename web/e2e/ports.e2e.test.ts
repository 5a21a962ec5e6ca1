import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { freePort, listen } from "@bellyfed/local/loopback";
import { APP, TUNNEL } from "@bellyfed/testing/e2e/callers";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Attempt, addresses, attempts, EVE, simpleAttempts } from "./attempts.ts";
import { launchBrowser, openPage, withoutBrowser } from "./browser.ts";
import { expectOwnCallers } from "./own-callers.ts";
import { signedIn } from "./signed-in.ts";
import { type Site, startSite } from "./site.ts";

/** Another site, on this machine for want of another: each page is empty, and one has no origin that it could name. */
const attacker = createServer(({ url }, response) => {
  const sandbox = url === "/sandboxed" ? { "content-security-policy": "sandbox allow-scripts allow-forms" } : {};
  response
    .writeHead(200, { "content-type": "text/html", ...sandbox })
    .end("<!doctype html><link rel=icon href=data:,><title>Attack</title>");
});
const told = { BELLYFED_DEMO: "off", ALLOWED_HOSTS: TUNNEL, CORS_ORIGINS: APP };
let attackerPort: number;
let site: Site;
let browser: Browser;
beforeAll(async () => {
  if (withoutBrowser()) return;
  attackerPort = await listen(attacker, 0, "the attacker's port");
  const SQS_PORT = String(await freePort(0, "SQS_PORT"));
  [site, browser] = await Promise.all([
    startSite({ ...told, SQS_PORT, UPLOAD_ORIGIN: `http://127.0.0.1:${SQS_PORT}` }),
    launchBrowser([
      "--host-resolver-rules=MAP evil.test 127.0.0.1, MAP rebound.test 127.0.0.1",
      // Not every browser keeps pages from the local network by itself.
      "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessSendPreflights",
    ]),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await site?.cloud.dispose();
  attacker.close();
});

/** What a page learns by an attempt: nothing, that there was an answer, or the answer's status. */
const made = (page: Page, { url, init }: Attempt) =>
  page.evaluate(
    async ([to, how]) => {
      const answer = await fetch(to, how).catch(() => undefined);
      if (answer === undefined) return "nothing";
      return answer.type === "opaque" ? "an answer" : answer.status;
    },
    [url, init] as const,
  );

/** Watches with which status ports really answer, to preflights too, whatever a page is shown of it. Answers what empties the list and gives it. */
async function watch(page: Page): Promise<() => Promise<number[]>> {
  const statuses: number[] = [];
  const session = await page.context().newCDPSession(page);
  session.on("Network.responseReceivedExtraInfo", ({ statusCode }) => statuses.push(statusCode));
  await session.send("Network.enable");
  return async () => {
    await expect.poll(() => statuses.length).toBeGreaterThan(0);
    return statuses.splice(0);
  };
}

async function eveCanSignIn(): Promise<boolean> {
  const body = new URLSearchParams({ grant_type: "password", client_id: "bellyfed-local", ...EVE });
  return (await fetch(`${site.cloud.url}/issuer/oauth2/token`, { method: "POST", body })).ok;
}

const pages = [
  ["of another site", () => `http://evil.test:${attackerPort}/`],
  ["of another port of this machine", () => `http://localhost:${attackerPort}/`],
  ["without an origin", () => `http://evil.test:${attackerPort}/sandboxed`],
] as const;

describe.skipIf(withoutBrowser()).each(pages)("a page %s", (_name, address) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage();
    await page.goto(address());
  });
  afterAll(() => page?.close());

  it.each(["localhost", "127.0.0.1"])("reads nothing and changes nothing on any port of %s", async (name) => {
    const ports = addresses(site.cloud, name);
    const statuses = await watch(page);
    for (const [all, learned] of [
      [attempts(ports), "nothing"],
      [simpleAttempts(ports), "an answer"],
    ] as const) {
      for (const attempt of all) {
        const outcome = [attempt.what, await made(page, attempt), await statuses()];
        expect(outcome).toEqual([attempt.what, learned, [403]]);
      }
    }
    expect(await eveCanSignIn()).toBe(false);
  });

  it("signs nobody up by a form", async () => {
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith("/issuer/register")),
      page.evaluate(
        ([action, fields]) => {
          const form = Object.assign(document.createElement("form"), { action, method: "post" });
          for (const [name, value] of Object.entries(fields)) {
            form.append(Object.assign(document.createElement("input"), { name, value }));
          }
          document.body.append(form);
          form.submit();
        },
        [`${site.cloud.url}/issuer/register`, EVE] as const,
      ),
    ]);
    expect(answer.status()).toBe(403);
    expect(await eveCanSignIn()).toBe(false);
    await page.goto(address());
  });
});

describe.skipIf(withoutBrowser())("a page whose name has been bent to this machine", () => {
  it("is refused by every port, though the browser takes it for the port's own", async () => {
    const ports = addresses(site.cloud, "rebound.test");
    for (const origin of Object.values(ports)) {
      const page = await browser.newPage();
      // What its author's server sent before the name was bent.
      await page.route(`${origin}/attack`, (route) =>
        route.fulfill({ contentType: "text/html", body: "<!doctype html><link rel=icon href=data:,>" }),
      );
      await page.goto(`${origin}/attack`);
      const own = [...attempts(ports), ...simpleAttempts(ports)]
        .filter(({ url }) => new URL(url).origin === origin)
        .map(({ init: { mode: _, ...init }, ...attempt }) => ({ ...attempt, init }));
      expect(own.length).toBeGreaterThan(1);
      for (const attempt of own) expect([attempt.what, await made(page, attempt)]).toEqual([attempt.what, 421]);
      await page.close();
    }
    expect(await eveCanSignIn()).toBe(false);
  });
});

describe.skipIf(withoutBrowser())("a page of the site", () => {
  it("uploads a file straight to the store, which asks for a signature and nothing else", async () => {
    const storageState = await signedIn(browser, site.url, "admin");
    const { page, errors, close } = await openPage(browser, site.url, { storageState });
    const file = join(site.cloud.dataDir, "places.ndjson");
    writeFileSync(
      file,
      JSON.stringify({ external_id: "1", name: "Straight", city: "Uploadville", cuisines: ["Soup"] }),
    );
    await page.goto("/import");
    await page.getByLabel("File", { exact: true }).setInputFiles(file);
    const [stored] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "PUT"),
      page.getByRole("button", { name: "Upload and import" }).click(),
    ]);
    expect([new URL(stored.url()).port, stored.status()]).toEqual([site.cloud.env.SQS_PORT, 200]);
    await page
      .getByText(/^Finished: 1 row/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(errors).toEqual([]);
    await close();
  });
});

describe.skipIf(withoutBrowser())("the site's own port", () => {
  it.each(["GET", "POST", "OPTIONS"])("takes %s of its own callers only", (method) =>
    expectOwnCallers(site.cloud, method),
  );
});
