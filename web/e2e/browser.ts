import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
];

/** The system's Chromium: CHROMIUM, or where distributions put it. */
export const chromiumPath = process.env.CHROMIUM || PLACES.find((path) => existsSync(path));

/** For `describe.skipIf`: without a browser the tests say how to get one; on CI they fail instead. */
export function withoutBrowser(): boolean {
  if (chromiumPath) return false;
  const advice = "The browser tests need Chromium: `apt-get install chromium` (Debian), or name a binary in CHROMIUM.";
  if (process.env.CI) throw new Error(advice);
  process.stderr.write(`\n${advice} They are skipped.\n\n`);
  return true;
}

/** `further`: switches of Chromium. */
export const launchBrowser = (further: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath ?? "chromium",
    // Containers have no user namespaces for the sandbox, and no graphics card for the map.
    args: ["--no-sandbox", "--enable-unsafe-swiftshader", ...further],
  });

/** A page that remembers what went wrong in it: errors on its console (refusals by the content security policy among them) and thrown ones. */
export interface WatchedPage {
  readonly page: Page;
  readonly errors: string[];
  close(): Promise<void>;
}

/** Errors that a test provokes itself: the browser logs every answer with an error status. */
const STATUS = /^Failed to load resource: the server responded with a status of/;

export async function openPage(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL, locale: "en-GB", timezoneId: "UTC", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !STATUS.test(message.text())) errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  return { page, errors, close: () => context.close() };
}
