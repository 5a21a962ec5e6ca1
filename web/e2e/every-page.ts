import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf, overflowOf } from "./accessible.ts";
import { launchBrowser, openPage } from "./browser.ts";
import { type DemoRestaurants, demoRestaurants } from "./demo-restaurants.ts";
import { type DemoUser, signedIn } from "./signed-in.ts";
import { type Site, startSite } from "./site.ts";

const pictures = join(import.meta.dirname, "../../test-results/screenshots");

interface Shown {
  readonly name: string;
  readonly path: (found: DemoRestaurants) => string;
  readonly as?: DemoUser;
}
const page = (name: string, path: string | ((found: DemoRestaurants) => string), as?: DemoUser): Shown => ({
  name,
  path: typeof path === "string" ? () => path : path,
  ...(as && { as }),
});

const pages: readonly Shown[] = [
  page("home", "/"),
  page("search", "/restaurants?city=Lisbon"),
  page("search-nothing", "/restaurants?city=Lisbom&cuisine=Martian"),
  page("search-bad-cursor", "/restaurants?city=Lisbon&cursor=forged"),
  page("restaurant", ({ busy }) => `/restaurants/${busy}`),
  page("restaurant-bare", ({ bare }) => `/restaurants/${bare}`),
  page("restaurant-closed", ({ closed }) => `/restaurants/${closed}`),
  page("reviews", ({ busy }) => `/restaurants/${busy}/reviews`),
  page("developers", "/developers"),
  page("developers-api", "/developers/api"),
  page("developers-events", "/developers/events"),
  page("sign-in", "/sign-in"),
  page("sign-up", "/sign-up"),
  page("not-found", "/no/such/page"),
  page("account", "/account", "alice"),
  page("account-password", "/account/password", "alice"),
  page("account-second-factor", "/account/second-factor", "alice"),
  page("review-form", ({ bare }) => `/restaurants/${bare}/review`, "alice"),
  page("restaurant-new", "/restaurants/new", "olivia"),
  page("restaurant-edit", ({ bare }) => `/restaurants/${bare}/edit`, "olivia"),
  page("menu-editor", ({ bare }) => `/restaurants/${bare}/menu`, "olivia"),
  page("manage", ({ bare }) => `/restaurants/${bare}/manage`, "olivia"),
  page("not-the-owner", ({ bare }) => `/restaurants/${bare}/manage`, "alice"),
  page("import", "/import", "admin"),
  page("import-not-admin", "/import", "alice"),
];

/** How a page is looked at: the language's path, and what the browser is. */
interface Guise extends BrowserContextOptions {
  readonly prefix: string;
}

/** Tests of every page in these guises, with a picture of each. */
export function everyPage(guises: Readonly<Record<string, Guise>>): void {
  let site: Site;
  let browser: Browser;
  let found: DemoRestaurants;
  const states = new Map<DemoUser, NonNullable<BrowserContextOptions["storageState"]>>();
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    site = await startSite();
    browser = await launchBrowser();
    found = await demoRestaurants(site);
    for (const user of ["alice", "olivia", "admin"] as const) states.set(user, await signedIn(browser, site.url, user));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await site?.cloud.dispose();
  });

  describe.each(Object.entries(guises))("%s", (guise, { prefix, ...options }) => {
    it.each(pages)(
      "$name: axe finds nothing, nothing is refused or thrown, nothing has to be scrolled sideways",
      async ({ name, path, as }) => {
        const storageState = as && states.get(as);
        const watched = await openPage(browser, site.url, {
          ...options,
          reducedMotion: "reduce",
          ...(storageState && { storageState }),
        });
        const shown = path(found);
        await watched.page.goto(prefix + (shown === "/" && prefix ? "" : shown), { waitUntil: "networkidle" });
        await watched.page.screenshot({ path: join(pictures, `${name}-${guise}.png`), fullPage: true });
        expect(await faultsOf(watched.page)).toEqual([]);
        expect(await overflowOf(watched.page)).toBe(0);
        expect(watched.errors).toEqual([]);
        await watched.close();
      },
    );
  });
}
