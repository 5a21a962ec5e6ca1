import { expect, it } from "vitest";
import { decimalOf, formatMoney, minorDigits, minorUnits } from "./price.ts";

it.each([
  ["12.50", "EUR", 1250],
  ["12,50", "EUR", 1250],
  ["12,5", "EUR", 1250],
  ["12", "EUR", 1200],
  ["0", "EUR", 0],
  [".50", "USD", 50],
  ["0.1", "USD", 10],
  ["19.99", "USD", 1999],
  ["1,234.50", "USD", 123450],
  ["1.234,50", "EUR", 123450],
  ["1 234,50", "EUR", 123450],
  ["1\u202f234,50", "EUR", 123450],
  ["1'234.50", "CHF", 123450],
  ["1250", "JPY", 1250],
  ["1,250", "JPY", 1250],
  ["1.234", "KWD", 1234],
  ["1.2", "KWD", 1200],
  ["1,234.567", "KWD", 1234567],
  [" 7.00 ", "GBP", 700],
  ["١٢٫٥٠", "EGP", 1250],
  ["1000000.00", "EUR", 100000000],
])("%j %s is %i minor units", (written, currency, amount) => {
  expect(minorUnits(written, currency)).toBe(amount);
});

it.each([
  ["", "EUR"],
  ["abc", "EUR"],
  ["12.50 EUR", "EUR"],
  ["€12", "EUR"],
  ["-1", "EUR"],
  ["1e3", "EUR"],
  ["0x10", "EUR"],
  ["12.", "EUR"],
  [".", "EUR"],
  ["1.234", "EUR"],
  ["1,234", "USD"],
  ["1.2.3", "EUR"],
  ["1,23,45", "EUR"],
  ["12,34,567.00", "USD"],
  ["1,234'567.00", "USD"],
  ["12.5", "JPY"],
  ["12.00", "JPY"],
  ["1.2345", "KWD"],
  ["99999999999999999999", "EUR"],
  ["Infinity", "EUR"],
])("%j %s is refused", (written, currency) => {
  expect(minorUnits(written, currency)).toBeUndefined();
});

it("what a form shows of a price is read as the same price", () => {
  for (const currency of ["EUR", "JPY", "KWD"]) {
    for (const amount of [0, 1, 9, 10, 99, 100, 101, 1999, 123456, 100_000_000]) {
      expect(minorUnits(decimalOf(amount, currency), currency)).toBe(amount);
    }
  }
  expect([decimalOf(5, "EUR"), decimalOf(5, "KWD"), decimalOf(5, "JPY")]).toEqual(["0.05", "0.005", "5"]);
});

it("a currency has the minor unit of ISO 4217, also where nobody pays with it any more", () => {
  expect([minorUnits("350", "HUF"), minorUnits("5000", "IQD"), decimalOf(35000, "HUF")]).toEqual([
    35000,
    5_000_000,
    "350.00",
  ]);
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
