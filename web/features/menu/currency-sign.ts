import { locales } from "@/platform/i18n/locales";

/** Signs and names that people write and Intl does not know. */
const ownSigns: Readonly<Record<string, string>> = {
  AED: "dh dhs دراهم",
  AUD: "au$",
  BDT: "tk taka",
  BGN: "лв",
  BHD: "bd دنانير",
  BYN: "руб р",
  CAD: "c$ can$",
  CHF: "fr sfr",
  CNY: "元 块 圆 rmb",
  CZK: "kc",
  DZD: "da دنانير",
  EGP: "le",
  HKD: "元 圓",
  ILS: "nis שח",
  INR: "rs re रु",
  IQD: "id دنانير",
  IRR: "ريال",
  JOD: "jd jds دنانير",
  JPY: "円",
  KWD: "kd دنانير",
  KZT: "тг",
  LBP: "ll ليرة",
  LYD: "ld دنانير",
  MAD: "dh dhs دراهم",
  OMR: "ro",
  PHP: "p",
  PLN: "zl",
  QAR: "qr qrs",
  RSD: "din дин",
  RUB: "руб р",
  SAR: "sr srs \u20c1",
  SEK: "kr",
  SGD: "s$",
  SYP: "ليرة",
  TND: "dt دنانير",
  TRY: "tl",
  TWD: "元 圓 塊",
  UAH: "грн",
  USD: "u$s u$d",
  VND: "đ vnđ",
};

const CENTS = "¢ c ct cent cents";
/** What the hundredth or thousandth is called that a currency's prices are counted in. */
const minorSigns: Readonly<Record<string, string>> = {
  ...Object.fromEntries("AUD CAD HKD NZD SGD TWD USD".split(" ").map((code) => [code, CENTS])),
  ...Object.fromEntries("BHD IQD JOD KWD".split(" ").map((code) => [code, "fils فلس فلوس"])),
  ...Object.fromEntries("BRL MXN PHP".split(" ").map((code) => [code, "centavo centavos"])),
  ...Object.fromEntries("DKK NOK SEK".split(" ").map((code) => [code, "øre öre"])),
  AED: "fils فلس فلوس",
  CHF: "rp rappen ct cts centime centimes",
  EGP: "pt piastre piastres قرش قروش",
  EUR: "c ct cts cent cents centime centimes céntimo céntimos centesimi λεπτά",
  GBP: "p penny pence",
  ILS: "agorot אגורות",
  INR: "p paisa paise पैसे",
  MAD: "centime centimes سنتيم",
  MYR: "sen",
  OMR: "baisa بيسة",
  PLN: "gr grosz grosze groszy",
  RON: "ban bani",
  RUB: "коп копейка копейки копеек",
  SAR: "halala halalas هللة",
  THB: "satang สตางค์",
  TND: "millime millimes مليم",
  TRY: "kuruş",
  UAH: "коп копійка копійки копійок",
  ZAR: "c cent cents",
};

/** Languages of a currency besides the one that Intl takes for its country's. */
const furtherLanguages: Readonly<Record<string, string>> = {
  BYN: "ru",
  CAD: "fr",
  CHF: "fr it",
  EUR: "el es et fi fr hr it lt lv mt nl pt sk sl",
  KZT: "ru",
  MAD: "fr",
  SGD: "zh",
  UAH: "ru",
};
/** In these a currency's country stands behind it. */
const COUNTRY_LAST = new Set("ar ca es fa fil fr he id it ms pt ro th vi".split(" "));
/** One for each form that a language may have of a name: Arabic has six. */
const COUNTS = [1, 2, 3, 5, 11, 100];
/** Of Arabic nouns, which have another one after other numbers. */
const ARABIC_ENDING = /(?<=\p{Script=Arabic}{3})(?:ا|ان|ين|ات|ة|تان|تين)$/u;

/**
 * What a sign or name beside a price means in a currency: the currency ("$" for each dollar, "€", "Euro"), or the `minor` unit that its
 * prices are counted in ("ct"). Undefined for anything else: it is another one's.
 */
export function unitOf(sign: string, currency: string): "currency" | "minor" | undefined {
  if (!/^[A-Z]{3}$/.test(currency)) return undefined;
  const isOneOf = (signs = "") => signs.split(" ").some((each) => bare(each) === bare(sign));
  if (isOneOf(ownSigns[currency])) return "currency";
  if (languagesOf(currency).some((language) => callsIt(language, currency).has(bare(sign)))) return "currency";
  return isOneOf(minorSigns[currency]) ? "minor" : undefined;
}

/** The site's, and the currency's own. A currency's code begins with its country's. */
function languagesOf(currency: string): readonly string[] {
  const { language } = new Intl.Locale(`und-${currency.slice(0, 2)}`).maximize();
  const further = furtherLanguages[currency]?.split(" ") ?? [];
  return [...locales, ...(language === "und" ? [] : [language]), ...further];
}

/** What a language calls a currency: its signs, and its name with and without its country. */
function callsIt(language: string, currency: string): ReadonlySet<string> {
  // The Turkish name is a literal.
  const shown = (currencyDisplay: "code" | "symbol" | "narrowSymbol" | "name", count: number) =>
    new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay, maximumFractionDigits: 0 })
      .formatToParts(count)
      .map(({ type, value }) => (type === "currency" || type === "literal" ? value : ""))
      .join("");
  const signs = (["code", "symbol", "narrowSymbol"] as const).map((display) => shown(display, 1));
  const names = COUNTS.flatMap((count) => shortened(shown("name", count), language));
  return new Set([...signs, ...names].map(bare));
}

/** A name, and what is left of it when words are taken away from where the country stands. */
function shortened(name: string, language: string): string[] {
  const words = [...new Intl.Segmenter(language, { granularity: "word" }).segment(name)].map(({ segment }) => segment);
  const isLast = COUNTRY_LAST.has(new Intl.Locale(language).language);
  return words.map((_, at) => (isLast ? words.slice(0, at + 1) : words.slice(at)).join(""));
}

/** To compare by: without marks, points, blanks, capitals, the Persian forms of letters and Arabic endings. */
const bare = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\p{P}\s]/gu, "")
    .toLowerCase()
    .replace(/ی/g, "ي")
    .replace(/ک/g, "ك")
    .replace(ARABIC_ENDING, "");
