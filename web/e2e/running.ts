import type { Browser, BrowserContextOptions } from "playwright-core";
import { launchBrowser, openPage, type WatchedPage } from "./browser.ts";
import { type Site, startSite } from "./site.ts";

/** The site and a browser, for one file of tests. */
export interface Running {
  readonly site: Site;
  readonly browser: Browser;
  /** A page in a profile of its own. */
  readonly open: (options?: BrowserContextOptions) => Promise<WatchedPage>;
  stop(): Promise<void>;
}

export async function startAll(further: Readonly<Record<string, string>> = {}): Promise<Running> {
  const [site, browser] = await Promise.all([startSite(further), launchBrowser()]);
  return {
    site,
    browser,
    open: (options) => openPage(browser, site.url, options),
    stop: async () => {
      await browser.close();
      await site.cloud.dispose();
    },
  };
}
