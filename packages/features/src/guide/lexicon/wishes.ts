import type { Order } from "../slots.ts";
import { listed, type PhraseEntry, type Phrases, phrasesOf } from "./phrases.ts";

const each = <Value>(list: string, value: Value): PhraseEntry<Value>[] => listed(list).map((phrase) => [phrase, value]);

/** What is said of prices, as the levels that are meant. */
export const priceWords: Phrases<readonly number[]> = phrasesOf<readonly number[]>([
  ...each(
    "cheap, cheep, cheaply, affordable, inexpensive, on a budget, low budget, budget, low cost, low price, low prices, easy on the wallet, wallet friendly, broke, student budget",
    [1, 2],
  ),
  ...each(
    "günstig, günstigs, billigs, günstige, günstigen, günstiges, günstiger ort, billig, billige, billigen, billiges, bezahlbar, bezahlbare, bezahlbares, erschwinglich, erschwingliche, kleines budget, kleinem budget, kleiner preis, kleines geld, wenig geld, budget",
    [1, 2],
  ),
  ...each(
    "رخيص, رخيصة, رخيصا, غير مكلف, غير مكلفة, اقتصادي, اقتصادية, بسعر معقول, أسعار معقولة, سعر معقول, بأسعار معقولة, ميزانية محدودة, ميزانية قليلة, بسيط السعر",
    [1, 2],
  ),
  ...each(
    "very cheap, dirt cheap, super cheap, really cheap, sehr günstig, sehr billig, spottbillig, رخيص جدا, رخيصة جدا",
    [1],
  ),
  ...each(
    "mid range, midrange, moderately priced, moderate prices, medium priced, mittlere preisklasse, mittlerer preisklasse, mittelpreisig, متوسط السعر, متوسطة السعر, أسعار متوسطة, سعر متوسط",
    [2],
  ),
  ...each(
    "expensive, pricey, fancy, upscale, high end, posh, splurge, luxurious, luxury, money is no object, costly",
    [3, 4],
  ),
  ...each(
    "teuer, teure, teures, teuren, gehoben, gehobene, gehobenes, gehobenen, nobel, noble, nobles, luxuriös, exklusiv, exklusives, kostspielig",
    [3, 4],
  ),
  ...each(
    "small budget, tight budget, small wallet, small purse, kleinen geldbeutel, kleiner geldbeutel, schmalen geldbeutel, schmaler geldbeutel, kleines portemonnaie, kleine portemonnaie, schmales budget, schmalem budget, knappes budget, knappem budget, ميزانية صغيرة, ميزانية بسيطة, لميزانية صغيرة",
    [1, 2],
  ),
  ...each(
    "big budget, large budget, generous budget, big wallet, big purse, for a big budget, for a large budget, for big wallets, deep pockets, for deep pockets, break the bank, breaks the bank, breaking the bank, cost a fortune, costs a fortune, costing a fortune, cost the earth, costs the earth",
    [3, 4],
  ),
  ...each(
    "grossen geldbeutel, grosser geldbeutel, dicken geldbeutel, für den grossen geldbeutel, für den dicken geldbeutel, grosses portemonnaie, dickes portemonnaie, für das grosse portemonnaie, fürs grosse portemonnaie, grosses budget, grossem budget, für das grosse budget, fürs grosse budget, ins geld geht, ins geld gehen, die welt kostet, die welt kosten, vermögen kostet, vermögen kosten",
    [3, 4],
  ),
  ...each(
    "ميزانية كبيرة, لميزانية كبيرة, للميزانية الكبيرة, لميزانيات كبيرة, للميزانيات الكبيرة, يكلف كثيرا, تكلف كثيرا, يكلف ثروة, تكلف ثروة, يكسر الميزانية, تكسر الميزانية, يرهق الميزانية, ترهق الميزانية",
    [3, 4],
  ),
  ...each(
    "highest price level, highest price category, highest price range, highest price bracket, top price level, top price category, top price range, top price bracket, priciest level, priciest category, most expensive level, most expensive category, höchste preisklasse, höchsten preisklasse, höchster preisklasse, oberste preisklasse, obersten preisklasse, oberster preisklasse, teuerste preisklasse, teuersten preisklasse, teuerste kategorie, teuersten kategorie, höchste preisstufe, höchsten preisstufe, أعلى فئة سعرية, أعلى فئة سعر, أعلى مستوى سعر, أعلى مستوى أسعار, أغلى فئة, الفئة السعرية الأعلى, الفئة الأغلى",
    [4],
  ),
  ...each(
    "lowest price level, lowest price category, lowest price range, cheapest level, cheapest category, niedrigste preisklasse, niedrigsten preisklasse, unterste preisklasse, untersten preisklasse, tiefste preisklasse, tiefsten preisklasse, günstigste preisklasse, günstigsten preisklasse, billigste kategorie, günstigste kategorie, niedrigste preisstufe, أدنى فئة سعرية, أقل فئة سعرية, أرخص فئة",
    [1],
  ),
  ...each("غالي, غالية, غاليا, فاخر, فاخرة, فخم, فخمة, مكلف, مكلفة, مكلفا, باهظ, باهظة, راقي وغالي", [3, 4]),
]);

/** Too much money for what it is: not being that is being cheap enough. */
export const overpricedWords: Phrases<true> = phrasesOf(
  each(
    "overpriced, a rip off, ripoff, rip off, rip offs, tourist prices, überteuert, überteuerte, überteuerten, überteuertes, überteuerter, überteuertem, abzocke, nepp, touristenpreise, مبالغ في أسعاره, مبالغ في أسعارها, مبالغ في سعره, مبالغا في أسعاره, مبالغا في سعره, مبالغ في الأسعار, مبالغ فيه, مبالغ فيها, مبالغ بها, مبالغا فيه",
    true as const,
  ),
);

/** What changes the price of the turn before: one step down or up, or lets it go. */
export const priceSteps: Phrases<"down" | "up" | "any"> = phrasesOf<"down" | "up" | "any">([
  ...each(
    "cheaper, less expensive, less pricey, lower price, something cheaper, günstiger, günstigeres, günstigere, billiger, billigeres, billigere, weniger teuer, preiswerter, أرخص, ارخص, أقل سعرا, أقل تكلفة, سعر أقل",
    "down" as const,
  ),
  ...each(
    "more expensive, fancier, pricier, more upscale, teurer, teureres, edler, edleres, gehobener, gehobeneres, nobler, nobleres, exklusiver, exklusiveres, feineres, أغلى, أفخم, أرقى",
    "up" as const,
  ),
  ...each(
    "price doesnt matter, price does not matter, budget doesnt matter, budget does not matter, cost doesnt matter, cost does not matter, money doesnt matter, money does not matter, price is no object, budget is no object, cost is no object, price is not an issue, budget is not an issue, cost is not an issue, money is not an issue, price is no issue, budget is no issue, cost is no issue, no budget limit, no budget, any budget, any price, regardless of price, egal was es kostet, preis egal, preis ist egal, preis spielt keine rolle, geld spielt keine rolle, budget spielt keine rolle, kosten spielen keine rolle, budget egal, budget ist egal, geld ist egal, kosten egal, kein budget, السعر لا يهم, السعر غير مهم, الميزانية لا تهم, والميزانية لا تهم, الميزانية غير مهمة, الميزانية مفتوحة, ميزانية مفتوحة, مهما كان السعر, بأي سعر",
    "any" as const,
  ),
]);

/** What is said against the prices of what was shown. Denied, it is a wish; of a place, a question. */
export const priceComplaints: Phrases<"down" | "up"> = phrasesOf<"down" | "up">([
  ...each(
    "too expensive, too pricey, too dear, too fancy, too upscale, too much money, zu teuer, zu kostspielig, zu nobel, zu edel, zu gehoben, غالي جدا, غالية جدا, غال جدا, مكلف جدا, غالي كثير, فخم جدا",
    "down" as const,
  ),
  ...each("too cheap, zu billig, zu günstig, رخيص أكثر من اللازم", "up" as const),
]);

export const orderWords: Phrases<Order> = phrasesOf<Order>([
  ...each(
    "best rated, highest rated, top rated, highly rated, best rating, best ratings, best reviewed, best reviews, highest rating, well rated, better rated",
    "rating" as const,
  ),
  ...each(
    "bestbewertet, bestbewertete, bestbewerteten, bestbewertetes, am besten bewertet, am besten bewertete, am besten bewerteten, best bewertet, best bewertete, best bewerteten, beste bewertung, besten bewertungen, gut bewertet, gut bewertete, gut bewertetes, bestbewerteter, besser bewertet",
    "rating" as const,
  ),
  ...each(
    "الأعلى تقييما, أعلى تقييم, الأفضل تقييما, أفضل تقييم, الأعلى تقييم, تقييم عالي, تقييمات عالية, تقييم عال, أحسن تقييم",
    "rating" as const,
  ),
  ...each(
    "closest, nearest, closer, nearer, am nächsten, nächste, nächstes, nächsten, nächstgelegene, nächstgelegenen, nächstgelegenes, näher, näheres, الأقرب, أقرب",
    "distance" as const,
  ),
  ...each(
    "cheapest, least expensive, lowest price, lowest prices, am wenigsten teuer, günstigste, günstigsten, günstigstes, günstigster, billigste, billigsten, billigstes, billigster, preiswerteste, preiswertesten",
    "cheapest" as const,
  ),
  ...each(
    "most expensive, priciest, fanciest, poshest, most upscale, most luxurious, most exclusive, highest prices, highest price, teuerste, teuersten, teuerstes, teuerster, nobelste, nobelsten, nobelstes, edelste, edelsten, edelstes, gehobenste, gehobensten, luxuriöseste, luxuriösesten, exklusivste, exklusivsten, exklusivstes, feinste, feinsten, الأكثر فخامة, الأعلى سعرا, أعلى سعر",
    "priciest" as const,
  ),
  ...each(
    "newest, new restaurants, new places, recently opened, just opened, latest openings, brand new, new openings, neueste, neuesten, neuestes, neu eröffnet, neu eröffnete, neueröffnung, neueröffnungen, neue restaurants, neue lokale, الأحدث, أحدث, افتتح حديثا, جديدة, جديد",
    "newest" as const,
  ),
  ...each(
    "most popular, popular, most reviewed, most reviews, beliebteste, beliebtesten, beliebt, beliebte, beliebtes, meisten bewertungen, الأكثر شهرة, الأكثر شعبية, مشهور, مشهورة, الأشهر, أشهر",
    "reviews" as const,
  ),
]);

/** Without what belongs to a chain. */
export const chainWords: Phrases<true> = phrasesOf([
  ...each(
    "chain, chains, chain restaurant, chain restaurants, franchise, franchises, kette, ketten, restaurantkette, restaurantketten, kettenrestaurants, systemgastronomie, سلسلة, سلاسل, سلاسل المطاعم, سلاسل مطاعم",
    true as const,
  ),
]);
export const independentWords: Phrases<true> = phrasesOf([
  ...each(
    "independent, independently owned, family run, family owned, owner run, mom and pop, unabhängig, unabhängige, unabhängiges, inhabergeführt, inhabergeführte, inhabergeführtes, familiengeführt, familiengeführtes, مستقل, مستقلة",
    true as const,
  ),
]);

/** Close to whoever asks, with how far that may be in metres; null where nothing is said of it. */
export const nearWords: Phrases<number | null> = phrasesOf<number | null>([
  ...each(
    "near me, nearby, near here, around here, close by, close to me, around me, close to here, in my area, in the area, round here, next to me, where i am, near us",
    null,
  ),
  ...each(
    "in der nähe, in meiner nähe, hier in der nähe, in unserer nähe, um die ecke, in der umgebung, hier in der gegend, in meiner umgebung, bei mir",
    null,
  ),
  ...each(
    "قريب مني, قريبة مني, بالقرب مني, القريب مني, القريبة مني, بقربي, حولي, قربي, قريب من هنا, قريبة من هنا, بالجوار, في الجوار, قريب منا, قريبة منا, بالقرب منا, جنبي, حدي, قريب علي, حوالينا",
    null,
  ),
  ...each(
    "walking distance, within walking distance, walkable, a short walk, can walk, zu fuss, zu fuss erreichbar, fussläufig, in gehdistanz, in laufweite, مشيا, سيرا على الأقدام, مسافة مشي",
    1000,
  ),
  ...each("closer, nearer, näher, näheres, أقرب", null),
]);
