import { searchFold } from "@bellyfed/core/search/words";
import type { Order, Topic } from "../slots.ts";
import { listed, type PhraseEntry, type Phrases, phrasesOf } from "./phrases.ts";

/** What asks among the places that were shown. */
export const ofShownWords: Phrases<true> = phrasesOf(
  [
    "which one, which ones, which of, which of them, of these, of those, of them, out of these, out of those, among these, among those, among them, from these, from those, from the list, on the list, in the list, of the list, on your list, of your list, in your list, the ones you showed, any of these, any of them, any of those, one of these, one of them",
    "davon, von denen, von diesen, von ihnen, von den gezeigten, unter diesen, unter denen, darunter, aus der liste, in der liste, auf der liste, deiner liste",
    "منها, منهم, من بينها, من بينهم, من هذه, بينها, بينهم, أيها, أيهم, أي واحد, أي واحدة, أحدها, من القائمة, في القائمة",
  ].flatMap((list) => listed(list).map((phrase): PhraseEntry<true> => [phrase, true])),
);

/** The best, of which nothing else is said, and what somebody would recommend. */
export const bestWords: Phrases<Order> = phrasesOf(
  listed(
    "best, top, recommend, suggest, pick, choose, beste, bester, bestes, besten, bestem, empfehlen, empfiehlst, أفضل, أفضلها, أحسن, أحسنها, تنصح, تنصحني, توصي, تقترح",
  ).map((phrase): PhraseEntry<Order> => [phrase, "rating"]),
);

const folded = (words: string): ReadonlySet<string> => new Set(words.split(/[\s,]+/).map(searchFold));

/** Words before "of them" that mean all. */
export const wholeWords = folded("all each every both none alle alles jedes jeder jede beide keines كل جميع كلها");
/** Words that begin a question about which of some. */
export const whichWords = folded("which welche welcher welches welchen welchem أي");
/** What may stand before that. */
export const fillers = folded("and so ok okay but then now und aber also dann ok nun");
/** What stands behind "which" where it means places that were shown: anything but a noun. */
export const whichVerbs =
  folded(`is are has have had do does serve serves offer offers take takes accept accepts allow allows can could will would also still deliver delivers open opens
  ist sind hat haben hätte hätten kann können liefert liefern bietet bieten nimmt nehmen öffnet öffnen serviert servieren erlaubt erlauben akzeptiert akzeptieren`);
/** What begins a question about one of them, and one about what that is. */
export const openers = folded("is are does do can has have ist sind hat haben kann hätte هل");
export const askers = folded("what whats which was welche welcher welches ما من");
/** What makes one of them the most: "the cheapest". */
export const definite = folded("the der die das den dem des am beim vom zum zur the");
/** What may stand behind "the cheapest", where that is one of them: no noun. */
export const closers =
  folded(`one ones of from among amongst out here there please is are was has have does do open with that which then and
  davon von unter bitte ist hat sind haben hier dort mit das und
  منها بينها بينهم من منهم فيها فضلك و مع`);

/** Arabic has one word for "cheaper" and "the cheapest": it is the most with its article, or before what it is said of. */
export const elatives: ReadonlyMap<string, Order> = new Map(
  [
    ["أرخص", "cheapest"],
    ["أغلى", "priciest"],
    ["أفخم", "priciest"],
    ["أرقى", "priciest"],
  ].map(([word = "", order]) => [searchFold(word), order as Order]),
);
/** What may stand behind an elative that only compares: "a little cheaper". */
export const elativeEnds = folded("من قليلا شوي شوية بقليل بكثير فضلك لو في و أو");

/** Questions that an order asks by itself: "the best rated" asks for no rating. */
export const impliedTopics: Readonly<Record<Order, readonly Topic[]>> = {
  best: [],
  rating: ["rating", "reviews"],
  reviews: ["rating", "reviews"],
  distance: ["address"],
  newest: [],
  cheapest: ["price"],
  priciest: ["price"],
};
