import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { chromiumPath } from "./browser.ts";

export const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Scores = Readonly<Record<(typeof categories)[number], number>>;

/** One run on a phone as Lighthouse imagines it: scores from 0 to 100, and what cost points outside of performance. */
export async function lighthouseOf(url: string): Promise<{ readonly scores: Scores; readonly faults: string[] }> {
  const chrome = await launch({
    chromePath: chromiumPath ?? "chromium",
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
    logLevel: "silent",
  });
  try {
    const result = await lighthouse(url, {
      port: chrome.port,
      output: "json",
      onlyCategories: [...categories],
      logLevel: "silent",
    });
    if (!result) throw new Error(`Lighthouse answered nothing for ${url}`);
    const { categories: found, audits } = result.lhr;
    const score = (name: string) => Math.round((found[name]?.score ?? 0) * 100);
    const faults = categories
      .filter((name) => name !== "performance")
      .flatMap((name) => found[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${id}: ${audits[id]?.title ?? ""} ${JSON.stringify(audits[id]?.details ?? {}).slice(0, 500)}`);
    const scores = Object.fromEntries(categories.map((name) => [name, score(name)])) as unknown as Scores;
    return { scores, faults };
  } finally {
    chrome.kill();
  }
}
