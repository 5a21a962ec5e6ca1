import { listed, type PhraseEntry, type Phrases, phrasesOf } from "./phrases.ts";

export type Following = "goes_on" | "instead" | "also" | "another";

const as = (kind: Following, list: string): PhraseEntry<Following>[] => listed(list).map((phrase) => [phrase, kind]);

/** What goes on from the turn before. */
export const followingWords: Phrases<Following> = phrasesOf([
  ...as(
    "goes_on",
    "what about, how about, and what about, what if, any with, any of, anything with, do any of, does any of, only, but, make it, even, rather, same but, the same, still, any that, one with, ones with, do you have",
  ),
  ...as(
    "goes_on",
    "wie wäre es mit, wie wärs mit, wie ist es mit, wie sieht es mit, wie siehts, und wie, was ist mit, und was ist mit, nur, aber, lieber, eher, dasselbe, das gleiche, welche mit, eins mit, eines mit, etwas mit",
  ),
  ...as("goes_on", "ماذا عن, وماذا عن, ما رأيك في, فقط, لكن, نفس الشيء, نفسه, ماذا لو, هل يوجد منها"),
  ...as("instead", "instead, stattdessen, statt dessen, anstelle, doch lieber, بدلا, بدلا من ذلك, عوضا"),
  ...as("also", "also, as well, too, or, auch, oder, ausserdem, zusätzlich, أيضا, ايضا, كذلك, كمان"),
  ...as(
    "another",
    "another, another one, something else, somewhere else, others, other ones, other places, other options, other restaurants, any other, any others, more options, more places, more like, more suggestions, show me more, show more, different one, different ones, a different, next ones, not those, not these, what else, anything else, else",
  ),
  ...as(
    "another",
    "noch eins, noch eines, noch einen, noch eine, noch ein, ein anderes, eine andere, einen anderen, andere, anderes, was anderes, etwas anderes, weitere, weiteres, mehr davon, zeig mehr, zeig mir mehr, woanders, andere vorschläge, mehr vorschläge, was noch",
  ),
  ...as(
    "another",
    "غيره, غيرها, غير ذلك, مطعم آخر, مطاعم أخرى, مكان آخر, أماكن أخرى, آخر, أخرى, المزيد, خيار آخر, خيارات أخرى, شيء آخر, واحد آخر, واحدا آخر, كمان واحد",
  ),
]);

/** What was told is to be told once more, or to be shown. */
export type Again = "again" | "show";
const told = (kind: Again, list: string): PhraseEntry<Again>[] => listed(list).map((phrase) => [phrase, kind]);
export const againWords: Phrases<Again> = phrasesOf([
  ...told(
    "again",
    "again, once more, one more time, back to, go back to, noch mal, nochmal, nochmals, noch einmal, erneut",
  ),
  ...told(
    "again",
    "zurück zu, zurück zum, zurück zur, مرة أخرى, مرة ثانية, مجددا, من جديد, ثانية, عد إلى, ارجع إلى, نرجع إلى",
  ),
  ...told(
    "show",
    "show, show me, let me see, display, zeig, zeige, zeigst, zeigen, أرني, ارني, اعرض, أظهر, ورني, فرجني",
  ),
]);
