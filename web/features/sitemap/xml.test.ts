import { expect, it } from "vitest";
import { searchPath } from "../directory/search-address.ts";
import { inEachLanguage, sitemapIndex, urlset } from "./xml.ts";

const site = new URL("https://bellyfed.example");

it("a page is there in each language, and each names all of them", () => {
  const entries = inEachLanguage(site, "/restaurants", "2026-11-26T00:00:00Z");
  expect(entries.map(({ url }) => url)).toEqual([
    "https://bellyfed.example/restaurants",
    "https://bellyfed.example/de/restaurants",
    "https://bellyfed.example/ar/restaurants",
  ]);
  for (const { alternates, modified } of entries) {
    expect(modified).toBe("2026-11-26T00:00:00Z");
    expect(alternates["x-default"]).toBe("https://bellyfed.example/restaurants");
    for (const { url } of entries) expect(Object.values(alternates)).toContain(url);
  }
});

it("the home page has no slash too many", () => {
  expect(inEachLanguage(site, "/").map(({ url }) => url)).toEqual([
    "https://bellyfed.example/",
    "https://bellyfed.example/de",
    "https://bellyfed.example/ar",
  ]);
});

it("whatever a city is called, the file is XML", () => {
  const xml = urlset(inEachLanguage(site, searchPath({ city: `São "P" <&> Co` })));
  expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
  expect(xml.match(/<loc>/g)).toHaveLength(3);
  expect(sitemapIndex(["https://x/?a=1&b=<"])).toContain("<loc>https://x/?a=1&amp;b=&lt;</loc>");
});
