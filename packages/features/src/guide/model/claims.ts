import { searchFold } from "@bellyfed/core/search/words";
import { PLACEHOLDER } from "../check/placeholders.ts";
import { unsupported } from "../check/support.ts";
import type { DraftSentence, Source } from "../evidence.ts";
import { placeOf } from "../ground/ground.ts";
import { alsoWords, cityNames } from "../lexicon/cities.ts";
import { cuisineWords } from "../lexicon/cuisines.ts";
import { tokensOf } from "../lexicon/tokens.ts";
import type { Brief } from "../ports.ts";

const words = (text: string): ReadonlySet<string> => new Set(tokensOf(text).flatMap(({ forms }) => forms));

/** Words of check/vocabulary.ts that state a fact, and the placeholders of which one has to stand beside them. */
const facts: readonly { readonly words: ReadonlySet<string>; readonly placeholders: RegExp }[] = [
  {
    words: words(
      `open opens opening hours day days evening time today tonight tomorrow week weekend weekday monday tuesday wednesday thursday friday
       saturday sunday morning afternoon night lunch dinner breakfast
       geöffnet öffnet öffnungszeiten tag tage abend abends zeit heute morgen woche wochenende montag dienstag mittwoch donnerstag freitag
       samstag sonntag mittag mittags nacht mittagessen abendessen frühstück
       مفتوح يفتح ساعات يوم ايام مساء الليله وقت اليوم غدا اسبوع الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد صباح ظهر ليل غداء عشاء فطور`,
    ),
    placeholders: /^(?:hours|open)_\w+$/,
  },
  {
    words: words(
      "price prices priced level cost costs preis preise preisstufe stufe kostet kosten سعر اسعار مستوى تكلفه",
    ),
    placeholders: /^(?:price|prices|sample|\w*dishes)$/,
  },
  {
    words: words("rated rating ratings stars star average bewertet sterne stern durchschnitt نجوم نجمه متوسط"),
    placeholders: /^(?:rating|stars)$/,
  },
  { words: words("phone number telefon telefonnummer nummer هاتف رقم"), placeholders: /^phone$/ },
  {
    words: words(
      "near around between behind beside address street part located adresse straße liegt liegen neben hinter قرب حول خلف عنوان شارع موقع يقع تقع",
    ),
    placeholders: /^(?:area|address|distance)$/,
  },
  {
    words: words("first second third last erste erster erstes zweite zweiter zweites dritte اول ثاني ثالث"),
    placeholders: /^rating$/,
  },
];

/**
 * Whether a model may say a sentence: about one place, with a fact or a quote that code fills in, and in words that say nothing else of it
 * than our own fields do. Words of names, menus, reviews and parts of a city are others': they stand in it as placeholders alone. What else a sentence has to
 * fulfil is for check/check.ts to say, as of every writer's.
 */
export function mayBeSaid({ text, sources }: DraftSentence, { sources: all, understood }: Brief): boolean {
  const cited = all.filter(({ id }) => sources.includes(id));
  const filled = [...text.matchAll(PLACEHOLDER)].map(([, , name = ""]) => name);
  const bare = text.replace(PLACEHOLDER, " ");
  const said = words(bare);
  return (
    new Set(cited.map(placeOf)).size === 1 &&
    filled.length > 0 &&
    facts.every(
      (fact) => filled.some((name) => fact.placeholders.test(name)) || ![...said].some((word) => fact.words.has(word)),
    ) &&
    !unsupported(
      bare,
      cited.flatMap((source) => ourWords(source, understood.slots.city)),
      understood.language,
    )
  );
}

const knownCuisines = new Set(cuisineWords.flatMap(({ names }) => names).map(searchFold));
/** A city called Best would let a model praise whatever is there. */
const knownCities = new Set(
  cityNames
    .flat()
    .map(searchFold)
    .filter((name) => !alsoWords.has(name)),
);

/** A source without what others wrote: of its city and its cuisines, too, only names that everybody has, or that were asked for, are words of ours. */
function ourWords(source: Source, asked: string | null): Source[] {
  switch (source.kind) {
    case "restaurant": {
      const { restaurant } = source;
      const cuisines = restaurant.cuisines.filter((cuisine) => knownCuisines.has(searchFold(cuisine)));
      const city = restaurant.city === asked || knownCities.has(searchFold(restaurant.city)) ? restaurant.city : "";
      return [{ ...source, restaurant: { ...restaurant, name: "", neighborhood: null, city, cuisines } }];
    }
    case "review":
      return [{ ...source, quote: "" }];
    case "menu":
      return [];
  }
}
