import { join } from "node:path";
import { freePort } from "@bellyfed/local/loopback";
import { siteEnvironment, siteUrl } from "@bellyfed/local/site/environment";
import { caller, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ended, printed } from "../open-next/testing/child.ts";
import { siteServer } from "../open-next/testing/site.ts";
import { RECENT_REVIEWS_TAG, RESTAURANTS_TAG, restaurantTag } from "../platform/api.ts";
import { RENEWAL_HEADER } from "../platform/security/door.ts";
import { launchBrowser, withoutBrowser } from "./browser.ts";
import { type CountedApi, countedApi } from "./counted-api.ts";
import { withDemoData } from "./demo-data.ts";
import { type DemoRestaurants, demoRestaurants } from "./demo-restaurants.ts";
import { pages } from "./every-page.ts";
import { type DemoUser, signedIn } from "./signed-in.ts";

describe.skipIf(withoutBrowser())("the calls of a page", () => {
  let cloud: CloudProcess;
  let api: CountedApi;
  let url: string;
  let server: ReturnType<typeof siteServer>;
  let browser: Browser;
  let found: DemoRestaurants;
  let renew: () => Promise<void>;
  const cookies = new Map<DemoUser, string>();

  beforeAll(async () => {
    cloud = withDemoData(await cloudProcess({ BELLYFED_SITE: "off", BELLYFED_DEMO: "on" }));
    await cloud.start();
    api = await countedApi(cloud.url);
    const port = await freePort(0, "WEB_PORT");
    url = siteUrl(port);
    const place = { port, apiPort: Number(cloud.env.API_PORT), dataDir: cloud.dataDir };
    const env = siteEnvironment(place);
    server = siteServer(join(import.meta.dirname, ".."), { ...env, API_URL: api.url });
    await printed(server.child, server.output, /^ready$/m);
    browser = await launchBrowser();
    found = await demoRestaurants({
      ...{ url, cloud, call: caller(cloud) },
      tokenOf: (sub, role = "user") => tokenOf(cloud, sub, role),
    });
    for (const user of ["alice", "olivia", "mona", "admin"] as const) cookies.set(user, await cookiesOf(user));
    const tags = [RESTAURANTS_TAG, RECENT_REVIEWS_TAG, ...Object.values(found).map(restaurantTag)];
    renew = async () => {
      const headers = { "content-type": "application/json", [RENEWAL_HEADER]: env.REVALIDATE_SECRET ?? "" };
      const body = JSON.stringify({ tags });
      expect((await fetch(`${url}/api/revalidate`, { method: "POST", headers, body })).status).toBe(200);
    };
  });
  afterAll(async () => {
    await browser?.close();
    if (server) await ended(server.child, "SIGTERM");
    api?.stop();
    await cloud?.dispose();
  });

  async function cookiesOf(user: DemoUser): Promise<string> {
    const state = await signedIn(browser, url, user);
    if (typeof state === "string") throw new Error("The cookies are in a file");
    return state.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  /** What a page costs that is asked for now. */
  async function callsOf(path: string, as?: DemoUser): Promise<{ readonly status: number; readonly calls: string[] }> {
    await renew();
    api.calls();
    const answer = await fetch(url + path, {
      headers: as ? { cookie: cookies.get(as) ?? "" } : {},
      redirect: "manual",
    });
    await answer.text();
    return { status: answer.status, calls: api.calls() };
  }

  it.each(pages)("$name costs no more than its budget", async ({ calls: most, path, as }) => {
    const { status, calls } = await callsOf(path(found), as);
    expect([200, 404]).toContain(status);
    expect(calls.length, calls.join("\n")).toBeLessThanOrEqual(most);
  });

  it.each(["", "/reviews", "/review", "/edit", "/menu", "/manage"])(
    "an id that somebody made up costs one call: /restaurants/...%s",
    async (page) => {
      const id = `y${page.slice(1, 6)}`.padEnd(26, "z");
      for (const prefix of ["", "/de"]) {
        const { status, calls } = await callsOf(`${prefix}/restaurants/${id}${page}`, "olivia");
        expect([status, calls.map((call) => call.split("?")[0])]).toEqual([404, [`GET /restaurants/${id}`]]);
      }
    },
  );
});
