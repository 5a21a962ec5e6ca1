import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds on the page as it is now, a line each; WCAG 2.2 A and AA and axe's own best practices. */
export async function faultsOf(page: Page): Promise<string[]> {
  // Evaluated by the debugger, to which the page's content security policy does not apply.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: loaded } = window as unknown as { readonly axe: typeof import("axe-core") };
    const { violations: found } = await loaded.run(document, { resultTypes: ["violations"] });
    return found.map(({ id, help, nodes }) => ({ id, help, places: nodes.map(({ html }) => html.slice(0, 200)) }));
  });
  return violations.map(({ id, help, places }) => `${id}: ${help}\n    ${places.join("\n    ")}`);
}

/** How far the page is wider than its window, in CSS pixels: 0 where nothing has to be scrolled sideways. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
