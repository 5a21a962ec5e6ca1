import { rmSync } from "node:fs";
import { join } from "node:path";
import { APP, TUNNEL } from "@bellyfed/testing/e2e/callers";
import { exchange } from "@bellyfed/testing/local/raw";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPage, withoutBrowser } from "./browser.ts";
import { expectOwnCallers } from "./own-callers.ts";
import { type Site, startSite } from "./site.ts";

describe.skipIf(withoutBrowser())("the site while it is developed", () => {
  let developed: Site;
  let browser: Browser;
  beforeAll(async () => {
    const told = { BELLYFED_DEMO: "off", ALLOWED_HOSTS: TUNNEL, CORS_ORIGINS: APP };
    [developed, browser] = await Promise.all([startSite({ ...told, BELLYFED_SITE: "dev" }), launchBrowser()]);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await developed?.cloud.dispose();
    // The type check would read the types that are in it.
    rmSync(join(import.meta.dirname, "../.next/dev"), { recursive: true, force: true });
  });

  it("takes requests of its own callers only", () => expectOwnCallers(developed.cloud, "GET"));

  it("shows a page and what changes in it, but no WebSocket to another site", async () => {
    const { page, errors, close } = await openPage(browser, developed.url);
    const [socket] = await Promise.all([
      page.waitForEvent("websocket", { timeout: 60_000 }),
      page.goto("/", { timeout: 60_000 }),
    ]);
    await socket.waitForEvent("framereceived");
    expect(errors).toEqual([]);
    await close();
    const { host, pathname } = new URL(socket.url());
    const upgrade = (from: string) =>
      exchange(
        Number(developed.cloud.env.WEB_PORT),
        `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: ${from}\r\n\r\n`,
      );
    expect(await upgrade("http://evil.test")).toMatch(/^HTTP\/1\.1 403 [\s\S]*gateway\.filtered/);
  });
});
