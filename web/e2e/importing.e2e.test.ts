import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { eventually } from "@bellyfed/testing/e2e/caller";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./accessible.ts";
import { withoutBrowser } from "./browser.ts";
import { guises } from "./guises.ts";
import { type Running, startAll } from "./running.ts";
import { signedIn } from "./signed-in.ts";

const ROWS = 400;
const row = (index: number) => ({
  external_id: `r${index}`,
  name: `Place ${index}`,
  city: "Importville",
  cuisines: ["Soup"],
});

/** The file that a section of the page offers. */
async function downloaded(page: Page, section: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("region", { name: section }).getByRole("link", { name: "Download as CSV" }).click(),
  ]);
  let text = "";
  for await (const chunk of await download.createReadStream()) text += chunk;
  return text;
}

describe.skipIf(withoutBrowser()).each(guises)("importing, JavaScript: $javaScriptEnabled", ({ javaScriptEnabled }) => {
  let running: Running;
  beforeAll(async () => {
    running = await startAll({ BELLYFED_DEMO: "off", MOST_FORM_BYTES: "1000000" });
  });
  afterAll(() => running?.stop());

  it("takes a file, shows how far it is, and hands back the rows that were rejected", async () => {
    const { browser, site, open } = running;
    const file = join(site.cloud.dataDir, "places.ndjson");
    const rows = Array.from({ length: ROWS }, (_, index) => row(index));
    const odd = [
      { ...row(ROWS), name: "" },
      { ...row(ROWS + 1), phone: "ask inside" },
    ];
    writeFileSync(file, [...rows, ...odd].map((each) => JSON.stringify(each)).join("\n"));
    const storageState = await signedIn(browser, site.url, "admin");
    const { page, errors, close } = await open({ javaScriptEnabled, storageState });
    await page.goto("/import");
    await page.getByLabel("File", { exact: true }).setInputFiles(file);
    await page.getByRole("button", { name: "Upload and import" }).click();
    await page.waitForURL("**/import/*");
    await page
      .getByText(`Finished: ${ROWS + 2} rows.`)
      .first()
      .waitFor({ timeout: 60_000 });
    const { body } = await site.call("GET", "/restaurants?city=Importville&limit=1");
    expect(body.data[0]?.name).toBe("Place 0");
    expect(await downloaded(page, "Rejected rows")).toContain(`${ROWS + 1},name,`);
    const notes = page.getByRole("region", { name: "Rows with notes" });
    await notes.getByRole("rowheader", { name: String(ROWS + 2) }).waitFor();
    await notes.getByRole("cell", { name: "must be a phone number" }).waitFor();
    expect(await downloaded(page, "Rows with notes")).toContain(`${ROWS + 2},phone,must be a phone number`);
    expect(errors).toEqual([]);
    await close();
  });

  it("tells before an import what it would do, with what looks like a duplicate, where there are scripts", async () => {
    const { browser, site, open } = running;
    const place = { location: { lat: 40.73, lng: -73.99 }, address: { street: "10 Main Street" } };
    const known = { ...row(1000), name: "Golden Pagoda", ...place };
    const { tokenOf, call } = site;
    const content = JSON.stringify(known);
    await call("POST", "/imports", { body: { profile: "bellyfed", content }, token: await tokenOf("root", "admin") });
    const indexed = () => call("GET", "/search/restaurants?q=pagoda&city=Importville");
    await eventually(indexed, ({ body }) => body.total === 1);
    const twin = { ...known, external_id: "twin", name: "Goldn Pagoda LLC" };
    const file = join(site.cloud.dataDir, "preview.ndjson");
    const items = ["Soup", "Noodles"].map((dish) => ({ name: dish, price: "7.50", currency: "USD" }));
    const serving = { ...known, price_level: 3, menu: { sections: [{ name: "Mains", items }] } };
    const rows = [known, serving, twin, { ...row(1001), name: "" }];
    writeFileSync(file, rows.map((each) => JSON.stringify(each)).join("\n"));
    const storageState = await signedIn(browser, site.url, "admin");
    const { page, errors, close } = await open({ javaScriptEnabled, storageState });
    const look = page.getByRole("button", { name: "Look at it first" });
    for (const path of ["/import", "/de/import", "/ar/import"]) {
      await page.goto(path);
      await page.locator("input[type=file]").setInputFiles(file);
      if (!javaScriptEnabled) {
        expect(await look.count()).toBe(0);
        continue;
      }
      // By keyboard: the button stands behind the one that imports.
      await page.locator("form button[type=submit]").last().focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const report = page.locator("section[aria-labelledby=preview]");
      await report.waitFor();
      await report.locator("table").waitFor();
      expect(await report.locator("dd").allTextContents()).toHaveLength(5);
      expect(await faultsOf(page), path).toEqual([]);
    }
    if (javaScriptEnabled) {
      await page.goto("/import");
      await page.locator("input[type=file]").setInputFiles(file);
      await look.click();
      const report = page.getByRole("region", { name: "What this import would do" });
      await report.getByText("The whole file, 4 rows, was looked at.").waitFor();
      await report.getByText("Changes: price_level and menu").waitFor();
      await report.getByText("2 dishes new, 0 changed, 0 as they are.", { exact: true }).waitFor();
      await report.getByRole("link", { name: /looks like Golden Pagoda, 10 Main Street, Importville/ }).waitFor();
      expect(await report.locator("dd").allTextContents()).toEqual(["1", "1", "1", "1", "1"]);
      await page.getByLabel("City (optional)").fill("Elsewhere");
      await report.waitFor({ state: "detached" });
    }
    expect(errors).toEqual([]);
    await close();
  });

  it("says before the form, in every language, what a file may have without scripts", async () => {
    const { browser, site, open } = running;
    const storageState = await signedIn(browser, site.url, "admin");
    const { page, close } = await open({ javaScriptEnabled, storageState });
    for (const [path, said] of [
      ["/import", "Without JavaScript a file may have 1 MB at most here."],
      ["/de/import", "Ohne JavaScript darf eine Datei hier höchstens 1 MB haben."],
      ["/ar/import", /JavaScript.*ميغابايت/],
    ] as const) {
      await page.goto(path);
      expect(await page.locator("main noscript p").filter({ hasText: said }).count(), path).toBe(
        javaScriptEnabled ? 0 : 1,
      );
    }
    await close();
  });

  it("is for administrators only", async () => {
    const { browser, site, open } = running;
    const { page, close } = await open({
      javaScriptEnabled,
      storageState: await signedIn(browser, site.url, "alice"),
    });
    await page.goto("/import");
    await page.getByRole("heading", { name: "For administrators only" }).waitFor();
    await close();
  });
});
