import { expect, it } from "vitest";
import { decimalOf, formatMoney, minorDigits } from "./price.ts";

it("a form shows a price in the currency's minor units, with the language's decimal sign", () => {
  expect([decimalOf(5, "EUR", "en"), decimalOf(5, "KWD", "ar"), decimalOf(5, "JPY", "en")]).toEqual([
    ...["0.05", "0.005", "5"],
  ]);
  expect([decimalOf(123450, "EUR", "de"), decimalOf(1234, "JPY", "de")]).toEqual(["1234,50", "1234"]);
});

it("a currency has the minor unit of ISO 4217, also where nobody pays with it any more", () => {
  expect([minorDigits("HUF"), minorDigits("IQD"), decimalOf(35000, "HUF", "en")]).toEqual([2, 3, "350.00"]);
});

/** Languages write no-break spaces and direction marks. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u200e\u200f\u061c\u2068\u2069]/g, "");
const shown = (amount: number, currency: string, locale = "en") => plain(formatMoney({ amount, currency }, locale));

it("an amount is in the currency's minor units, which yen has none of and dinar a thousand", () => {
  expect(shown(1250, "USD")).toBe("$12.50");
  expect(shown(1250, "JPY")).toBe("¥1,250");
  expect(shown(1250, "KWD")).toBe("KWD 1.250");
});

it("the language decides how it is written", () => {
  expect(shown(123450, "EUR", "de")).toBe("1.234,50 €");
  expect(shown(4500, "JOD", "ar")).toBe("4.500 د.أ.");
});

it("the currency's sign is kept whole where the text runs the other way", () => {
  expect(formatMoney({ amount: 1100, currency: "JPY" }, "ar")).toContain("\u2068JP¥\u2069");
});

it("minor units that nobody pays with are counted all the same, and shown where there are any", () => {
  expect(shown(250_000, "HUF")).toBe("HUF 2,500");
  expect(shown(250_050, "HUF")).toBe("HUF 2,500.50");
  expect(shown(5_000_000, "IQD")).toBe("IQD 5,000");
});

it("nothing and the most that a dish may cost keep their decimals", () => {
  expect(shown(0, "USD")).toBe("$0.00");
  expect(shown(99_999_999, "USD")).toBe("$999,999.99");
});

it("every currency that Intl knows has 0 to 4 decimals", () => {
  for (const currency of Intl.supportedValuesOf("currency")) {
    expect(minorDigits(currency)).toBeGreaterThanOrEqual(0);
    expect(formatMoney({ amount: 1234, currency }, "en")).toMatch(/\d/);
  }
});
