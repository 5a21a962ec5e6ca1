import type { When } from "../slots.ts";
import { fact, find, type GoldenTurn, on } from "./golden.ts";

/** At a time of a day that is further away than a week, by UTC, which is what the clocks of Lisbon show in winter. */
const then = (date: string, time: string): When => ({ kind: "at", open: { instant: Date.parse(`${date}T${time}Z`) } });
const lisbon = { city: "Lisbon" };
const asksDate = { unclear: "date" } as const;

/** Dates in digits, feasts by their names, and days of which nobody here knows the date. */
export const dated: readonly GoldenTurn[] = [
  // In digits.
  find("Was ist in Lissabon am 24.12. offen?", { ...lisbon, when: on("2026-12-24") }),
  find("Was ist in Lissabon am 24.12 offen?", { ...lisbon, when: on("2026-12-24") }),
  find("Was hat am 3. 1. 2027 in Lissabon offen?", { ...lisbon, when: on("2027-01-03") }),
  find("ein Lokal in Lissabon, 24.12.2026 abends", { ...lisbon, when: on("2026-12-24", "dinner") }),
  find("Lokale in Lissabon am 24/12", { ...lisbon, when: on("2026-12-24") }),
  find("places in Lisbon open on 24/12", { ...lisbon, when: on("2026-12-24") }),
  find("places in Lisbon open on 12/24", { ...lisbon, when: on("2026-12-24") }),
  find("places in Lisbon open on 2026-12-24 for dinner", { ...lisbon, when: on("2026-12-24", "dinner") }),
  find("places in Lisbon open on 24/12/2027", { ...lisbon, when: on("2027-12-24") }),
  find("مطاعم في لشبونة مفتوحة في 24/12", { ...lisbon, when: on("2026-12-24") }),
  find("مطاعم في لشبونة مفتوحة يوم ٢٤/١٢", { ...lisbon, when: on("2026-12-24") }),
  find("مطاعم في لشبونة في 2026-12-24", { ...lisbon, when: on("2026-12-24") }),
  // Which of them is the month?
  find("places in Lisbon open on 3/4", lisbon, asksDate),
  find("Was ist in Lissabon am 3/4 offen?", { ...lisbon, when: on("2027-04-03") }),
  // Months in Arabic.
  find("مطاعم في لشبونة يوم 24 ديسمبر", { ...lisbon, when: on("2026-12-24") }),
  find("مطاعم في لشبونة في 24 كانون الأول", { ...lisbon, when: on("2026-12-24") }),
  find("مطاعم في لشبونة في ٥ كانون الثاني 2027", { ...lisbon, when: on("2027-01-05") }),
  find("مطاعم في لشبونة في الأول من آب", { ...lisbon, when: on("2027-08-01") }),
  find("مطاعم في لشبونة يوم 3 شباط مساء", { ...lisbon, when: on("2027-02-03", "dinner") }),
  // A date says more than a day of the week.
  find("dinner in Lisbon on Friday 25 December", { ...lisbon, when: on("2026-12-25", "dinner") }),
  find("Abendessen in Lissabon am Freitag, 25. Dezember", { ...lisbon, when: on("2026-12-25", "dinner") }),
  // Feasts.
  find("somewhere in Lisbon on Christmas Eve at noon", { ...lisbon, when: then("2026-12-24", "12:00") }),
  find("ein Lokal in Lissabon an Heiligabend mittags", { ...lisbon, when: then("2026-12-24", "12:00") }),
  find("مطعم في لشبونة ليلة عيد الميلاد", { ...lisbon, when: on("2026-12-24") }),
  find("Christmas Day in Lisbon, what is open?", { ...lisbon, when: on("2026-12-25") }),
  find("Was ist an Weihnachten in Lissabon offen?", { ...lisbon, when: on("2026-12-25") }),
  find("مطعم في لشبونة يوم عيد الميلاد", { ...lisbon, when: on("2026-12-25") }),
  find("Boxing Day lunch in Lisbon", { ...lisbon, when: on("2026-12-26", "lunch") }),
  find("Lissabon, zweiter Weihnachtsfeiertag", { ...lisbon, when: on("2026-12-26") }),
  find("Lissabon am 2. Weihnachtstag", { ...lisbon, when: on("2026-12-26") }),
  find("ثاني أيام عيد الميلاد في لشبونة", { ...lisbon, when: on("2026-12-26") }),
  find("New Year's Eve dinner in Lisbon", { ...lisbon, when: on("2026-12-31", "dinner") }),
  find("Silvester abends in Lissabon", { ...lisbon, when: on("2026-12-31", "dinner") }),
  find("مطاعم لشبونة ليلة رأس السنة", { ...lisbon, when: on("2026-12-31") }),
  find("a place in Lisbon on New Year's Day at 9 in the evening", { ...lisbon, when: then("2027-01-01", "21:00") }),
  find("Was ist in Lissabon an Neujahr offen?", { ...lisbon, when: on("2027-01-01") }),
  find("مطاعم لشبونة في رأس السنة", { ...lisbon, when: on("2027-01-01") }),
  find("ein Lokal in Zürich am Bundesfeiertag", { city: "Zürich", when: on("2027-08-01") }),
  find("a place in Zürich on Swiss National Day", { city: "Zürich", when: on("2027-08-01") }),
  find("مطعم في زيورخ في اليوم الوطني السويسري", { city: "Zürich", when: on("2027-08-01") }),
  find("Valentine's Day in Lisbon", { ...lisbon, when: on("2027-02-14") }),
  find("ein Lokal am Valentinstag in Lissabon", { ...lisbon, when: on("2027-02-14") }),
  find("مطعم في لشبونة في عيد الحب", { ...lisbon, when: on("2027-02-14") }),
  fact("Is Tasca do Alecrim open on Christmas Eve?", "open", ["r4"], { when: on("2026-12-24") }),
  fact("Hat Tasca do Alecrim am 26.12. offen?", "open", ["r4"], { when: on("2026-12-26") }),
  find("Lissabon, Fr 25.12.", { ...lisbon, when: on("2026-12-25") }),
  // A day of a month that is not named.
  fact("Hat Komorebi am 24. offen?", "open", ["r9"], { when: on("2026-12-24") }),
  fact("Is Komorebi open on the 24th?", "open", ["r9"], { when: on("2026-12-24") }),
  fact("هل دار الياسمين مفتوح يوم 24؟", "open", ["r12"], { when: on("2026-12-24") }),
  find("something in Lisbon on the 5th floor", lisbon),
  // By the clocks of the place that is named.
  fact("Is Rusty Spatula Burgers open on New Year's Day at 9 in the evening?", "open", ["r8"], {
    when: then("2027-01-02", "05:00"),
  }),
  fact("Hat Komorebi an Silvester um 20 Uhr offen?", "open", ["r9"], { when: then("2026-12-31", "11:00") }),
  fact("هل دار الياسمين مفتوح ليلة رأس السنة الساعة 8 مساء؟", "open", ["r12"], { when: then("2026-12-31", "17:00") }),
  // Another day each year, or none at all: it has to be asked for.
  find("what is open in Lisbon at Easter?", lisbon, asksDate),
  find("Was ist an Ostern in Lissabon offen?", lisbon, asksDate),
  find("مطاعم في لشبونة مفتوحة في عيد الفطر", lisbon, asksDate),
  find("somewhere in Lisbon for Thanksgiving dinner", { ...lisbon }, asksDate),
  find("places in Lisbon open on 30 February", lisbon, asksDate),
  find("Was ist in Lissabon am 31.11. offen?", lisbon, asksDate),
  find("Was ist in Lissabon im Dezember offen?", lisbon, asksDate),
  find("what is open in Lisbon at Easter? / on 4 April 2027", { ...lisbon, when: on("2027-04-04") }),
  fact("Is Tasca do Alecrim open at Easter? / on 4 April 2027", "open", ["r4"], { when: on("2027-04-04") }),
  fact("Hat Tasca do Alecrim an Ostern offen? / am 4.4.2027", "open", ["r4"], { when: on("2027-04-04") }),
  find("what is open in Lisbon the day before Christmas?", lisbon, asksDate),
  find("Was ist in Lissabon am Tag nach Weihnachten offen?", lisbon, asksDate),
  find("ما المفتوح في لشبونة بعد عيد الميلاد؟", lisbon, asksDate),
  find("what is open in Lisbon over the holidays?", lisbon, asksDate),
  // Neither a date nor today.
  find("open 24/7 in Lisbon", lisbon),
  find("مطعم في لشبونة مفتوح ليلة الجمعة", { ...lisbon, when: on("2026-11-27", "dinner") }),
  find("مطعم في لشبونة لعيد ميلاد زوجتي", { ...lisbon, concepts: ["celebration"] }),
];
