import { expect, it } from "vitest";
import { pageMetadata } from "./metadata.ts";

const page = { path: "/restaurants/x", title: "Ippudo, Kyoto", description: "Ramen in Kyoto." };

it("each language is canonical for itself and names the others", () => {
  const languages = {
    en: "/restaurants/x",
    de: "/de/restaurants/x",
    ar: "/ar/restaurants/x",
    "x-default": "/restaurants/x",
  };
  expect(pageMetadata({ ...page, locale: "en" }).alternates).toEqual({ canonical: "/restaurants/x", languages });
  expect(pageMetadata({ ...page, locale: "ar" }).alternates).toEqual({ canonical: "/ar/restaurants/x", languages });
});

it("who shares it shares title, description and address", () => {
  expect(pageMetadata({ ...page, locale: "de" })).toMatchObject({
    title: page.title,
    openGraph: {
      title: page.title,
      description: page.description,
      url: "/de/restaurants/x",
      locale: "de_DE",
      alternateLocale: ["en_US", "ar_AR"],
    },
    twitter: { card: "summary", title: page.title },
  });
});
