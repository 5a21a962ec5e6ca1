import { expect, it } from "vitest";
import { readerLocale } from "./reader-locale.ts";

it.each([
  ["/de/nothing", "ar", "de"],
  ["/ar", "de", "ar"],
  ["/nothing", "de", "de"],
  ["/nothing", "de-CH,de;q=0.9,en;q=0.8", "de"],
  ["/", "fr-FR, ar;q=0.5, en;q=0.4", "ar"],
  ["/nothing?x=/de/", "en;q=0.2, de;q=0.7", "de"],
  ["/nothing", "de;q=0, ar;q=0.1", "ar"],
  ["/nothing", "DE", "de"],
  ["/nothing", "fr", "en"],
  ["/nothing", "*", "en"],
  ["/nothing", ",;q=,=,de;;q=x", "de"],
  ["/nothing", "constructor", "en"],
  ["/DE/nothing", undefined, "en"],
])("at %s, to who accepts %j, is spoken %s", (url, accepted, locale) => {
  expect(readerLocale(url, accepted)).toBe(locale);
});
