import { expect, it } from "vitest";
import { localePath, locales, splitLocale } from "./locales.ts";

it.each(locales)("a path in %s is split into what it was made of", (locale) => {
  for (const path of ["/", "/restaurants", "/restaurants/x/review"]) {
    expect(splitLocale(localePath(locale, path))).toEqual({ locale, path });
  }
});

it("English has no prefix, and a prefix of no language is a part of the path", () => {
  expect(localePath("en", "/restaurants")).toBe("/restaurants");
  expect(localePath("de", "/")).toBe("/de");
  expect(splitLocale("/dessert")).toEqual({ locale: "en", path: "/dessert" });
});
