import { expect, it } from "vitest";
import type { Locale } from "../../platform/i18n/locales.ts";
import { locales } from "../../platform/i18n/locales.ts";
import { decimalOf } from "./price.ts";
import { readPrice } from "./written-price.ts";

it.each([
  ["12.50", "EUR", 1250],
  ["12,50", "EUR", 1250],
  ["12,5", "EUR", 1250],
  ["12", "EUR", 1200],
  ["0", "EUR", 0],
  [".50", "USD", 50],
  ["0.1", "USD", 10],
  ["1,234.50", "USD", 123450],
  ["1.234,50", "EUR", 123450],
  ["1 234,50", "EUR", 123450],
  ["1\u202f234,50", "EUR", 123450],
  ["1'234.50", "CHF", 123450],
  ["1’234.50", "CHF", 123450],
  ["1.234.567", "EUR", 123456700],
  ["12,34,567.00", "INR", 123456700],
  ["1250", "JPY", 1250],
  ["1,250", "JPY", 1250],
  ["1.250", "JPY", 1250],
  ["1.2", "KWD", 1200],
  ["0.500", "KWD", 500],
  ["1,234.567", "KWD", 1234567],
  [" 7.00 ", "GBP", 700],
  ["12,-", "EUR", 1200],
  ["12.–", "CHF", 1200],
  ["1000000.00", "EUR", 100000000],
])("%j %s is %i minor units in every language", (written, currency, amount) => {
  for (const locale of locales) expect([locale, readPrice(written, currency, locale)]).toEqual([locale, { amount }]);
});

it.each([
  ["€ 12.50", "EUR", 1250],
  ["12,50 €", "EUR", 1250],
  ["12.50 EUR", "EUR", 1250],
  ["eur 12.50", "EUR", 1250],
  ["12 Euro", "EUR", 1200],
  ["$.50", "USD", 50],
  ["US$12", "USD", 1200],
  ["$12", "CAD", 1200],
  ["20 dollars", "AUD", 2000],
  ["¥1200", "JPY", 1200],
  ["￥１，２００", "JPY", 1200],
  ["1200円", "JPY", 1200],
  ["Rs.50", "INR", 5000],
  ["Fr. 12.50", "CHF", 1250],
  ["£12.50", "GBP", 1250],
  ["12,50 zł", "PLN", 1250],
  ["kr. 120", "DKK", 12000],
  ["CHF 12.–", "CHF", 1200],
  ["١٢٫٥٠", "EGP", 1250],
  ["١٢،٥٠", "EGP", 1250],
  ["۱۲٫۵", "USD", 1250],
  ["١٬٢٣٤٫٥٠ د.إ.", "AED", 123450],
  ["\u200f١٫٢٣٤\u00a0د.ك.\u200f", "KWD", 1234],
  ["١٢ درهم", "AED", 1200],
  ["١٢ درهمًا", "AED", 1200],
  ["٣ دراهم", "MAD", 300],
  ["١٢ درهماً مغربياً", "MAD", 1200],
  ["٢٥ جنيه", "EGP", 2500],
  ["٥ جنيهات مصرية", "EGP", 500],
  ["٢٥ ريال", "SAR", 2500],
  ["٢٥ ريالًا", "QAR", 2500],
  ["٢ دينار", "JOD", 2000],
  ["٥ دنانير", "KWD", 5000],
  ["١٢ دولار", "USD", 1200],
  ["١٢ يورو", "EUR", 1200],
  ["25 ﷼", "SAR", 2500],
  ["25 ﷼", "IRR", 2500],
  ["SR 25", "SAR", 2500],
  ["\u20c1 25", "SAR", 2500],
  ["120 TL", "TRY", 12000],
  ["120 lira", "TRY", 12000],
  ["S$12", "SGD", 1200],
  ["C$12", "CAD", 1200],
  ["12 $ CA", "CAD", 1200],
  ["NT$120", "TWD", 12000],
  ["120元", "TWD", 12000],
  ["12000원", "KRW", 12000],
  ["12,000 won", "KRW", 12000],
  ["120 บาท", "THB", 12000],
  ["50.000đ", "VND", 50000],
  ["50.000 đồng", "VND", 50000],
  ["12 руб.", "RUB", 1200],
  ["12 рублей", "RUB", 1200],
  ["120 грн", "UAH", 12000],
  ['45 ש"ח', "ILS", 4500],
  ["45 שקלים", "ILS", 4500],
  ["45 lei", "RON", 4500],
  ["120 korun", "CZK", 12000],
  ["25 reais", "BRL", 2500],
  ["250 pesos", "MXN", 25000],
  ["12 ευρώ", "EUR", 1200],
  ["12 francs", "CHF", 1200],
  ["1 dollar", "USD", 100],
  ["12 US-Dollar", "USD", 1200],
  ["120 Türk lirası", "TRY", 12000],
  ["250/-", "INR", 25000],
  ["Rs. 250/-", "INR", 25000],
  ["120:-", "SEK", 12000],
  ["120:- kr", "SEK", 12000],
  ["99¢", "USD", 99],
  ["50 ct", "EUR", 50],
  ["50 Cent", "EUR", 50],
  ["80p", "GBP", 80],
  ["50 Rappen", "CHF", 50],
  ["250 fils", "KWD", 250],
  ["٥٠ قرشًا", "EGP", 50],
])("%j is read with its sign and digits: %s, %i minor units", (written, currency, amount) => {
  for (const locale of locales) expect([locale, readPrice(written, currency, locale)]).toEqual([locale, { amount }]);
});

it.each<[string, string, Locale, number | "unclear"]>([
  ["1.234", "EUR", "de", 123400],
  ["1,234", "EUR", "de", "unclear"],
  ["1,234", "EUR", "en", 123400],
  ["1.234", "EUR", "en", "unclear"],
  ["1.234", "USD", "ar", "unclear"],
  ["€ 1.234", "EUR", "en", "unclear"],
  ["1.234", "KWD", "en", 1234],
  ["1,234", "KWD", "en", "unclear"],
  ["1,234", "KWD", "de", 1234],
  ["1.234", "KWD", "de", "unclear"],
])("%j %s in %s: %s", (written, currency, locale, meant) => {
  expect(readPrice(written, currency, locale)).toEqual(
    typeof meant === "number" ? { amount: meant } : { fault: meant },
  );
});

it.each([
  ["", "EUR"],
  ["abc", "EUR"],
  ["€", "EUR"],
  ["-1", "EUR"],
  ["€ -1", "EUR"],
  ["EUR-1", "EUR"],
  ["1e3", "EUR"],
  ["0x10", "EUR"],
  ["12.", "EUR"],
  [".", "EUR"],
  ["1.2.3", "EUR"],
  ["1,23,45", "EUR"],
  ["1,234'567.00", "USD"],
  ["1.234.50", "EUR"],
  ["0.123", "EUR"],
  ["12 50", "EUR"],
  ["12.5", "JPY"],
  ["12.00", "JPY"],
  ["1.2345", "KWD"],
  ["12-14", "EUR"],
  ["½", "EUR"],
  ["9.5¢", "USD"],
  ["12:", "SEK"],
  ["12/2", "INR"],
  ["99999999999999999999", "EUR"],
  ["Infinity", "EUR"],
])("%j %s is no price", (written, currency) => {
  for (const locale of locales)
    expect([locale, readPrice(written, currency, locale)]).toEqual([locale, { fault: "none" }]);
});

it.each([
  ["$12", "EUR"],
  ["12 €", "USD"],
  ["¥1200", "EUR"],
  ["12 USD", "CAD"],
  ["12 apples", "EUR"],
  ["12 $", "EURO"],
  ["١٢ درهم", "SAR"],
  ["٢٥ ريال", "AED"],
  ["٢٥ إماراتي", "AED"],
  ["25 ﷼", "EUR"],
  ["S$12", "USD"],
  ["120 TL", "EUR"],
  ["12 руб.", "UAH"],
  ["12000원", "JPY"],
  ["120 บาท", "VND"],
  ["50 ct", "JPY"],
  ["99¢", "GBP"],
  ["80p", "USD"],
  ["€ 50 ct", "EUR"],
  ["12 ollars", "USD"],
  ["12 Swiss", "CHF"],
])("%j is no price in %s", (written, currency) => {
  for (const locale of locales) expect(readPrice(written, currency, locale)).toEqual({ fault: "other_currency" });
});

it("what a form shows of a price is read as the same price", () => {
  for (const locale of locales) {
    for (const currency of ["EUR", "JPY", "KWD"]) {
      for (const amount of [0, 1, 9, 10, 99, 100, 101, 1234, 1999, 123456, 100_000_000]) {
        const shown = decimalOf(amount, currency, locale);
        expect([shown, readPrice(shown, currency, locale)]).toEqual([shown, { amount }]);
      }
    }
  }
});
