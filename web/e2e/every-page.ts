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
  /** Calls of the API that it may cost when nothing of it is kept: the site's key has a rate, which one visitor must not spend. */
  readonly calls: number;
  readonly path: (found: DemoRestaurants) => string;
  readonly as?: DemoUser;
}
const page = (
  name: string,
  calls: number,
  path: string | ((found: DemoRestaurants) => string),
  as?: DemoUser,
): Shown => ({
  name,
  calls,
  path: typeof path === "string" ? () => path : path,
  ...(as && { as }),
});

/** Every page of the site, and what else it shows in its place. */
export const pages: readonly Shown[] = [
  page("home", 4, "/"),
  page("search", 2, "/restaurants?city=Lisbon"),
  page("search-nothing", 3, "/restaurants?city=Lisbom&cuisine=Martian"),
  page(
    "search-filtered",
    2,
    "/restaurants?near=38.72,-9.14&radius=25000&cuisine=Seafood&cuisine=Portuguese&price=2&sort=distance",
  ),
  page("search-bad-cursor", 3, "/restaurants?city=Lisbon&cursor=forged"),
  page("restaurant", 4, ({ busy }) => `/restaurants/${busy}`),
  page("restaurant-bare", 4, ({ bare }) => `/restaurants/${bare}`),
  page("restaurant-closed", 4, ({ closed }) => `/restaurants/${closed}`),
  page("reviews", 2, ({ busy }) => `/restaurants/${busy}/reviews`),
  page("reviews-wanted", 2, ({ busy }) => `/restaurants/${busy}/reviews?sort=lowest&q=the`),
  page("reviews-none", 2, ({ busy }) => `/restaurants/${busy}/reviews?q=xyzzy`),
  page("developers", 0, "/developers"),
  page("developers-api", 1, "/developers/api"),
  page("developers-events", 0, "/developers/events"),
  page("developers-mcp", 0, "/developers/mcp"),
  page("developers-stability", 1, "/developers/stability"),
  page("guide", 1, "/guide"),
  page("guide-words", 1, "/guide?q=Somewhere+quiet+in+Kyoto"),
  page("guide-history", 0, "/guide/history"),
  page("guide-history-account", 1, "/guide/history", "alice"),
  page("guide-shared-gone", 1, `/guide/shared/${"0".repeat(22)}`),
  page("sign-in", 0, "/sign-in"),
  page("sign-up", 0, "/sign-up"),
  page("not-found", 0, "/no/such/page"),
  // The names of places that are not kept are asked for, one by one.
  page("account", 2, "/account", "alice"),
  page("account-password", 0, "/account/password", "alice"),
  page("account-delete", 0, "/account/delete", "alice"),
  page("account-second-factor", 0, "/account/second-factor", "alice"),
  page("review-form", 2, ({ bare }) => `/restaurants/${bare}/review`, "alice"),
  page("restaurant-new", 1, "/restaurants/new", "olivia"),
  page("restaurant-edit", 2, ({ bare }) => `/restaurants/${bare}/edit`, "olivia"),
  page("menu-editor", 2, ({ bare }) => `/restaurants/${bare}/menu`, "olivia"),
  page("manage", 2, ({ bare }) => `/restaurants/${bare}/manage`, "olivia"),
  page("not-the-owner", 1, ({ bare }) => `/restaurants/${bare}/manage`, "alice"),
  page("manage-moderator", 2, ({ busy }) => `/restaurants/${busy}/manage`, "mona"),
  page("manage-hidden", 2, ({ hidden }) => `/restaurants/${hidden}/manage`, "olivia"),
  page("hidden", 1, ({ hidden }) => `/restaurants/${hidden}`),
  page("moderation", 3, "/moderation", "mona"),
  page("moderation-author", 3, "/moderation?author=alice", "mona"),
  page("moderation-hidden", 1, "/moderation/hidden", "mona"),
  page("moderation-removed", 2, "/moderation/removed", "mona"),
  page("moderation-merge", 2, ({ busy, bare }) => `/moderation/merge?from=${bare}&into=${busy}`, "mona"),
  page("moderation-reports", 1, "/moderation/reports", "mona"),
  page("moderation-reports-closed", 1, "/moderation/reports?status=closed", "mona"),
  page("report-place", 1, ({ busy }) => `/restaurants/${busy}/report`, "alice"),
  page("helpful", 2, ({ busy }) => `/restaurants/${busy}/helpful?review=${"0".repeat(26)}`, "alice"),
  page("moderation-not-moderator", 0, "/moderation", "alice"),
  page("system", 1, "/system", "admin"),
  page("system-not-admin", 0, "/system", "alice"),
  page("import", 0, "/import", "admin"),
  page("import-not-admin", 0, "/import", "alice"),
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
    for (const user of ["alice", "olivia", "mona", "admin"] as const)
      states.set(user, await signedIn(browser, site.url, user));
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
