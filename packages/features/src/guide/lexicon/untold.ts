import type { GuideLanguage } from "../rules.ts";
import { listed, type PhraseEntry, type Phrases, phrasesOf } from "./phrases.ts";

/** What people ask of restaurants and nothing here tells. */
export type Untold = "awards" | "certificates" | "fees" | "nutrition" | "free_tables";

const each = (untold: Untold, ...lists: readonly string[]): PhraseEntry<Untold>[] =>
  lists.flatMap((list) => listed(list).map((phrase): PhraseEntry<Untold> => [phrase, untold]));

export const untoldWords: Phrases<Untold> = phrasesOf([
  ...each(
    "awards",
    "michelin, bib gourmand, gault millau, gaultmillau, james beard, worlds 50 best, zagat, guide rouge, green star, award winning, awards, award",
    "sternerestaurant, sternerestaurants, sternekoch, sterneküche, hauben, haubenlokal, haubenküche, preisgekrönt, preisgekrönte, preisgekröntes, auszeichnung, auszeichnungen, ausgezeichnet mit",
    "ميشلان, نجمة ميشلان, بيب غورماند, غو ميو, جائزة, جوائز, حائز على, حاصل على نجمة",
  ),
  ...each(
    "certificates",
    "certified, certificate, certificates, certification, zertifiziert, zertifizierte, zertifiziertes, zertifikat, zertifikate, bio siegel, شهادة حلال, شهادة, معتمد, معتمدة, شهادات",
  ),
  ...each(
    "fees",
    "parking fee, parking fees, free parking, parking cost, parkgebühr, parkgebühren, gratis parkplätze, gratis parken, kostenlos parken, kostenlose parkplätze, kostenloser parkplatz, رسوم الموقف, رسوم المواقف, موقف مجاني, مواقف مجانية",
    "corkage, cover charge, service charge, korkgeld, gedeckpreis, رسوم الخدمة, رسوم خدمة",
  ),
  ...each(
    "nutrition",
    "calories, calorie, nutrition, nutritional, kalorien, kalorienarm, nährwerte, nährwert, سعرات, سعرة, سعرات حرارية, القيم الغذائية",
  ),
  ...each(
    "free_tables",
    "free table, free tables, available table, available tables, tables available, table available, tables free, table free, tables left, freie tische, freier tisch, freien tisch, tisch frei, tische frei, plätze frei, طاولة متاحة, طاولات متاحة, طاولة فارغة, طاولة شاغرة",
  ),
]);

/** Of what nothing is known, as it stands in "nothing here tells of ...". */
export const untoldLabels: Readonly<Record<Untold, Readonly<Record<GuideLanguage, string>>>> = {
  awards: {
    en: "awards, such as Michelin stars",
    de: "Auszeichnungen wie Michelin-Sternen",
    ar: "الجوائز مثل نجوم ميشلان",
  },
  certificates: { en: "certificates", de: "Zertifikaten", ar: "الشهادات" },
  fees: { en: "fees, such as for parking", de: "Gebühren, etwa fürs Parken", ar: "الرسوم مثل رسوم المواقف" },
  nutrition: { en: "calories and nutrition", de: "Kalorien und Nährwerten", ar: "السعرات والقيم الغذائية" },
  free_tables: {
    en: "which tables are free",
    de: "freien Tischen",
    ar: "الطاولات الشاغرة",
  },
};
