import type { GuideLanguage } from "../rules.ts";
import { listed, type PhraseEntry, type Phrases, phrasesOf } from "./phrases.ts";

/** What people ask of restaurants and nothing here tells. */
export type Untold = "awards" | "certificates" | "fees" | "nutrition" | "free_tables" | "people";

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
    "people",
    "who owns, who is the owner, who are the owners, owner of, owners of, owned by whom, name of the owner, who runs, who manages, who is the manager, who is the chef, who is the head chef, whos the chef, whos the owner, who is the boss, name of the chef, chef called, who cooks, who founded, does he live, does she live, do they live, owner live, chef live, is the owner married, is the chef married, chef earn, owner earn",
    "wem gehört, wem gehören, wer ist der besitzer, wer ist die besitzerin, wer ist besitzer, wer ist der inhaber, wer ist die inhaberin, wer ist inhaber, wer ist der eigentümer, wer besitzt, wie heisst der besitzer, wie heisst der inhaber, wie heisst der koch, wie heisst der chef, wie heisst die köchin, wie heisst der küchenchef, wie heißt der besitzer, wie heißt der koch, wie heißt der chef, wer führt, wer leitet, wer kocht, wer ist der koch, wer ist der chef, wer ist der küchenchef, wer ist die köchin, wohnt er, wohnt sie, wohnt der besitzer, wohnt der inhaber, wohnt der koch",
    "من صاحب, من هو صاحب, من صاحبة, من يملك, من مالك, من المالك, من هو مالك, من هو المالك, من يدير, من المدير, من هو المدير, من الشيف, من هو الشيف, من الطاهي, من هو الطاهي, من الطباخ, من يطبخ, ما اسم الشيف, ما اسم صاحب, ما اسم الطاهي, ما اسم المالك, أين يسكن, أين يعيش, وأين يسكن, وأين يعيش",
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
  people: {
    en: "the people behind a place, such as who owns it, who works there or where they live",
    de: "den Leuten hinter einem Lokal (wem es gehört, wer dort arbeitet, wo sie wohnen)",
    ar: "أصحاب المطاعم والعاملين فيها",
  },
  free_tables: {
    en: "which tables are free",
    de: "freien Tischen",
    ar: "الطاولات الشاغرة",
  },
};
