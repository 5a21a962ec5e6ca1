import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./accessible.ts";
import { withoutBrowser } from "./browser.ts";
import { type DemoRestaurants, demoRestaurants } from "./demo-restaurants.ts";
import { type Running, startAll } from "./running.ts";
import { signedIn } from "./signed-in.ts";

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    return (element?.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element?.textContent ?? "").trim();
  });

/** Steps on by the Tab key until the focus is on something of this name. */
async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
  for (let step = 0; step < most; step++) {
    await page.keyboard.press("Tab");
    if (name.test(await focused(page))) return;
  }
  throw new Error(`${name} was not reached in ${most} steps; at last: ${await focused(page)}`);
}

describe.skipIf(withoutBrowser())("by keyboard only", () => {
  let running: Running;
  let found: DemoRestaurants;
  beforeAll(async () => {
    running = await startAll();
    found = await demoRestaurants(running.site);
  });
  afterAll(() => running?.stop());

  it("skips to the content, searches, and opens a place", async () => {
    const { page, close } = await running.open();
    await page.goto("/");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to content");
    await page.keyboard.press("Enter");
    await tabTo(page, /^Where/);
    await page.keyboard.type("Lisbon");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/restaurants?city=Lisbon*");
    const first = await page.getByRole("main").getByRole("article").first().getByRole("link").first().textContent();
    await tabTo(page, new RegExp(`^${first?.trim().replace(/[.*+?^$()[\]{}|\\]/g, "\\$&")}`));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: first ?? "" }).waitFor();
    await close();
  });

  it.each(["/", "/ar"])("suggests while one types, and is gone through as the pattern has it: %s", async (path) => {
    const { page, errors, close } = await running.open();
    await page.goto(path);
    const what = page.getByRole("combobox").first();
    const options = page.getByRole("option");
    const active = async () => {
      const id = await what.getAttribute("aria-activedescendant");
      return id && (await page.locator(`[id="${id}"][aria-selected=true]`).textContent());
    };
    await what.focus();
    await page.keyboard.type("ram");
    await options.first().waitFor();
    const texts = await options.allTextContents();
    expect([texts[0], await what.getAttribute("aria-expanded"), await active()]).toEqual(["Ramen", "true", null]);
    expect(await options.first().locator("mark").textContent()).toBe("Ram");
    await page.keyboard.press("ArrowDown");
    expect(await active()).toBe("Ramen");
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Home");
    expect([await active(), await what.evaluate((input: HTMLInputElement) => input.selectionStart)]).toEqual([null, 0]);
    await page.keyboard.press("ArrowUp");
    expect(await active()).toBe(texts.at(-1));
    await page.keyboard.press("Escape");
    expect([await options.count(), await what.inputValue()]).toEqual([0, "ram"]);
    await page.keyboard.press("ArrowDown");
    await options.first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/restaurants?cuisine=Ramen");
    expect(errors).toEqual([]);
    await close();
  });

  it("moves the map by arrow keys, and leaves it again", async () => {
    const { page, close } = await running.open();
    await page.goto("/restaurants?city=Lisbon", { waitUntil: "networkidle" });
    await tabTo(page, /^Map, move with the arrow keys/);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Tab");
    expect(await focused(page)).not.toMatch(/^Map, move/);
    await close();
  });

  it("chooses stars by arrow keys and posts a review", async () => {
    const { site, browser, open } = running;
    const { page, close } = await open({ storageState: await signedIn(browser, site.url, "alice") });
    await page.goto(`/restaurants/${found.bare}/review`);
    await tabTo(page, /^\d stars?/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const chosen = Number(/^\d/.exec(await focused(page))?.[0]);
    await tabTo(page, /^Your review/);
    await page.keyboard.type("Written without a mouse.");
    await tabTo(page, /^Post review/);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/restaurants/${found.bare}*`);
    await expect
      .poll(async () => (await site.call("GET", `/restaurants/${found.bare}/reviews`)).body.data, { timeout: 10_000 })
      .toMatchObject([{ rating: chosen, text: "Written without a mouse." }]);
    await close();
  });
});
