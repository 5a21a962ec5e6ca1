import type { Topic } from "../slots.ts";
import { listed, type PhraseEntry, type Phrases, phrasesOf } from "./phrases.ts";

const about = (topic: Topic, list: string): PhraseEntry<Topic>[] => listed(list).map((phrase) => [phrase, topic]);

/** Each word before each other one: "cheapest dish", "cheapest meal". */
const joined = (first: string, second: string): string =>
  listed(first)
    .flatMap((one) => listed(second).map((other) => `${one} ${other}`))
    .join(", ");
const dishes = {
  en: "dish, dishes, meal, plate, main, main course, item, food, thing, thing to eat, thing on the menu, thing they have, thing they serve, starter, dessert, option on the menu",
  de: "gericht, gerichte, teller, speise, essen, hauptgang, hauptgericht, sache, auf der karte",
  ar: "طبق, طبقا, أطباق, وجبة, أكلة, شيء, شي, صحن, ما في القائمة",
};

/** What is asked about a place that is named or was shown. */
export const topicWords: Phrases<Topic> = phrasesOf([
  ...about(
    "hours",
    "opening hours, opening times, hours, open until, opens, closes, close, closing time, closing, open till, when does, what time, until when, how late, how long is, how long are, business hours, when is it open, when are they open, when is",
  ),
  ...about(
    "hours",
    "öffnungszeiten, öffnet, schliesst, macht zu, machen zu, macht auf, machen auf, bis wann, ab wann, wann hat, wann haben, wie lange, wann ist, wann macht, wann machen",
  ),
  ...about(
    "hours",
    "ساعات العمل, ساعات الدوام, أوقات العمل, أوقات الدوام, مواعيد, مواعيد العمل, متى يفتح, متى يغلق, متى تفتح, متى تغلق, يغلق, تغلق, إلى متى, حتى متى, أي ساعة, متى",
  ),
  ...about(
    "open",
    "is it open, are they open, is open, still open, open now, open today, open on, open tomorrow, open tonight, are open, be open, closed on, closed today, open",
  ),
  ...about(
    "open",
    "geöffnet, offen, hat auf, haben auf, hat es auf, haben sie auf, hat es offen, noch auf, geschlossen, jetzt auf",
  ),
  ...about("open", "مفتوح, مفتوحة, مفتوحا, هل يفتح, هل تفتح, مغلق, مغلقة, فاتح"),
  ...about(
    "price",
    "how much, how expensive, how cheap, price of, prices, price, price range, price level, cost, costs, is it expensive, is it cheap",
  ),
  ...about(
    "price",
    "wie teuer, was kostet, was kosten, wie viel kostet, wieviel kostet, wie viel kosten, preise, preis, preisniveau, preisklasse",
  ),
  ...about("price", "كم سعر, كم السعر, كم يكلف, كم تكلف, بكم, الأسعار, أسعار, سعر, كم ثمن, تكلفة"),
  ...about(
    "menu",
    "menu, menus, what do they serve, what do they have, what does it serve, what can i eat, what can we eat, on the menu, dishes do they, what dishes",
  ),
  ...about(
    "menu",
    "speisekarte, karte, menükarte, was gibt es zu essen, was gibt es dort, was gibts dort, was haben sie, was servieren, was kann man dort essen, welche gerichte",
  ),
  ...about(
    "menu",
    "قائمة الطعام, المنيو, منيو, قائمة الأطعمة, قائمة المأكولات, ماذا يقدم, ماذا يقدمون, ماذا تقدم, ما الأطباق",
  ),
  ...about(
    "sold_out",
    "sold out, ran out, run out, run out of, not available, unavailable, out of stock, no longer available, not to be had",
  ),
  ...about("sold_out", "ausverkauft, nicht erhältlich, nicht verfügbar, nicht mehr verfügbar, vergriffen"),
  ...about("sold_out", "نفد, نفدت, نفذت, غير المتوفرة, غير متوفرة, غير متوفر, غير المتوفر, غير متاحة, غير متاح"),
  ...about("cheapest_dish", joined("cheapest, least expensive, lowest priced", dishes.en)),
  ...about("priciest_dish", joined("most expensive, priciest, dearest, highest priced", dishes.en)),
  ...about(
    "cheapest_dish",
    joined("günstigste, günstigstes, günstigsten, billigste, billigstes, billigsten, preiswerteste", dishes.de),
  ),
  ...about("priciest_dish", joined("teuerste, teuerstes, teuersten", dishes.de)),
  ...about("cheapest_dish", `${joined("أرخص, ارخص, أقل", dishes.ar)}, الطبق الأرخص, الأطباق الأرخص`),
  ...about("priciest_dish", `${joined("أغلى, اغلى", dishes.ar)}, الطبق الأغلى, الأطباق الأغلى`),
  ...about(
    "phone",
    "what number, which number, number do i, number can i, do i ring, can i ring, to ring, ring them, dial, number to dial, welche nummer, rufnummer, rufe ich an, ruf ich an, anzurufen, أتواصل, اتواصل, التواصل, للتواصل, للاتصال, الاتصال, رقمه, رقمهم, أكلمهم",
  ),
  ...about(
    "price",
    "what would i pay, what do i pay, what will i pay, what do you pay, what does one pay, what would we pay, what do we pay, what do they charge, how much do i pay, set me back, was zahle ich, was zahl ich, was zahlt man, was zahlen wir, was bezahle ich, was bezahlt man, was bezahlen wir, was muss ich zahlen, was würde ich zahlen, wie viel zahle ich, wieviel zahle ich, كم أدفع, كم ادفع, كم ندفع, كم سأدفع, ماذا أدفع, كم يكلفني",
  ),
  ...about(
    "phone",
    "phone, phone number, telephone, telephone number, phone numbers, call, number to call, contact, contact details, telefon, telefonnummer, telefonnummern, nummer, anrufen, kontakt, هاتف, رقم الهاتف, رقم هاتف, تلفون, رقم التلفون, رقم التلفون, رقم, ارقام الهاتف, أتصل, اتصل",
  ),
  ...about(
    "address",
    "address, addresses, where is, where are, wheres, how do i get, how to get, directions, located, location, adresse, adressen, wo ist, wo liegt, wo befindet, wo sind, wie komme ich, wie kommt man, wegbeschreibung, anschrift, عنوان, العنوان, أين يقع, أين تقع, اين يقع, كيف أصل, كيف اصل, موقع, أين هو, أين هي, أين مطعم",
  ),
  ...about(
    "website",
    "website, web site, homepage, web page, webpage, url, webseite, internetseite, link, موقع الكتروني, الموقع الإلكتروني, موقع إلكتروني, موقعه الإلكتروني, رابط",
  ),
  ...about(
    "reviews",
    "reviews, review, what do people say, what do guests say, what are people saying, opinions, what people think, complaints, do people like, rezensionen, rezension, was sagen, was schreiben, meinungen, was meinen, erfahrungen, مراجعات, مراجعة, آراء, رأي الناس, ماذا يقول, ماذا يقولون, ما رأي, التعليقات",
  ),
  ...about(
    "rating",
    "rating, ratings, rated, how good, stars, how many stars, score, is it good, is it any good, are they good, worth it, bewertung, bewertungen, bewertet, wie gut, wie viele sterne, sterne, ist es gut, taugt, تقييم, التقييم, تقييمات, تقييمه, كم نجمة, نجوم, هل هو جيد",
  ),
  ...about(
    "inspection",
    "inspection, inspections, inspected, health grade, hygiene grade, hygiene rating, hygiene, inspection grade, grade, hygienekontrolle, hygiene, kontrolle, hygienebewertung, kontrolliert, تفتيش, التفتيش, تفتيش صحي, درجة النظافة, رقابة صحية",
  ),
  ...about(
    "summary",
    "tell me about, tell me more, more about, what kind of place, what is it like, whats it like, what is special, describe, details, info, information, more details, more info, erzähl mir, erzähle mir, mehr über, was ist das für, wie ist es dort, beschreibe, infos, informationen, details, mehr infos, أخبرني عن, اخبرني عن, حدثني عن, المزيد عن, معلومات, تفاصيل, صف لي, ما هو, كيف هو",
  ),
]);

/** Which of some places is better. */
export const compareWords: Phrases<true> = phrasesOf(
  listed(
    "compare, comparison, versus, vs, which is better, which one is better, better one, difference between, which is cheaper, which is closer, which is quieter, which is nicer, which one is cheaper, which one is closer, is better than, better than, cheaper than, vergleich, vergleiche, vergleichen, welches ist besser, welche ist besser, welcher ist besser, welches ist günstiger, welches ist näher, welches ist ruhiger, was ist günstiger, unterschied zwischen, besser als, günstiger als, was ist besser, قارن, مقارنة, أيهما, ايهما, أي منهما, الفرق بين, أفضل من, مقارنه",
  ).map((phrase) => [phrase, true as const]),
);

/** Words that mean what was shown: one place, or all of them. */
export const referring: Phrases<"one" | "all"> = phrasesOf<"one" | "all">([
  ...listed(
    "it, its, there, that one, that place, this one, this place, that restaurant, this restaurant, the restaurant, the place",
  ).map((each) => [each, "one", "en"] as const),
  ...listed(
    "they, them, their, these, those, the list, the results, the suggestions, all of them, which of them, of these, of those, each of them",
  ).map((each) => [each, "all", "en"] as const),
  ...listed("es, dort, das lokal, das restaurant, dieses, dieses restaurant, dieses lokal, da, dorthin, ihm").map(
    (each) => [each, "one", "de"] as const,
  ),
  ...listed(
    "sie, die, diese, die liste, die ergebnisse, die vorschläge, davon, alle, von denen, ihnen, welche davon, von diesen",
  ).map((each) => [each, "all", "de"] as const),
  ...listed(
    "هو, هذا المطعم, هناك, ذلك المطعم, المطعم, هذا المكان, المكان, فيه, عنده, لديه, له, عنه, هذا, إليه, لديهم, عندهم",
  ).map((each) => [each, "one", "ar"] as const),
  ...listed("هم, النتائج, الاقتراحات, منها, هذه, كلها, جميعها, منهم, أيها, هذه المطاعم, بينها").map(
    (each) => [each, "all", "ar"] as const,
  ),
]);
