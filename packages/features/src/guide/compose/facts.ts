import type { MenuFact, RestaurantFact } from "../check/placeholders.ts";
import { metresTo } from "../check/restaurant-facts.ts";
import type { DraftSentence, PlaceFound } from "../evidence.ts";
import type { Brief } from "../ports.ts";
import { dietBy } from "../retrieve/diets.ts";
import { isSameDish } from "../retrieve/dishes.ts";
import { isItsCuisine, mealsOf } from "../retrieve/meals.ts";
import type { Topic } from "../slots.ts";
import { about, has, placeSentence, restaurantOf } from "./found.ts";
import { holidaySentences, isOnHoliday } from "./holidays.ts";
import { languageOf } from "./language.ts";
import { untoldIn } from "./untold-words.ts";
import { asksNow } from "./when.ts";
import type { FactTemplates, PlaceTemplates } from "./wording.ts";

/** What was asked of a place; of a closed one first that it is closed. */
export function told(place: PlaceFound, brief: Brief): DraftSentence[] {
  const { places } = languageOf[brief.understood.language];
  const { business_status } = restaurantOf(place, brief);
  const standing = business_status === "operational" ? [] : [about(places.standing(place.source), place.source)];
  const isClosed = standing.length > 0;
  const all = topicsOf(brief).filter((topic) => !(isClosed && clocked.includes(topic)));
  // Whether a dish is vegan says its own mark, and no other dish.
  const isOfDish = all.includes("dish") && ofMenu(place, brief, "dishes", "dish").length > 0;
  const topics = all.filter((topic) => !(isOfDish && topic === "diets"));
  return [...standing, ...topics.flatMap((topic) => ofTopic(topic, place, brief))];
}

/** What nobody asks of a place that is closed anyway. */
const clocked: readonly Topic[] = ["open", "hours"];

function topicsOf(brief: Brief): readonly Topic[] {
  const { intent, topics, slots } = brief.understood;
  if (intent === "medical") return slots.diets.length > 0 ? ["diets", "phone"] : ["phone"];
  const isOfAll = topics.every((topic) => topic === "summary");
  // Whoever asks for what nobody tells does not ask for anything else.
  if (isOfAll && untoldIn(brief).length > 0) return [];
  return topics.length > 0 ? topics : ["summary"];
}

function ofTopic(topic: Topic, place: PlaceFound, brief: Brief): DraftSentence[] {
  if (topic === "summary") {
    // What it was asked whether it has, by a name that no list knows: its menu does.
    const dishes = ofMenu(place, brief, "dishes", "dish");
    if (dishes.length > 0) return dishes;
    const isOpenAtAll = restaurantOf(place, brief).business_status === "operational";
    const hours = isOpenAtAll ? openSentences(place, brief) : [];
    return [placeSentence(place, brief), ...hours, ...quotes(place, brief)];
  }
  const sentences = sentencesOf(topic, place, brief);
  if (sentences.length === 0) {
    const { unknown } = languageOf[brief.understood.language].places;
    if (topic === "dish" && isItsKitchen(place, brief)) sentences.push(placeSentence(place, brief));
    const isBare = ofMenuOnly.includes(topic) && place.menu === null;
    sentences.push(about(unknown[isBare ? "menu" : topic](place.source), place.source));
  }
  return sentences;
}

/** What cannot be known without a menu. */
const ofMenuOnly: readonly Topic[] = ["dish", "sold_out", "cheapest_dish", "priciest_dish"];

/** Whether a dish that is asked for is what a place cooks by its own word: ramen, where its cuisine is Ramen. */
const isItsKitchen = (place: PlaceFound, brief: Brief): boolean =>
  restaurantOf(place, brief).cuisines.some((cuisine) =>
    (brief.understood.subject ?? []).some((asked) => isSameDish(cuisine, asked)),
  );

function sentencesOf(topic: Exclude<Topic, "summary">, place: PlaceFound, brief: Brief): DraftSentence[] {
  switch (topic) {
    case "open":
      return openSentences(place, brief);
    case "hours":
      return hoursSentences(place, brief);
    case "reviews":
      return quotes(place, brief);
    case "dish":
      return brief.understood.slots.diets.length > 0
        ? ofMenu(place, brief, "dishes_marked", "dishMarked")
        : ofMenu(place, brief, "dishes", "dish");
    case "sold_out":
      return ofMenu(place, brief, "sold_out", "soldOut");
    case "cheapest_dish":
      return ofMenu(place, brief, "cheapest", "cheapestDish");
    case "priciest_dish":
      return ofMenu(place, brief, "priciest", "priciestDish");
    case "menu":
      return ofMenu(place, brief, "sample", "menu");
    case "price":
      return [...fact(place, brief, "price", "price"), ...ofMenu(place, brief, "prices", "menuPrices")];
    case "attributes":
      return attributeSentences(place, brief);
    case "diets":
      return dietSentences(place, brief);
    case "phone":
    case "address":
    case "website":
    case "rating":
    case "inspection":
      return fact(place, brief, topic, topic);
  }
}

const templatesIn = ({ understood }: Brief): FactTemplates => languageOf[understood.language].places.facts;
type OfMenu =
  | "menu"
  | "dish"
  | "dishMarked"
  | "soldOut"
  | "cheapestDish"
  | "priciestDish"
  | "menuPrices"
  | "dietDishes";

/** A sentence about a place itself, where it says what stands in it. */
function fact(
  { source }: PlaceFound,
  brief: Brief,
  name: RestaurantFact,
  template: Exclude<keyof FactTemplates, OfMenu | "quote">,
): DraftSentence[] {
  return has(source, name, brief) ? [about(templatesIn(brief)[template](source), source)] : [];
}

function ofMenu({ source, menu }: PlaceFound, brief: Brief, name: MenuFact, template: OfMenu): DraftSentence[] {
  if (menu === null || !has(menu, name, brief)) return [];
  return [about(templatesIn(brief)[template](source, menu), source, menu)];
}

const quotes = ({ source, reviews }: PlaceFound, brief: Brief): DraftSentence[] =>
  reviews.map((review) => about(templatesIn(brief).quote(source, review), source, review));

/**
 * What it says of diets, and the dishes that are marked for the one that was asked for: not where it is about somebody's health, as a mark is no
 * promise.
 */
function dietSentences(place: PlaceFound, brief: Brief): DraftSentence[] {
  const restaurant = restaurantOf(place, brief);
  const { slots, intent, language } = brief.understood;
  const by = slots.diets.map((diet) => dietBy(restaurant, diet));
  const unknown = by.length > 0 && by.every((each) => each === null);
  return [
    ...(unknown ? [about(languageOf[language].places.unknown.diets(place.source), place.source)] : []),
    ...(by.includes("cuisine") ? [placeSentence(place, brief)] : []),
    ...fact(place, brief, "diets", "diets"),
    ...(intent === "medical" ? [] : ofMenu(place, brief, "diet_dishes", "dietDishes")),
  ];
}

/** Now, then, or on a day: as it was asked. */
function openSentences(place: PlaceFound, brief: Brief): DraftSentence[] {
  const holiday = holidaySentences(place, brief);
  if (isOnHoliday(place, brief)) return holiday;
  if (asksNow(brief)) return fact(place, brief, "open_now", "open");
  return [...fact(place, brief, "open_then", "openThen"), ...holiday];
}

function hoursSentences(place: PlaceFound, brief: Brief): DraftSentence[] {
  const holiday = holidaySentences(place, brief);
  if (!asksNow(brief))
    return isOnHoliday(place, brief) ? holiday : [...fact(place, brief, "hours_on", "hoursOn"), ...holiday];
  return [...fact(place, brief, "hours_week", "hours"), ...fact(place, brief, "open_now", "open"), ...holiday];
}

/** Those that were asked for, else all. */
function attributeSentences(place: PlaceFound, brief: Brief): DraftSentence[] {
  if (brief.understood.slots.attributes.length === 0) return fact(place, brief, "attributes", "attributes");
  const restaurant = restaurantOf(place, brief);
  const isCuisine = mealsOf(brief.understood.slots.attributes).some((meal) => isItsCuisine(restaurant, meal));
  return [
    ...(isCuisine ? [placeSentence(place, brief)] : []),
    ...fact(place, brief, "wanted_attributes", "wantedAttributes"),
  ];
}

/** Which of the places is better rated, cheaper or closer; nothing where they are equal or one does not say. */
export function comparison(brief: Brief): DraftSentence[] {
  const { places: say } = languageOf[brief.understood.language];
  const best = (
    of: (place: PlaceFound) => number | null,
    template: keyof PlaceTemplates & ("betterRated" | "cheaper" | "closer"),
  ) => {
    const known = brief.places.flatMap((place) => {
      const value = of(place);
      return value === null ? [] : [{ place, value }];
    });
    const [first, second] = known.toSorted((one, other) => one.value - other.value);
    if (known.length < brief.places.length || !first || !second || first.value === second.value) return [];
    return [about(say[template](first.place.source), ...brief.places.map(({ source }) => source))];
  };
  const rating = (place: PlaceFound) => negative(restaurantOf(place, brief).rating.average);
  const price = (place: PlaceFound) => restaurantOf(place, brief).price_level;
  const metres = (place: PlaceFound) => metresTo(restaurantOf(place, brief), brief.question.near);
  return [...best(rating, "betterRated"), ...best(price, "cheaper"), ...best(metres, "closer")];
}

const negative = (value: number | null): number | null => (value === null ? null : -value);
