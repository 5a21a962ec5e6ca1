import { isolated, plainName } from "../check/plain.ts";
import type { PlaceFound } from "../evidence.ts";
import { met } from "../lexicon/phrases.ts";
import { smallTalkWords } from "../lexicon/talk.ts";
import { tokensOf } from "../lexicon/tokens.ts";
import type { Brief, Thinking } from "../ports.ts";
import { dishesMarked } from "../retrieve/marks.ts";
import { offers } from "../retrieve/meals.ts";
import type { GuideLanguage, Slots, Unclear } from "../slots.ts";
import { noSlots } from "../understand/slots.ts";
import { restaurantOf } from "./found.ts";
import { languageOf, listed } from "./language.ts";
import { cityLabel } from "./names.ts";
import { nearestOf } from "./nearest.ts";
import { ofShown } from "./of-shown-words.ts";
import { untoldIn } from "./untold-words.ts";
import { wishWords } from "./wishes.ts";
import type { FrameTemplates } from "./wording.ts";

/** What the guide says of itself and of its search, before and after what it says of places. */
export interface Frame {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Who answers, for what is said of it. */
export interface Speaker extends Pick<Thinking, "model"> {
  readonly isFirst: boolean;
  readonly fellBack: boolean;
}

/** The words of the guide around an answer. They are code's: no model writes any of them. */
export function frameOf(brief: Brief, speaker: Speaker): Frame {
  const { frame } = languageOf[brief.understood.language];
  const intro =
    speaker.isFirst || brief.understood.intent === "help" ? [frame.intro(speaker.model !== "embedded")] : [];
  const fellBack = speaker.fellBack ? [frame.fellBack()] : [];
  const { before, after } = said(brief, frame, speaker);
  return { before: [...untoldIn(brief), ...before], after: [...after, ...fellBack, ...intro] };
}

function said(brief: Brief, frame: FrameTemplates, { isFirst }: Speaker): Frame {
  const { understood, places } = brief;
  if (understood.unclear) return { before: [clarification(understood.unclear, frame, understood.language)], after: [] };
  switch (understood.intent) {
    case "find":
      return understood.places.length > 0 ? chosen(brief, frame) : found(brief, frame);
    case "fact":
    case "compare":
      if (understood.places.length === 0) return { before: [frame.noSuchPlace()], after: [] };
      return places.length === 0 ? { before: [frame.noPlace()], after: [] } : { before: [], after: [] };
    case "medical":
      return {
        before: [frame.medical()],
        after: places.length > 0 && understood.slots.diets.length > 0 ? [frame.medicalList()] : [],
      };
    case "smalltalk":
      return { before: [greets(brief, isFirst) ? frame.greeting() : frame.anythingElse()], after: [] };
    case "help":
      return { before: [frame.help()], after: [] };
    case "refuse":
      return { before: [frame.refuse()], after: [] };
    case "unclear":
      return { before: [frame.unclear()], after: [] };
  }
}

/** Thanks and farewells are answered as what they are, and so is a greeting; to anything else the first answer greets. */
function greets({ question }: Brief, isFirst: boolean): boolean {
  const kinds = met(smallTalkWords, tokensOf(question.message)).map(({ value }) => value);
  return !kinds.includes("thanks") && (isFirst || kinds.includes("greeting"));
}

function found(brief: Brief, frame: FrameTemplates): Frame {
  const { understood, question, places, total } = brief;
  const { labels, wishes } = languageOf[understood.language];
  const words = wishWords(understood.slots, understood.language, question);
  const all = [...Object.values(words).flat(), ...extras(brief)];
  const lookedFor = all.length === 0 ? [] : [frame.lookedFor(all.join(labels.comma))];
  const { slots } = understood;
  const isLost = slots.nearby && question.near === null;
  const where = isLost ? [frame.noPosition()] : slots.city === null && !slots.nearby ? [frame.everywhere()] : [];
  const party = slots.party === null ? [] : [frame.party(slots.party)];
  const isOther = brief.relaxed.includes("diet") || brief.relaxed.includes("city");
  const count = isOther ? frame.nearest(places.length) : frame.found(places.length, total);
  if (places.length === 0) return { before: [...lookedFor, ...where, frame.nothing()], after: [frame.tryOther()] };
  return {
    before: [...lookedFor, ...where, ...relaxations(brief, frame), count],
    after: [...party, frame.next()],
  };

  function extras({ understood: { slots } }: Brief): string[] {
    return [
      ...(slots.chains === null ? [] : [wishes.withoutChains()]),
      ...(slots.order === "cheapest" || slots.order === "priciest" ? [wishes[slots.order]] : []),
    ];
  }
}

/** Of the places that were shown before. */
function chosen({ understood, question, places }: Brief, frame: FrameTemplates): Frame {
  const { slots, language } = understood;
  const say = ofShown[language];
  const words = Object.values(wishWords({ ...slots, order: "best" }, language, question)).flat();
  const lookedFor = words.length === 0 ? [] : [frame.lookedFor(words.join(languageOf[language].labels.comma))];
  const all = understood.places.length;
  if (places.length === 0 && slots.order !== "best" && words.length === 0)
    return { before: [say.unknown], after: [say.others] };
  if (places.length === 0) return { before: [...lookedFor, say.none(all)], after: [say.others] };
  const which =
    slots.order === "best" ? say.some(places.length, all) : say.most(say.named[slots.order], words.length > 0);
  return { before: [...lookedFor, which], after: [] };
}

/** What was left away, in words: nothing is relaxed silently. */
function relaxations(brief: Brief, frame: FrameTemplates): string[] {
  const { understood, question, relaxed } = brief;
  const { slots, language } = understood;
  const { labels } = languageOf[language];
  const words = wishWords(leftOf(brief), language, question);
  const left = relaxed.flatMap((wish) => (wish === "diet" || wish === "city" ? [] : words[wish]));
  const nearest = nearestOf(brief);
  const city = slots.city === null ? null : isolated(plainName(cityLabel(slots.city, language)), language);
  return [
    ...(left.length === 0 ? [] : [frame.without(listed(left, labels))]),
    ...(nearest.length === 0 ? [] : [frame.nearestIs(listed(nearest, labels))]),
    ...(relaxed.includes("diet") ? [frame.nearestDiet(listed(words.diet, labels))] : []),
    ...(relaxed.includes("city") ? [frame.elsewhere(city)] : []),
  ];
}

/** What may have been left away: of what is not wanted only features that a place has, and of all else nothing that every place has or is known for. */
function leftOf(brief: Brief): Slots {
  const { slots } = brief.understood;
  const all = brief.places.map((place) => restaurantOf(place, brief));
  return {
    ...slots,
    attributes: slots.attributes.filter((name) => !all.every((place) => offers(place, name))),
    concepts: slots.concepts.filter((name) => !brief.places.every((place) => isKnownFor(place, name, brief))),
    not: {
      ...noSlots.not,
      attributes: slots.not.attributes.filter((name) => all.some((place) => offers(place, name))),
    },
  };
}

const isKnownFor = ({ reviews, menu }: PlaceFound, concept: string, { sources }: Brief): boolean =>
  sources.some(
    (source) =>
      (source.kind === "review" && source.concept === concept && reviews.includes(source.id)) ||
      (source.kind === "menu" && source.id === menu && dishesMarked(source.menu, concept).length > 0),
  );

/** Options that are named at most. */
const MOST_OPTIONS = 6;

function clarification(unclear: Unclear, frame: FrameTemplates, language: GuideLanguage): string {
  const { labels } = languageOf[language];
  const name = (text: string) => isolated(plainName(text), language);
  const city = (text: string) => cityLabel(text, language);
  const options = (names: readonly string[]) => listed(names.slice(0, MOST_OPTIONS).map(name), labels);
  switch (unclear.kind) {
    case "city":
      return frame.whichCity(options(unclear.options.map(city)));
    case "unknown_city":
      return frame.unknownCity(name(unclear.said), options(unclear.options.map(city)));
    case "place":
      return frame.whichPlace(
        name(unclear.said),
        options(unclear.options.map((each) => `${each.name}${labels.comma}${city(each.city)}`)),
      );
    case "shown":
      return frame.whichShown(options(unclear.options.map((each) => each.name)));
    case "no_such_place":
      return frame.noSuchPlace();
    case "date":
      return frame.whichDate(name(unclear.said));
    case "position":
      return frame.noPosition();
  }
}
