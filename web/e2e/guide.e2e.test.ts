import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf, overflowOf } from "./accessible.ts";
import { withoutBrowser } from "./browser.ts";
import { type Running, startAll } from "./running.ts";
import { signedIn } from "./signed-in.ts";

/** Seconds from a question to the end of its answer, on a machine that does other things too. */
const PATIENCE = 30_000;

describe.skipIf(withoutBrowser())("the guide", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startAll();
  });
  afterAll(() => running?.stop());

  /** In a profile of its own; nothing may be refused or thrown there. */
  async function visiting(options: BrowserContextOptions, visit: (page: Page) => Promise<void>): Promise<void> {
    const { page, errors, close } = await running.open(options);
    await visit(page);
    expect(errors).toEqual([]);
    await close();
  }
  async function ask(page: Page, question: string): Promise<void> {
    const asked = await turns(page).count();
    await page.locator("textarea").fill(question);
    await page.locator("form:has(textarea) button[type=submit]").click();
    await turns(page).nth(asked).and(page.locator("[aria-busy=false]")).waitFor({ timeout: PATIENCE });
  }
  const turns = (page: Page) => page.locator("article:has(> h2)");
  const lastAnswer = (page: Page) => turns(page).last();

  describe.each([true, false])("JavaScript: %s", (javaScriptEnabled) => {
    it("answers with sources, cards and a map, and goes on with the chat", async () => {
      await visiting({ javaScriptEnabled }, async (page) => {
        await page.goto("/guide");
        await ask(page, "Vegan food in Lisbon");
        const answer = lastAnswer(page);
        await answer.getByText("Answered by rules from what is on Bellyfed").waitFor();
        await page.getByRole("region", { name: "Map of the places in this answer" }).waitFor();
        const cards = page.locator("#places article");
        expect(await cards.count()).toBeGreaterThan(1);
        const mark = answer.getByRole("link", { name: "Source 1", exact: true }).first();
        const source = await mark.getAttribute("href");
        await page.locator(`${source} a[href^="/restaurants/"]`).waitFor();
        await ask(page, "cheaper");
        await expect.poll(() => turns(page).count()).toBe(2);
        // The places of an answer come after it.
        await expect.poll(() => page.locator("#places").count()).toBe(1);
        expect(await overflowOf(page)).toBe(0);
        if (javaScriptEnabled) expect(await faultsOf(page)).toEqual([]);
      });
    });

    it("keeps what is too long, and says so", async () => {
      await visiting({ javaScriptEnabled }, async (page) => {
        const long = "ramen ".repeat(200).trim();
        await page.goto("/guide");
        await page.getByLabel("Your question").fill(long);
        await page.getByRole("button", { name: "Ask", exact: true }).click();
        // Next.js has an alert of its own, by which it announces pages.
        await page.getByRole("alert").filter({ hasText: "Please check" }).waitFor();
        await expect.poll(() => page.getByLabel("Your question").inputValue()).toBe(long);
        await page.locator("textarea[aria-invalid=true]").waitFor();
      });
    });

    it("shares an answer with whoever has its address, until the chat is deleted", async () => {
      await visiting({ javaScriptEnabled }, async (page) => {
        await page.goto("/guide");
        await ask(page, "Ramen in Kyoto");
        await page.getByRole("button", { name: "Share this answer" }).click();
        if (javaScriptEnabled) await page.getByRole("link", { name: "Look at it" }).click();
        await page.waitForURL("**/guide/shared/*");
        const address = page.url();
        await visiting({ javaScriptEnabled }, async (other) => {
          await other.goto(address);
          await other.getByRole("heading", { name: "Ramen in Kyoto" }).waitFor();
          expect(await other.locator("#places article").count()).toBeGreaterThan(0);
          expect(await other.locator('meta[name="robots"]').getAttribute("content")).toContain("noindex");
          expect(await other.locator("textarea").count()).toBe(0);
          if (javaScriptEnabled) expect(await faultsOf(other)).toEqual([]);
        });
        await page.goto("/guide/history");
        await page.getByRole("button", { name: /^Delete .*Ramen in Kyoto/ }).click();
        await page.getByText("It is deleted.").waitFor();
        await page.getByText("There are no chats.").waitFor();
        expect((await page.goto(address))?.status()).toBe(404);
      });
    });
  });

  it("lists the chats of a browser, goes on with an older one, and deletes all", async () => {
    await visiting({}, async (page) => {
      await page.goto("/guide");
      await ask(page, "Pizza in Lisbon");
      await page.getByRole("button", { name: "New chat" }).click();
      await page.getByRole("heading", { name: "For example" }).waitFor();
      await ask(page, "Ramen in Kyoto");
      await page.goto("/guide/history");
      await page.getByRole("button", { name: /^Go on.*Pizza in Lisbon/ }).click();
      await page.getByRole("heading", { name: "Pizza in Lisbon" }).waitFor();
      await page.goto("/guide/history");
      expect(await faultsOf(page)).toEqual([]);
      await page.getByText("Delete all", { exact: true }).click();
      await page.getByRole("button", { name: "Yes, delete all" }).click();
      await page.getByText("There are no chats.").waitFor();
      await page.goto("/guide");
      await page.getByRole("heading", { name: "For example" }).waitFor();
      expect(await page.context().cookies()).not.toContainEqual(expect.objectContaining({ name: "bellyfed_chats" }));
    });
  });

  it("keeps the chats of an account for it alone, in every browser", async () => {
    const storageState = await signedIn(running.browser, running.site.url, "alice");
    await visiting({ storageState }, async (page) => {
      await page.goto("/guide");
      await ask(page, "Tacos in Lisbon");
    });
    await visiting({ storageState }, async (page) => {
      await page.goto("/account");
      await page.getByRole("button", { name: /^Account of/ }).click();
      await page.getByRole("menuitem", { name: "Your chats" }).click();
      await page.getByRole("heading", { name: "Tacos in Lisbon" }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole("button", { name: /^Delete .*Tacos in Lisbon/ }).click();
      await page.getByText("There are no chats.").waitFor();
    });
    await visiting({}, async (page) => {
      await page.goto("/guide/history");
      await page.getByText("There are no chats.").waitFor();
    });
  });

  it("speaks Arabic, from right to left, in the dark and on a phone", async () => {
    await visiting({ viewport: { width: 390, height: 844 }, colorScheme: "dark" }, async (page) => {
      await page.goto("/ar/guide");
      await ask(page, "مطعم نباتي في لشبونة");
      expect(await lastAnswer(page).innerText()).toMatch(/\p{Script=Arabic}{3}/u);
      expect([await overflowOf(page), await faultsOf(page)]).toEqual([0, []]);
    });
  });

  it("is reached from a search, with its words, and asks nothing by itself", async () => {
    await visiting({}, async (page) => {
      await page.goto("/restaurants?q=quiet&city=Lisbon");
      await page.getByRole("main").getByRole("link", { name: "Ask the guide" }).click();
      await page.waitForURL("**/guide?q=quiet");
      expect(await page.getByLabel("Your question").inputValue()).toBe("quiet");
      expect(await page.locator("article").count()).toBe(0);
    });
  });

  it("knows where somebody is who says so", async () => {
    const geolocation = { latitude: 38.7223, longitude: -9.1393 };
    await visiting({ geolocation, permissions: ["geolocation"] }, async (page) => {
      await page.goto("/guide");
      await page.getByRole("button", { name: "Near me" }).click();
      await page.getByText("The guide is told where you are.").waitFor();
      await ask(page, "Seafood near me");
      expect(await page.locator("#places").innerText()).toContain("Lisbon");
    });
  });
});
