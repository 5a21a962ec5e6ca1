import { type DayPart, dayParts } from "../slots.ts";
import { listed, type PhraseEntry, type Phrases, phrasesOf } from "./phrases.ts";

const each = <const Value>(value: Value, list: string): PhraseEntry<Value>[] =>
  listed(list).map((phrase) => [phrase, value]);

/** A day that is meant: one of the week, or so many after today. */
export type DayWord =
  | { readonly weekday: number; readonly always: boolean }
  | { readonly after: number }
  | { readonly now: true };

/** Parts of a day as German ends a day of the week with them: "Samstagabend". */
const dayEnds: Readonly<Record<DayPart, readonly string[]>> = {
  breakfast: ["morgen", "vormittag", "früh"],
  lunch: ["mittag"],
  afternoon: ["nachmittag"],
  dinner: ["abend"],
  late: ["nacht"],
};
const germanDays = ["sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"];
const ended = (day: string, ends: readonly string[]): string =>
  ends.flatMap((end) => [`${day}${end}`, `${day}${end}s`]).join(", ");

const weekdays = [
  "sunday, sonntag, الأحد, يوم الأحد",
  "monday, montag, الإثنين, الاثنين, يوم الاثنين",
  "tuesday, dienstag, الثلاثاء, يوم الثلاثاء",
  "wednesday, mittwoch, الأربعاء, يوم الأربعاء",
  "thursday, donnerstag, الخميس, يوم الخميس",
  "friday, freitag, الجمعة, يوم الجمعة",
  "saturday, samstag, sonnabend, السبت, يوم السبت",
];
const always = [
  "sundays, sonntags, ايام الأحد",
  "mondays, montags, ايام الاثنين",
  "tuesdays, dienstags, ايام الثلاثاء",
  "wednesdays, mittwochs, ايام الأربعاء",
  "thursdays, donnerstags, ايام الخميس",
  "fridays, freitags, ايام الجمعة",
  "saturdays, samstags, ايام السبت",
];

/** How days are shortened; some are words as well, and are days only before or behind what says so. */
const shortDays: Readonly<Record<"en" | "de", readonly string[]>> = {
  en: ["sun", "mon", "tue, tues", "wed", "thu, thur, thurs", "fri", "sat"],
  de: ["so", "mo", "di", "mi", "do", "fr", "sa"],
};
const aroundShort = {
  en: [
    "on @",
    "this @",
    "next @",
    "for @",
    "@ night",
    "@ nite",
    "@ evening",
    "@ eve",
    "@ afternoon",
    "@ arvo",
    "@ morning",
    "@ lunch",
  ],
  de: ["am @", "diesen @", "nächsten @", "@ abend", "@ mittag", "@ nachmittag", "@ vormittag", "@ nacht"],
};
/** Those that are no other words: "we'd" is read as "wed". */
const plainShort = ["", "mon", "tues", "", "thu, thur, thurs", "fri", "sat"];

const shortened = (language: "en" | "de"): PhraseEntry<DayWord>[] =>
  shortDays[language].flatMap((list, weekday) =>
    listed(list).flatMap((day) =>
      aroundShort[language].map(
        (around): PhraseEntry<DayWord> => [around.replace("@", day), { weekday, always: false }, language],
      ),
    ),
  );

export const dayWords: Phrases<DayWord> = phrasesOf<DayWord>([
  ...shortened("en"),
  ...shortened("de"),
  ...plainShort.flatMap((list, weekday) =>
    listed(list).map((day): PhraseEntry<DayWord> => [day, { weekday, always: false }, "en"]),
  ),
  ...weekdays.flatMap((list, weekday) => each({ weekday, always: false }, list)),
  ...germanDays.flatMap((day, weekday) =>
    Object.values(dayEnds).flatMap((ends) => each({ weekday, always: false }, ended(day, ends))),
  ),
  ...always.flatMap((list, weekday) => each({ weekday, always: true }, list)),
  ...each(
    { weekday: 6, always: false },
    "weekend, this weekend, at the weekend, on the weekend, wochenende, am wochenende, نهاية الأسبوع, عطلة نهاية الأسبوع",
  ),
  ...each(
    { after: 0 },
    "today, tonight, tonite, 2nite, this evening, this afternoon, this morning, this lunchtime, heute, heute abend, heute mittag, heute nacht, heute nachmittag, اليوم, الليلة, هذا المساء, مساء اليوم, هذه الليلة, الليله",
  ),
  ...each(
    { after: 1 },
    "tomorrow, tomorrow night, tmrw, tmr, 2moro, morgen abend, morgen mittag, morgen früh, morgen nachmittag, غدا, بكرا, بكرة, يوم غد, مساء الغد, مساء غد, غدًا, الغد",
  ),
  ...each({ after: 2 }, "day after tomorrow, the day after tomorrow, übermorgen, بعد غد, بعد بكرا, بعد الغد"),
  ...each(
    { now: true },
    "now, right now, rn, asap, atm, open now, at the moment, immediately, straight away, jetzt, gerade, sofort, im moment, momentan, jetzt gerade, الآن, الان, حاليا, هلق, هلأ, هسا, هسه, الحين, دلوقتي, في هذه اللحظة",
  ),
]);

/** Parts of a day; `alone`: it says when even where no day is said. */
export const partWords = phrasesOf<{ readonly part: DayPart; readonly alone: boolean }>([
  ...dayParts.flatMap((part) => germanDays.flatMap((day) => each({ part, alone: false }, ended(day, dayEnds[part])))),
  ...each(
    { part: "breakfast", alone: false },
    "breakfast, brekkie, brekky, morning, in the morning, this morning, frühstück, frühstücken, vormittag, zmorge, morgens, am morgen, früh, فطور, إفطار, نفطر, أفطر, صباحا, في الصباح, الصباح",
  ),
  ...each(
    { part: "lunch", alone: false },
    "lunch, lunchtime, midday, noon, mittagessen, mittag, mittags, zmittag, heute mittag, غداء, الغداء, ظهرا, الظهر, ظهر, نتغدى, أتغدى",
  ),
  ...each(
    { part: "lunch", alone: true },
    "لغداء, على غداء, lunch, mittagessen, zmittag, غداء, for lunch, for a lunch, at lunchtime, zum mittagessen, fürs mittagessen, zum zmittag, für zmittag, fürs zmittag, zmittag essen, zmittag esse, zu mittag, للغداء, للغدا, عالغدا, عالغداء, لتناول الغداء, على الغداء",
  ),
  ...each(
    { part: "afternoon", alone: false },
    "afternoon, arvo, this afternoon, in the afternoon, nachmittag, nachmittags, am nachmittag, بعد الظهر, العصر, عصرا",
  ),
  ...each(
    { part: "dinner", alone: false },
    "dinner, supper, evening, tonight, tonite, 2nite, nite, this evening, in the evening, night, abendessen, abend, abends, am abend, heute abend, morgen abend, znacht, nachtessen, عشاء, العشاء, العشا, أتعشى, مساء, المساء, الليلة, هذا المساء, مساء اليوم, هذه الليلة, نتعشى, ليلا, بالليل, المسا, عالمسا",
  ),
  ...each(
    { part: "dinner", alone: true },
    "لعشاء, على عشاء, for dinner, for a dinner, for supper, zum abendessen, fürs abendessen, zum znacht, für znacht, fürs znacht, znacht essen, znacht esse, zum nachtessen, zu abend, للعشاء, للعشا, عالعشا, عالعشاء, لتناول العشاء, على العشاء",
  ),
  ...each(
    { part: "late", alone: true },
    "late night, late at night, open late, late, after midnight, late night food, spätabends, spät abends, spät nachts, spät am abend, spät in der nacht, nachts, spätnachts, mitternacht, nach mitternacht, lange offen, lange geöffnet, lang offen, spät noch offen, noch spät, متأخرا, في وقت متأخر, وقت متأخر, حتى وقت متأخر, آخر الليل, بعد نص الليل, بعد منتصف الليل, لوقت متأخر, حتى ساعة متأخرة",
  ),
]);
