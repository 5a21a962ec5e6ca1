import { listed, type PhraseEntry, type Phrases, phrasesOf } from "./phrases.ts";

/** A day of every year, `12-24`, or one that is another day each year, or is named in too few words: null. */
export type FeastDay = { readonly yearly: string } | { readonly yearly: null };

const each = (yearly: string | null, ...lists: readonly string[]): PhraseEntry<FeastDay>[] =>
  lists.flatMap((list) => listed(list).map((phrase): PhraseEntry<FeastDay> => [phrase, { yearly }]));

export const feastWords: Phrases<FeastDay> = phrasesOf([
  ...each("12-06", "nikolaus, nikolaustag, samichlaus, saint nicholas day, st nicholas day"),
  ...each(
    "12-24",
    "christmas eve, xmas eve, heiligabend, heilig abend, heiliger abend, heiligen abend, weihnachtsabend",
    "ليلة عيد الميلاد, ليلة الميلاد, عشية عيد الميلاد, عشية الميلاد, ليلة الكريسماس, عشية الكريسماس",
  ),
  ...each(
    "12-25",
    "christmas day, christmas, xmas day, xmas, weihnachten, weihnachtstag, weihnachtsfeiertag",
    "erster weihnachtstag, ersten weihnachtstag, 1 weihnachtstag, erster weihnachtsfeiertag, ersten weihnachtsfeiertag, 1 weihnachtsfeiertag",
    "يوم عيد الميلاد, عيد الميلاد, عيد الميلاد المجيد, الكريسماس, يوم الكريسماس",
  ),
  ...each(
    "12-26",
    "boxing day, second day of christmas, second christmas day, st stephens day, saint stephens day, stephanstag, stefanstag",
    "zweiter weihnachtstag, zweiten weihnachtstag, 2 weihnachtstag, zweiter weihnachtsfeiertag, zweiten weihnachtsfeiertag, 2 weihnachtsfeiertag",
    "ثاني أيام عيد الميلاد, ثاني أيام الميلاد, ثاني يوم عيد الميلاد, اليوم الثاني من عيد الميلاد, اليوم الثاني لعيد الميلاد, ثاني ايام الكريسماس",
  ),
  ...each(
    "12-31",
    "new years eve, new year eve, nye, silvester, sylvester, silvesterabend, altjahrabend, altjahrsabend, jahresende",
    "ليلة رأس السنة, ليلة رأس السنة الميلادية, عشية رأس السنة, عشية رأس السنة الميلادية, ليلة السنة الجديدة, سهرة رأس السنة",
  ),
  ...each(
    "01-01",
    "new years day, new year day, new years, new year, neujahr, neujahrstag",
    "رأس السنة, يوم رأس السنة, عيد رأس السنة, رأس السنة الميلادية, يوم رأس السنة الميلادية, أول أيام السنة",
  ),
  ...each("01-02", "berchtoldstag"),
  ...each("01-06", "epiphany, dreikönigstag, dreikönige, heilige drei könige, عيد الغطاس"),
  ...each(
    "02-14",
    "valentines day, valentine day, valentines, valentine, valentinstag, عيد الحب, يوم الحب, الفالنتاين",
  ),
  ...each("03-17", "st patricks day, saint patricks day"),
  ...each("05-01", "tag der arbeit, may day, maifeiertag, عيد العمال, يوم العمال"),
  ...each("08-01", "swiss national day, bundesfeier, bundesfeiertag, schweizer nationalfeiertag"),
  ...each("08-01", "اليوم الوطني السويسري, العيد الوطني السويسري, عيد سويسرا الوطني"),
  ...each("10-31", "halloween, الهالوين"),
  ...each("11-01", "allerheiligen, all saints day"),
  ...each(
    null,
    "easter, easter sunday, easter monday, easter saturday, good friday, maundy thursday, ostern, ostersonntag, ostermontag, ostersamstag, karfreitag, karsamstag, gründonnerstag",
    "pentecost, whit monday, pfingsten, pfingstsonntag, pfingstmontag, ascension day, auffahrt, christi himmelfahrt, fronleichnam, corpus christi, aschermittwoch, rosenmontag, fasnacht, mardi gras, shrove tuesday, ash wednesday",
    "thanksgiving, thanksgiving day, black friday, labor day, labour day, memorial day, independence day, national day, nationalfeiertag, unabhängigkeitstag, mothers day, fathers day, muttertag, vatertag",
    "eid, eid al fitr, eid al adha, eid ul fitr, eid ul adha, ramadan, zuckerfest, opferfest, passover, pesach, hanukkah, chanukka, rosh hashanah, yom kippur, diwali",
    "lunar new year, chinese new year, chinesisches neujahr, chinesischen neujahr, chinesische neujahr, jewish new year, islamic new year, orthodox christmas",
    "over the holidays, during the holidays, holiday season, christmas holidays, public holiday, public holidays, bank holiday, bank holidays, feiertag, feiertage, feiertagen, feiertags, weihnachtstage, weihnachtstagen, weihnachtsfeiertage, weihnachtsfeiertagen, zwischen den jahren",
    "العيد, عيد الفطر, عيد الأضحى, رمضان, شهر رمضان, عيد الفصح, الفصح, أحد الفصح, اثنين الفصح, الجمعة العظيمة, عيد الشكر, عيد الأم, عيد الأب, رأس السنة الهجرية, رأس السنة الصينية, المولد النبوي, عيد الاستقلال, العيد الوطني, اليوم الوطني, عطلة رسمية, العطلة الرسمية, العطل الرسمية, أيام العطل, أيام الأعياد, الأعياد",
  ),
]);

/** The months in Arabic as they are named in the Levant and in Egypt. */
const arabicMonths = [
  "يناير, كانون الثاني",
  "فبراير, شباط",
  "مارس, آذار",
  "أبريل, إبريل, نيسان",
  "مايو, أيار",
  "يونيو, يونيه, حزيران",
  "يوليو, يوليه, تموز",
  "أغسطس, آب",
  "سبتمبر, أيلول",
  "أكتوبر, اكتوبر, تشرين الأول",
  "نوفمبر, تشرين الثاني",
  "ديسمبر, كانون الأول",
];
export const arabicMonthWords: Phrases<number> = phrasesOf(
  arabicMonths.flatMap((list, at) => listed(list).map((phrase): PhraseEntry<number> => [phrase, at + 1])),
);

/** Months as they are named where no day of them is: those that are no other words. */
export const monthWords: Phrases<true> = phrasesOf(
  [
    "january, february, march, april, may, june, july, august, september, october, november, december",
    "januar, jänner, februar, märz, mai, juni, juli, oktober, dezember",
    ...arabicMonths,
  ].flatMap((list) => listed(list).map((phrase): PhraseEntry<true> => [phrase, true])),
);
