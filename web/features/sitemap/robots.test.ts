import { expect, it } from "vitest";
import { robotsOf } from "./robots.ts";

const site = new URL("https://bellyfed.example");

/** Whether a rule matches an address, as RFC 9309 has it: from its beginning, `*` for anything, `$` for its end. */
function matches(rule: string, address: string): boolean {
  const pattern = rule
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("\\*", ".*")
    .replace(/\\\$$/, "$");
  return new RegExp(`^${pattern}`).test(address);
}
function isOpen(address: string, stage?: string): boolean {
  const { disallow = [] } = [robotsOf(stage, site).rules].flat()[0] ?? {};
  return ![disallow].flat().some((rule) => matches(rule, address));
}

it.each([
  "/",
  "/ar",
  "/de/restaurants",
  "/restaurants?city=Lisbon",
  "/restaurants/01abc",
  "/de/restaurants/01abc/reviews",
  "/developers/api",
  "/guide",
  "/de/guide",
])("%s may be read", (address) => expect(isOpen(address)).toBe(true));

it.each([
  "/sign-in?return_to=%2F",
  "/de/account",
  "/ar/import/01abc",
  "/restaurants/new",
  "/restaurants/01abc/edit",
  "/ar/restaurants/01abc/review",
  "/restaurants/01abc/review?x=1",
  "/restaurants/01abc/menu",
  "/restaurants?city=Lisbon&cursor=x",
  "/de/restaurants/01abc/reviews?cursor=x",
  "/guide?q=ramen",
  "/guide/history",
  "/ar/guide/shared/abc",
  "/api/revalidate",
])("%s may not", (address) => expect(isOpen(address)).toBe(false));

it("only production is to be found, and a laptop behaves the same", () => {
  for (const stage of [undefined, "local", "production"]) expect(robotsOf(stage, site).sitemap).toBeDefined();
  for (const stage of ["staging", "dev", "pr-7", "alice"]) {
    expect(robotsOf(stage, site)).toEqual({ rules: { userAgent: "*", disallow: "/" } });
  }
});
