import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "./browser.ts";
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

describe.skipIf(withoutBrowser()).each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  "importing, JavaScript: $javaScriptEnabled",
  ({ javaScriptEnabled }) => {
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
  },
);
