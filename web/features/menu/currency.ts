/** The currency that a country's prices are in, where it has one of its own that we know: for the first dish of a menu. */
const byCountry: Readonly<Record<string, string>> = {
  AE: "AED",
  AU: "AUD",
  BR: "BRL",
  CA: "CAD",
  CH: "CHF",
  CN: "CNY",
  CZ: "CZK",
  DK: "DKK",
  EG: "EGP",
  GB: "GBP",
  HK: "HKD",
  HU: "HUF",
  ID: "IDR",
  IL: "ILS",
  IN: "INR",
  JO: "JOD",
  JP: "JPY",
  KR: "KRW",
  KW: "KWD",
  LB: "LBP",
  LI: "CHF",
  MA: "MAD",
  MX: "MXN",
  MY: "MYR",
  NO: "NOK",
  NZ: "NZD",
  PH: "PHP",
  PL: "PLN",
  QA: "QAR",
  RO: "RON",
  SA: "SAR",
  SE: "SEK",
  SG: "SGD",
  TH: "THB",
  TN: "TND",
  TR: "TRY",
  TW: "TWD",
  US: "USD",
  VN: "VND",
  ZA: "ZAR",
};
const EURO = new Set("AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK".split(" "));

const usualOf = (country: string | null): string =>
  country === null ? "USD" : EURO.has(country) ? "EUR" : (byCountry[country] ?? "USD");

/** What most of a menu is priced in; of an empty one, what its country pays with. */
export function usualCurrency(used: readonly string[], country: string | null): string {
  const counts = Map.groupBy(used, (currency) => currency);
  const most = [...counts].sort(([, a], [, b]) => b.length - a.length)[0];
  return most?.[0] ?? usualOf(country);
}

/** The currencies that are offered while one writes; any other is taken as well. */
export const offeredCurrencies: readonly string[] = [...new Set(["EUR", ...Object.values(byCountry)])].sort();
