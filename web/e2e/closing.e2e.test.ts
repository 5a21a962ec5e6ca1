import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf, overflowOf } from "./accessible.ts";
import { withoutBrowser } from "./browser.ts";
import { waitUntilStored } from "./demo-restaurants.ts";
import { guises } from "./guises.ts";
import { type Running, startAll } from "./running.ts";
import { signedIn } from "./signed-in.ts";

const pictures = join(import.meta.dirname, "../../test-results/screenshots");
const CLOSE = "Yes, close it for good";
const DAY_MS = 86_400_000;
const dayAfter = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
/** Far from both of the days between which it may be, whenever the tests run. */
const [day, another, past] = [dayAfter(30), dayAfter(60), dayAfter(-30)];
const written = (of: string): string =>
  new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(new Date(of));

/** Of every kind, with days that are different and what the form has no fields for. */
const hours = {
  regular: ["open", "kitchen", "delivery", "takeaway", "happy_hour", "brunch"].flatMap((kind) => [
    { kind, day: 1, from: 720, to: 900 },
    { kind, day: 5, from: 1080, to: 1560 },
  ]),
  special: [
    { date: "12-24", spans: [{ from: 600, to: 840 }], note: "Christmas" },
    { date: "PH", spans: [], note: "we sleep" },
  ],
  text: "Ring twice",
};

describe.skipIf(withoutBrowser())("closing on a day", () => {
  let running: Running;
  let olivia: Awaited<ReturnType<typeof signedIn>>;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    running = await startAll({ BELLYFED_DEMO: "off" });
    olivia = await signedIn(running.browser, running.site.url, "olivia");
  });
  afterAll(() => running?.stop());

  const stored = async (path: string) => (await running.site.call("GET", path)).body;
  async function place(name: string, more: object = {}): Promise<string> {
    const { call, tokenOf } = running.site;
    const body = { name, city: "Porto", cuisines: ["Soup"], ...more };
    const made = await call("POST", "/restaurants", { body, token: await tokenOf("olivia", "owner") });
    await waitUntilStored(call, `/restaurants/${made.body.id}`, ({ status }) => status === "open");
    return `/restaurants/${made.body.id}`;
  }
  const summary = (page: Page, text: string) => page.locator("summary").filter({ hasText: text });
  const closing = (page: Page) => page.locator("form").filter({ has: page.getByRole("button", { name: CLOSE }) });

  describe.each(guises)("JavaScript: $javaScriptEnabled", ({ javaScriptEnabled }) => {
    const open = () => running.open({ javaScriptEnabled, storageState: olivia });

    it("says beside its field what is wrong, keeps what was entered, and closes nothing", async () => {
      const path = await place("The Hasty Door");
      const { page, errors, close } = await open();
      await page.goto(`${path}/manage`);
      await summary(page, "Close for good").click();
      const form = closing(page);
      await form.getByLabel("Day").fill(past);
      await form.getByRole("button", { name: CLOSE }).click();
      await form.getByRole("alert").waitFor();
      expect(await form.getByLabel("Day").getAttribute("aria-invalid")).toBe("true");
      expect(await form.locator("#status-on-error").textContent()).toBe(
        "Choose a day from tomorrow on, within a year.",
      );
      expect(await form.getByLabel("Day").inputValue()).toBe(past);

      await form.getByLabel("Day").fill(day);
      await form.getByLabel("Reason").fill("We move");
      await form.getByRole("button", { name: CLOSE }).click();
      await form.locator("#status-reason-error").waitFor();
      expect(await form.getByLabel("Day").getAttribute("aria-invalid")).toBeNull();
      expect(await form.getByLabel("Reason").inputValue()).toBe("We move");
      expect(await stored(path)).toMatchObject({ status: "open", closes_on: null, version: 1 });
      expect(errors).toEqual([]);
      await close();
    });

    it("says as which other place it goes on, by the address of that one", async () => {
      const [path, other] = [await place("The Old Corner"), await place("The New Corner")];
      const { page, errors, close } = await open();
      await page.goto(`${path}/manage`);
      await summary(page, "Close for good").click();
      const form = closing(page);
      await form.getByLabel("Goes on as").fill("The New Corner");
      await form.getByRole("button", { name: CLOSE }).click();
      await form.locator("#status-moved_to-error").waitFor();
      expect(await form.getByLabel("Goes on as").inputValue()).toBe("The New Corner");
      await form.getByLabel("Goes on as").fill(`${running.site.url}/de${other}`);
      await form.getByRole("button", { name: CLOSE }).click();
      await page.waitForURL(`**${path}`);
      expect(await stored(path)).toMatchObject({ status: "closed", moved_to: other.split("/").at(-1) });
      expect(errors).toEqual([]);
      await close();
    });

    it("shows the day on its page, lets the owner choose another, and take it back", async () => {
      const path = await place("The Slow Goodbye");
      const { page, errors, close } = await open();
      const choose = async (title: string, chosen: string) => {
        await page.goto(`${path}/manage`);
        await summary(page, title).click();
        await closing(page).getByLabel("Day").fill(chosen);
        await closing(page).getByRole("button", { name: CLOSE }).click();
        await page.waitForURL(`**${path}`);
        await page.getByText(`Closes for good on ${written(chosen)}`).waitFor();
        // As search engines read it: a document of its own.
        await page.goto(path);
        expect(await page.locator("meta[name=description]").getAttribute("content")).toContain(written(chosen));
        expect(await stored(path)).toMatchObject({ status: "open", closes_on: chosen });
      };
      await choose("Close for good", day);
      expect(await page.getByRole("link", { name: "Write a review" }).isVisible()).toBe(true);
      await choose("Close at once, or on another day", another);

      const isTold = ({ closes_on }: { readonly closes_on: string }) => closes_on === another;
      await waitUntilStored(running.site.call, "/search/restaurants?city=Porto", ({ data }) => data.some(isTold));
      await page.goto("/restaurants?city=Porto");
      await page
        .getByRole("article")
        .filter({ hasText: "The Slow Goodbye" })
        .getByText(`Closes for good on ${written(another)}`)
        .first()
        .waitFor();
      await page.goto(`${path}/manage`);
      await page.getByText(`It is open, and closes for good on ${written(another)}.`).waitFor();
      await summary(page, "Stay open").click();
      await page.getByRole("button", { name: "Yes, let it stay open" }).click();
      await page.waitForURL(`**${path}`);
      await page.getByRole("link", { name: "Write a review" }).waitFor();
      expect(await page.getByText("Closes for good").count()).toBe(0);
      expect(await stored(path)).toMatchObject({ status: "open", closes_on: null, version: 4 });
      expect(errors).toEqual([]);
      await close();
    });
  });

  it("can be used and read in every language, on a desk and on a phone", async () => {
    const path = await place("The Last Table", { hours, chain: "Tables & Co", neighborhood: "Ribeira" });
    const token = await running.site.tokenOf("olivia", "owner");
    await running.site.call("POST", `${path}/close`, { body: { on: day }, token });
    await waitUntilStored(running.site.call, path, ({ closes_on }) => closes_on === day);
    for (const [language, width] of [
      ["", 1280],
      ["/de", 390],
      ["/ar", 390],
    ] as const) {
      const viewport = { width, height: 900 };
      const { page, errors, close } = await running.open({ viewport, reducedMotion: "reduce", storageState: olivia });
      const search = "/restaurants?q=table+ribeira&chain=Tables+%26+Co";
      const pages = [
        ["place", path],
        ["manage", `${path}/manage`],
        ["edit", `${path}/edit`],
        ["found", search],
        ["found-nothing", `${search}&grade=A&grade=B`],
      ] as const;
      for (const [shown, address] of pages.slice(0, language === "/de" ? 2 : pages.length)) {
        await page.goto(language + address, { waitUntil: "networkidle" });
        for (const each of await page.locator("#hours details:first-of-type > summary, details.card > summary").all())
          await each.click();
        const name = `closing-${shown}-${language.slice(1) || "en"}.png`;
        await page.screenshot({ path: join(pictures, name), fullPage: true });
        expect(await faultsOf(page)).toEqual([]);
        expect(await overflowOf(page)).toBe(0);
      }
      expect(errors).toEqual([]);
      await close();
    }
  });
});
