import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildEmptySite, emptySite } from "./empty-site.ts";
import { brotliBytes, firstLoadScripts } from "./first-load.ts";
import { type Site, startSite } from "./site.ts";

const BUDGET = 45 * 1024;
let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.cloud.dispose());

/** The empty page's scripts, from its own build. */
async function emptyPage(): Promise<number> {
  await buildEmptySite();
  const html = readFileSync(join(emptySite, ".next/server/app/index.html"), "utf8");
  const files = firstLoadScripts(html).map((path) => readFileSync(join(emptySite, path.replace("/_next/", ".next/"))));
  expect(files.length).toBeGreaterThan(3);
  return brotliBytes(files);
}

async function page(path: string): Promise<number> {
  const html = await (await fetch(site.url + path)).text();
  const files = await Promise.all(
    firstLoadScripts(html).map(async (src) => Buffer.from(await (await fetch(site.url + src)).arrayBuffer())),
  );
  return brotliBytes(files);
}

it("a restaurant's page loads at most 45 KB of scripts more than an empty page", async () => {
  const { body } = await site.call("GET", "/restaurants?limit=1");
  const [ours, nothing] = [await page(`/restaurants/${body.data[0].id}`), await emptyPage()];
  process.stdout.write(
    `First load: ${ours} B of scripts by Brotli; an empty page ${nothing} B; above it ${ours - nothing} B\n`,
  );
  expect(nothing).toBeGreaterThan(50_000);
  expect(ours - nothing).toBeLessThanOrEqual(BUDGET);
});
