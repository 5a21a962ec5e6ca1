import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "./browser.ts";
import { waitUntilStored } from "./demo-restaurants.ts";
import { type Running, startAll } from "./running.ts";
import { signedIn } from "./signed-in.ts";

// Numbers and texts that are entered as people write them, not as a program would.
describe.skipIf(withoutBrowser())("a form takes", () => {
  let running: Running;
  let olivia: NonNullable<BrowserContextOptions["storageState"]>;
  let restaurant: string;
  beforeAll(async () => {
    running = await startAll({ BELLYFED_DEMO: "off" });
    const { browser, site } = running;
    olivia = await signedIn(browser, site.url, "olivia");
    const body = { name: "Sopa", city: "Porto", cuisines: ["Soup"] };
    const made = await site.call("POST", "/restaurants", { body, token: await site.tokenOf("olivia", "owner") });
    restaurant = `/restaurants/${made.body.id}`;
    await waitUntilStored(site.call, restaurant, ({ version }) => version === 1);
  });
  afterAll(() => running?.stop());

  const stored = async (path = "") => (await running.site.call("GET", restaurant + path)).body;
  const open = async (path: string, javaScriptEnabled: boolean) => {
    const watched = await running.open({ javaScriptEnabled, storageState: olivia });
    await watched.page.goto(path);
    return watched;
  };

  it.each([
    ["(212) 555–0137", "212 555 0137", "tel:2125550137", true],
    ["+1 212-555-0145 ext. 12", "+1 212 555 0145 ext. 12", "tel:+12125550145;ext=12", false],
    ["+٣٥١ ٢٢٢ ٠٠٣ ٠٠٤", "+351 222 003 004", "tel:+351222003004", true],
  ])("the phone number %s, and shows it as %s", async (written, kept, uri, javaScriptEnabled) => {
    const { page, errors, close } = await open(`${restaurant}/edit`, javaScriptEnabled);
    await typed(page, "Phone", written);
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.waitForURL(`**${restaurant}`);
    expect((await stored()).phone).toBe(kept);
    expect(await page.getByRole("link", { name: kept, exact: true }).getAttribute("href")).toBe(uri);
    await page.goto(`${restaurant}/edit`);
    expect(await page.getByLabel("Phone").inputValue()).toBe(kept);
    expect(errors).toEqual([]);
    await close();
  });

  it.each([
    ["/de", "Preis", "1.234,50 €", "EUR", 123450, "1234,50"],
    ["", "Price", "€ 12.50", "EUR", 1250, "12.50"],
    ["/ar", "السعر", "١٢٫٥٠", "EGP", 1250, "12.50"],
    ["", "Price", "¥1200", "JPY", 1200, "1200"],
  ])("on %s/…/menu, as %s, %s %s", async (language, label, written, currency, amount, shown) => {
    const { page, errors, close } = await open(`${language}${restaurant}/menu`, amount === 1250);
    const form = page.locator("form").filter({ has: page.locator("[name=suffix]") });
    await form.locator("[name=section]").fill("Soups");
    await form.locator("[name=name]").fill(`Dish ${language}${currency}`);
    await form.getByLabel(label).fill(written);
    await form.locator("[name='price.currency']").fill(currency);
    await form.getByRole("button").click();
    const dish = async () => {
      const [section] = (await stored("/menu")).sections;
      return section?.items.find(({ name }: { name: string }) => name === `Dish ${language}${currency}`);
    };
    await expect.poll(async () => (await dish())?.price, { timeout: 15_000 }).toEqual({ amount, currency });
    await page.goto(`${language}${restaurant}/menu?edit=${(await dish()).id}`);
    expect(await page.getByLabel(label).first().inputValue()).toBe(shown);
    expect(errors).toEqual([]);
    await close();
  });

  it.each([
    ["1.234", "This could be read in two ways.", true],
    ["$12", "What stands beside the number is not EUR.", false],
    ["a lot", "A price like 12.50, please", true],
  ])("no price of %s, and says why", async (written, why, javaScriptEnabled) => {
    const { page, close } = await open(`${restaurant}/menu`, javaScriptEnabled);
    const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Add to the menu" }) });
    await form.getByLabel("Section").fill("Soups");
    await form.getByLabel("Dish").fill("Caldo");
    await form.getByLabel("Price").fill(written);
    await form.getByLabel("Currency").fill("EUR");
    await form.getByRole("button", { name: "Add to the menu" }).click();
    await form.getByText(why).first().waitFor();
    expect(await form.getByLabel("Price").inputValue()).toBe(written);
    await close();
  });

  it.each([true, false])(
    "a name as long as the API does, whatever its characters (JavaScript: %s)",
    async (enabled) => {
      const { page, close } = await open(`${restaurant}/edit`, enabled);
      const name = `${enabled ? "A" : "B"}${"🍜".repeat(119)}`;
      await typed(page, "Name", name);
      await page.getByRole("button", { name: "Save changes" }).click();
      await page.waitForURL(`**${restaurant}`);
      expect((await stored()).name).toBe(name);
      await page.goto(`${restaurant}/edit`);
      await typed(page, "Name", `${name}🍜`);
      await page.getByRole("button", { name: "Save changes" }).click();
      await page.getByText("120").first().waitFor();
      expect(await page.getByLabel("Name").inputValue()).toBe(`${name}🍜`);
      await close();
    },
  );
});

/** As a keyboard does it: a browser cuts what is typed where an input says how long it may be. */
async function typed(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: false }).first().fill("");
  await page.getByLabel(label, { exact: false }).first().focus();
  await page.keyboard.insertText(text);
}
