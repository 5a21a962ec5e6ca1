import type { GuideLanguage, Order } from "../slots.ts";
import { counted, places } from "./languages/ar-counted.ts";

/** What is said before places that were chosen among those that were shown. Each is a whole sentence. */
interface OfShownTemplates {
  /** `fit` of `all`. */
  some(fit: number, all: number): string;
  /** The one that is the most of them, or the first ones, of all or of those that fit. */
  most(what: string, fitting: boolean): string;
  none(all: number): string;
  /** What they are the most of. */
  readonly named: Readonly<Record<Exclude<Order, "best">, string>>;
  /** None of them tells what would have to be known for that. */
  readonly unknown: string;
  /** How to look for others. */
  readonly others: string;
}

const en: OfShownTemplates = {
  some(fit, all) {
    if (all === 1) return "The place that I showed fits:";
    return fit === all
      ? `All ${all} places that I showed fit:`
      : `Of the ${all} places that I showed, ${fit === 1 ? "one fits" : `${fit} fit`}:`;
  },
  most: (what, fitting) => `${what} of those that I showed${fitting ? " and that fit" : ""}:`,
  none: (all) =>
    all === 1
      ? "The place that I showed is not known to fit."
      : `None of the ${all} places that I showed is known to fit.`,
  named: {
    cheapest: "The cheapest",
    priciest: "The most expensive",
    rating: "The best rated",
    reviews: "The most reviewed",
    distance: "The closest to you",
    newest: "The newest here",
  },
  unknown: "None of those that I showed tells enough to say so.",
  others: "If you say “others”, I look for further places.",
};

const de: OfShownTemplates = {
  some(fit, all) {
    if (all === 1) return "Das gezeigte Lokal passt:";
    return fit === all
      ? `Alle ${all} gezeigten Lokale passen:`
      : `Von den ${all} gezeigten Lokalen ${fit === 1 ? "passt eines" : `passen ${fit}`}:`;
  },
  most: (what, fitting) => `${what} der gezeigten Lokale${fitting ? ", die passen" : ""}:`,
  none: (all) =>
    all === 1
      ? "Von dem gezeigten Lokal ist nicht bekannt, dass es passt."
      : `Von keinem der ${all} gezeigten Lokale ist bekannt, dass es passt.`,
  named: {
    cheapest: "Das günstigste",
    priciest: "Das teuerste",
    rating: "Das am besten bewertete",
    reviews: "Das meistbewertete",
    distance: "Das nächstgelegene",
    newest: "Das hier neueste",
  },
  unknown: "Keines der gezeigten Lokale gibt genug an, um das zu sagen.",
  others: "Sag „andere“, dann suche ich weitere Lokale.",
};

/** Two places are said in a form of their own. */
const arabicAll = (all: number): string => (all === 2 ? "المطعمين اللذين عرضتهما" : `المطاعم الـ${all} التي عرضتها`);

const ar: OfShownTemplates = {
  some(fit, all) {
    if (all === 1) return "المطعم الذي عرضته مناسب:";
    return fit === all ? `يناسب ذلك كل ${arabicAll(all)}:` : `من ${arabicAll(all)} يناسب ذلك ${counted(fit, places)}:`;
  },
  most: (what, fitting) => `${what} بين المطاعم التي عرضتها${fitting ? " وتناسب ذلك" : ""}:`,
  none: (all) =>
    all === 1 ? "لا يُعرف أن المطعم الذي عرضته يناسب ذلك." : `لا يُعرف عن أي من ${arabicAll(all)} أنه يناسب ذلك.`,
  named: {
    cheapest: "الأرخص",
    priciest: "الأغلى",
    rating: "الأعلى تقييمًا",
    reviews: "الأكثر تقييمات",
    distance: "الأقرب إليك",
    newest: "الأحدث هنا",
  },
  unknown: "لا يذكر أي من المطاعم التي عرضتها ما يكفي لمعرفة ذلك.",
  others: "قل «غيرها» فأبحث عن مطاعم أخرى.",
};

export const ofShown: Readonly<Record<GuideLanguage, OfShownTemplates>> = { en, de, ar };
