import { expect, it } from "vitest";
import { usualCurrency } from "../../features/menu/currency.ts";
import { countries, languages } from "./choices.ts";

it("countries are named and ordered as the reader's language does", () => {
  expect(new Map(countries("de", null)).get("AT")).toBe("Österreich");
  expect(new Map(countries("ar", null)).get("EG")).toBe("مصر");
  const names = countries("de", null).map(([, name]) => name);
  expect(names).toEqual(names.toSorted(new Intl.Collator("de").compare));
  expect(names.length).toBe(250);
});

it("what is stored stays a choice, whatever it is", () => {
  expect(new Map(countries("en", "ZZ")).has("ZZ")).toBe(true);
  expect(new Map(languages("en", "pt-BR")).get("pt-BR")).toBe("Brazilian Portuguese");
  expect(new Map(languages("en", "no language")).get("no language")).toBe("no language");
});

it("a menu's next dish costs what most of it costs in, and the first one what its country pays with", () => {
  expect(usualCurrency(["USD", "EUR", "EUR"], "US")).toBe("EUR");
  expect(usualCurrency([], "AT")).toBe("EUR");
  expect(usualCurrency([], "JP")).toBe("JPY");
  expect(usualCurrency([], null)).toBe("USD");
});
