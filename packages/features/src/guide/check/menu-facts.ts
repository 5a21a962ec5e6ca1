import type { Menu, MenuItem } from "../../menus/contract.ts";
import type { DietName } from "../../restaurants/rules.ts";
import { languageOf } from "../compose/language.ts";
import { dishesFor, isMarked } from "../retrieve/diets.ts";
import { dishesMeant } from "../retrieve/dishes.ts";
import { dishesMarked } from "../retrieve/marks.ts";
import { money } from "./money.ts";
import type { MenuFact } from "./placeholders.ts";
import { isolated, plainName } from "./plain.ts";
import type { Asking } from "./restaurant-facts.ts";

const MOST_DISHES = 4;
const SAMPLE = 6;
const MOST_SOLD_OUT = 12;

type Write = (menu: Menu, asking: Asking) => string | null;
const allOf = ({ sections }: Menu): MenuItem[] => sections.flatMap(({ items }) => items);
const offered = (menu: Menu): MenuItem[] => allOf(menu).filter(({ available }) => available);
/** Where the sentence says already that none of them can be had, no dish says it again. */
const asSaid = (item: MenuItem): MenuItem => ({ ...item, available: true });

const written: Readonly<Record<MenuFact, Write>> = {
  dishes: (menu, asking) => told(asked(menu, asking), MOST_DISHES, asking),
  dishes_marked: (menu, asking) => {
    const { diets } = asking.slots;
    const isFor = ({ dietary }: MenuItem) => diets.every((diet) => isMarked(dietary, diet));
    const items = asked(menu, asking).toSorted((one, other) => Number(isFor(other)) - Number(isFor(one)));
    return told(items, MOST_DISHES, asking, diets);
  },
  diet_dishes: (menu, asking) =>
    told(
      asking.slots.diets.flatMap((diet) => dishesFor(menu, diet)),
      MOST_DISHES,
      asking,
    ),
  sold_out: (menu, asking) =>
    told(
      allOf(menu)
        .filter(({ available }) => !available)
        .map(asSaid),
      MOST_SOLD_OUT,
      asking,
    ),
  marked_dishes: (menu, asking) =>
    told(
      asking.slots.concepts.flatMap((concept) => dishesMarked(menu, concept)),
      MOST_DISHES,
      asking,
    ),
  cheapest: (menu, asking) => told(ofPrice(menu, Math.min), MOST_DISHES, asking),
  priciest: (menu, asking) => told(ofPrice(menu, Math.max), MOST_DISHES, asking),
  sample: (menu, asking) => told(spread(menu), SAMPLE, asking),
  prices: (menu, asking) => {
    const [[first], [last]] = [ofPrice(menu, Math.min), ofPrice(menu, Math.max)];
    if (!first || !last) return null;
    const [from, to] = [first, last].map(({ price }) => money(price, asking.language));
    return languageOf[asking.language].labels.range(from ?? "", to ?? "");
  },
};

/** A fact of a menu in words; null where nothing on it is meant. */
export const menuFact = (menu: Menu, fact: MenuFact, asking: Asking): string | null => written[fact](menu, asking);

const asked = (menu: Menu, { slots, subject }: Asking): MenuItem[] =>
  [...slots.dishes, ...(subject ?? [])].flatMap((dish) => dishesMeant(menu, dish));

/** Dishes with their prices; `diets`: and whether they are marked for these. */
function told(
  items: readonly MenuItem[],
  most: number,
  { language }: Asking,
  diets: readonly DietName[] = [],
): string | null {
  const once = [...new Map(items.map((item) => [item.id, item])).values()].slice(0, most);
  const { comma, soldOut, marked, diet: named } = languageOf[language].labels;
  const texts = once.map(({ name, price, available, dietary }) => {
    const marks = diets.map((diet) => marked(named[diet], isMarked(dietary, diet)));
    const known = [money(price, language), ...marks, ...(available ? [] : [soldOut])];
    return `${isolated(plainName(name), language)} (${known.join(comma)})`;
  });
  return texts.length === 0 ? null : texts.join(comma);
}

/** The dishes that cost least or most; none where prices are of different currencies, of which none is the lowest. */
function ofPrice(menu: Menu, most: (...amounts: number[]) => number): MenuItem[] {
  const items = offered(menu);
  if (new Set(items.map(({ price }) => price.currency)).size !== 1) return [];
  const amount = most(...items.map(({ price }) => price.amount));
  return items.filter(({ price }) => price.amount === amount);
}

/** Of each section the first dishes, the first section first. */
function spread({ sections }: Menu): MenuItem[] {
  const rows = sections.map(({ items }) => items.filter(({ available }) => available));
  const most = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => rows.flatMap((row) => row[at] ?? [])).flat();
}
