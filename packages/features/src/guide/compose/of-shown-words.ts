import type { GuideLanguage, Order } from "../slots.ts";
import { counted, places } from "./languages/ar-counted.ts";

/** What is said before places that were chosen among those that were shown. Each is a whole sentence. */
interface OfShownTemplates {
  /** `fit` of `all`. */
  some(fit: number, all: number): string;
  none(all: number): string;
  /** The one that is the most of them, or the first ones. */
  readonly most: Readonly<Record<Exclude<Order, "best">, string>>;
  /** None of them tells what would have to be known for that. */
  readonly unknown: string;
  /** How to look for others. */
  readonly others: string;
}

const en: OfShownTemplates = {
  some: (fit, all) =>
    all === 1
      ? "The place that I showed fits:"
      : `Of the ${all} places that I showed, ${fit === 1 ? "one fits" : `${fit} fit`}:`,
  none: (all) =>
    all === 1
      ? "The place that I showed is not known to fit."
      : `None of the ${all} places that I showed is known to fit.`,
  most: {
    cheapest: "The cheapest of those that I showed:",
    priciest: "The most expensive of those that I showed:",
    rating: "The best rated of those that I showed:",
    reviews: "The most reviewed of those that I showed:",
    distance: "The closest to you of those that I showed:",
    newest: "The newest here of those that I showed:",
  },
  unknown: "None of those that I showed tells enough to say so.",
  others: "If you say “others”, I look for further places.",
};

const de: OfShownTemplates = {
  some: (fit, all) =>
    all === 1
      ? "Das gezeigte Lokal passt:"
      : `Von den ${all} gezeigten Lokalen ${fit === 1 ? "passt eines" : `passen ${fit}`}:`,
  none: (all) =>
    all === 1
      ? "Von dem gezeigten Lokal ist nicht bekannt, dass es passt."
      : `Von keinem der ${all} gezeigten Lokale ist bekannt, dass es passt.`,
  most: {
    cheapest: "Das günstigste der gezeigten Lokale:",
    priciest: "Das teuerste der gezeigten Lokale:",
    rating: "Das am besten bewertete der gezeigten Lokale:",
    reviews: "Das meistbewertete der gezeigten Lokale:",
    distance: "Das nächstgelegene der gezeigten Lokale:",
    newest: "Das hier neueste der gezeigten Lokale:",
  },
  unknown: "Keines der gezeigten Lokale gibt genug an, um das zu sagen.",
  others: "Sag „andere“, dann suche ich weitere Lokale.",
};

const ar: OfShownTemplates = {
  some: (fit, all) =>
    all === 1 ? "المطعم الذي عرضته مناسب:" : `من المطاعم الـ${all} التي عرضتها يناسب ${counted(fit, places)}:`,
  none: (all) =>
    all === 1
      ? "لا يُعرف أن المطعم الذي عرضته يناسب ذلك."
      : `لا يُعرف عن أي من المطاعم الـ${all} التي عرضتها أنه يناسب ذلك.`,
  most: {
    cheapest: "الأرخص بين المطاعم التي عرضتها:",
    priciest: "الأغلى بين المطاعم التي عرضتها:",
    rating: "الأعلى تقييمًا بين المطاعم التي عرضتها:",
    reviews: "الأكثر تقييمات بين المطاعم التي عرضتها:",
    distance: "الأقرب إليك بين المطاعم التي عرضتها:",
    newest: "الأحدث هنا بين المطاعم التي عرضتها:",
  },
  unknown: "لا يذكر أي من المطاعم التي عرضتها ما يكفي لمعرفة ذلك.",
  others: "قل «غيرها» فأبحث عن مطاعم أخرى.",
};

export const ofShown: Readonly<Record<GuideLanguage, OfShownTemplates>> = { en, de, ar };
