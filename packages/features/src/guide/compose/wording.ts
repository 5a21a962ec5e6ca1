import type { AttributeName, DietName } from "../../restaurants/rules.ts";
import type { DayPart, Topic } from "../slots.ts";

/** Words for what is in the data. */
export interface Labels {
  /** From Sunday on. */
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
  readonly parts: Readonly<Record<DayPart, string>>;
  /** As they stand in the sentence that says that a place serves them, and by themselves. */
  readonly diets: Readonly<Record<DietName, string>>;
  readonly diet: Readonly<Record<DietName, string>>;
  readonly attributes: Readonly<Record<AttributeName, string>>;
  readonly closed: string;
  readonly openAllDay: string;
  readonly and: string;
  readonly or: string;
  readonly comma: string;
  readonly quotes: readonly [string, string];
  rating(average: string, count: number): string;
  stars(count: number): string;
  openUntil(time: string | null): string;
  closedUntil(time: string | null): string;
  openThen(isOpen: boolean): string;
  kilometres(distance: string): string;
  metres(distance: string): string;
  range(from: string, to: string): string;
  inspected(result: string, on: string): string;
  /** Of a dish that is on the menu and cannot be had. */
  readonly soldOut: string;
  /** Of a dish and a diet, as `diet` names it. */
  marked(diet: string, isMarked: boolean): string;
  readonly standing: Readonly<Record<"closed_temporarily" | "closed_permanently" | "opening_soon", string>>;
}

/** A place in templates: its name and facts are placeholders, `x` the number of its source. */
type Told = (x: string) => string;

/** What is told of a place; `m` and `r` are the numbers of its menu and of a review. */
export interface FactTemplates
  extends Readonly<Record<"hours" | "hoursOn" | "open" | "openThen" | "price" | "phone" | "address" | "website", Told>>,
    Readonly<Record<"rating" | "diets" | "attributes" | "wantedAttributes" | "inspection", Told>> {
  menu(x: string, m: string): string;
  dish(x: string, m: string): string;
  dishMarked(x: string, m: string): string;
  menuPrices(x: string, m: string): string;
  dietDishes(x: string, m: string): string;
  soldOut(x: string, m: string): string;
  cheapestDish(x: string, m: string): string;
  priciestDish(x: string, m: string): string;
  quote(x: string, r: string): string;
}

/** What is said of places. Each is a whole sentence. */
export interface PlaceTemplates {
  /** With what of it is known. */
  place(x: string, known: { readonly price: boolean; readonly rating: boolean }): string;
  readonly diets: Told;
  readonly dietDishes: Told;
  readonly markedDishes: Told;
  readonly attributes: Told;
  readonly hours: Told;
  readonly openNow: Told;
  readonly openThen: Told;
  /** Its hours of public holidays: beside others, and where the day that is asked about is one, as far as anybody here knows. */
  readonly holidays: Told;
  readonly onHoliday: Told;
  readonly distance: Told;
  readonly dishes: Told;
  readonly quote: Told;
  readonly standing: Told;
  /** Of one place what was asked, with its name. */
  readonly facts: FactTemplates;
  /** What is said where it does not say what was asked. */
  readonly unknown: Readonly<Record<Exclude<Topic, "summary">, Told>>;
  readonly betterRated: Told;
  readonly cheaper: Told;
  readonly closer: Told;
}

/** A wish, as it stands in "I looked for: ...". Names are cleaned already. */
export interface WishTemplates {
  city(name: string): string;
  neighborhood(name: string): string;
  nearby(distance: string | null): string;
  dish(name: string): string;
  price(levels: string): string;
  rating(least: string): string;
  openNow(): string;
  openOn(day: string, part: string | null): string;
  openAt(day: string, clock: string): string;
  withoutChains(): string;
  /** Of a cuisine. */
  not(what: string): string;
  /** Of a dish. */
  without(dish: string): string;
  readonly cheapest: string;
  readonly priciest: string;
}

/** What the guide says of itself and of its search. Each is a whole sentence. */
export interface FrameTemplates {
  lookedFor(wishes: string): string;
  /** `total`: how many fit in all; null where nobody knows. */
  found(shown: number, total: number | null): string;
  /** In place of `found`, where what is shown is not what was asked for. */
  nearest(shown: number): string;
  without(wishes: string): string;
  /** What those places are that stand for what was not found. */
  nearestIs(what: string): string;
  nearestDiet(diet: string): string;
  elsewhere(city: string | null): string;
  nothing(): string;
  tryOther(): string;
  everywhere(): string;
  party(count: number): string;
  next(): string;
  noPlace(): string;
  intro(isModelConnected: boolean): string;
  fellBack(): string;
  help(): string;
  greeting(): string;
  /** To thanks, a farewell or any other small talk in a chat that is under way. */
  anythingElse(): string;
  medical(): string;
  medicalList(): string;
  refuse(): string;
  unclear(): string;
  whichCity(options: string): string;
  unknownCity(said: string, options: string): string;
  whichPlace(said: string, options: string): string;
  whichShown(options: string): string;
  noSuchPlace(): string;
  whichDate(said: string): string;
  noPosition(): string;
}

export interface Language {
  readonly labels: Labels;
  readonly places: PlaceTemplates;
  readonly wishes: WishTemplates;
  readonly frame: FrameTemplates;
}
