import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { pageMetadata } from "./metadata.ts";

const page = { path: "/restaurants/x", title: "Ippudo, Kyoto", description: "Ramen in Kyoto." };

it("each language is canonical for itself and names the others", async () => {
  const languages = {
    en: "/restaurants/x",
    de: "/de/restaurants/x",
    ar: "/ar/restaurants/x",
    "x-default": "/restaurants/x",
  };
  expect((await pageMetadata({ ...page, locale: "en" })).alternates).toEqual({
    canonical: "/restaurants/x",
    languages,
  });
  expect((await pageMetadata({ ...page, locale: "ar" })).alternates).toEqual({
    canonical: "/ar/restaurants/x",
    languages,
  });
});

it("who shares it shares title, description, address and a picture that is there", async () => {
  const { title, openGraph, twitter } = await pageMetadata({ ...page, locale: "de" });
  const picture = {
    url: "/share.png",
    type: "image/png",
    width: 1200,
    height: 630,
    alt: expect.stringContaining("Tisch"),
  };
  expect(title).toBe(page.title);
  expect(openGraph).toEqual({
    type: "website",
    siteName: "Bellyfed",
    title: page.title,
    description: page.description,
    url: "/de/restaurants/x",
    locale: "de_DE",
    alternateLocale: ["en_US", "ar_AR"],
    images: [picture],
  });
  expect(twitter).toEqual({ card: "summary_large_image" });
  const file = readFileSync(join(import.meta.dirname, "../../public", picture.url));
  expect([file.toString("latin1", 1, 4), file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual(["PNG", 1200, 630]);
  expect(file.byteLength).toBeLessThan(60_000);
});

it("a page that is there as Markdown, too, says where", async () => {
  const { alternates } = await pageMetadata({ ...page, locale: "de", markdown: "/developers/mcp.md" });
  expect(alternates).toMatchObject({
    canonical: "/de/restaurants/x",
    types: { "text/markdown": "/developers/mcp.md" },
  });
});
