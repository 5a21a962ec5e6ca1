import { slugOf } from "@bellyfed/core/slug";

/** Most items and sections of a menu. */
export const MAX_ITEMS = 500;
export const MAX_SECTIONS = 60;
/** Ids that clients choose. */
export const CHOSEN_ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;
/** The last place that an item may have. */
export const MAX_POSITION = 9999;
/** The highest price of an item, in minor units of its currency. */
export const MAX_PRICE = 100_000_000;

/** Most characters of each text of an item. */
export const mostCharacters = { name: 120, section: 64, description: 1000 } as const;

/** What a dish can be marked with. */
export const dietaryMarks = [
  "vegan",
  "vegetarian",
  "gluten_free",
  "dairy_free",
  "halal",
  "kosher",
  "contains_nuts",
  "contains_shellfish",
  "spicy",
] as const;
export type DietaryMark = (typeof dietaryMarks)[number];

/** Where a dish is on a menu. */
export interface Place {
  readonly id: string;
  readonly section: string;
  readonly position: number;
}
/** Asks a menu's stream whether a dish is on it. Advisory: it may have changed by the time others write. */
export type IsServed = (restaurantId: string, dishId: string) => Promise<boolean>;

export interface Section<Dish> {
  /** As its first dish spells it. */
  readonly name: string;
  readonly items: readonly Dish[];
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A menu as it is read: sections, which are the same when their names come to the same, in the order of their first dishes, and in each the
 * dishes by position. Dishes at one position stand in the order of their ids, sections in that of their names.
 */
export function sectionsOf<Dish extends Place>(dishes: readonly Dish[]): Section<Dish>[] {
  return [...Map.groupBy(dishes, ({ section }) => slugOf(section))]
    .sort(([a], [b]) => byText(a, b))
    .map(([, own]) => own.toSorted((a, b) => a.position - b.position || byText(a.id, b.id)))
    .sort(([a], [b]) => (a?.position ?? 0) - (b?.position ?? 0))
    .map((items) => ({ name: items[0]?.section ?? "", items }));
}

export interface Move {
  readonly id: string;
  readonly section: string;
  /** The dish that it is to stand right before; null: the section's end. */
  readonly before: string | null;
}

/**
 * The dishes whose places change so that one stands where it is to, and all others in the order that they have. That is one dish where there
 * is room between its new neighbours; where there is none, all dishes are spread evenly, so that there is room for the next moves.
 * Undefined when `before` is no other dish of that section.
 */
export function placesFor(dishes: readonly Place[], move: Move): readonly Place[] | undefined {
  const wanted = arranged(dishes, move);
  if (!wanted) return undefined;
  const { order, moving } = wanted;
  const reads = (places: readonly Place[]) => {
    const read = sectionsOf(places).flatMap(({ items }) => items);
    return read.every(({ id, section }, at) => id === order[at]?.id && slugOf(section) === slugOf(order[at].section));
  };
  if (reads(dishes)) return [];
  const alone = { ...moving, position: positionIn(wanted) };
  const taken = wanted.others.some(({ position }) => position === alone.position);
  const possible = alone.position >= 0 && alone.position <= MAX_POSITION && !taken;
  if (possible && reads(dishes.map((dish) => (dish.id === alone.id ? alone : dish)))) return [alone];
  const step = Math.floor((MAX_POSITION + 1) / (order.length + 1));
  const before = new Map(dishes.map((dish) => [dish.id, dish]));
  return order
    .map((dish, at) => ({ ...dish, position: (at + 1) * step }))
    .filter(
      ({ id, section, position }) => section !== before.get(id)?.section || position !== before.get(id)?.position,
    );
}

interface Arranged {
  /** All dishes as they are to be read. */
  readonly order: readonly Place[];
  readonly moving: Place;
  /** The dishes of its section without it, how many of them come before it, and the first dish of the section before that one. */
  readonly others: readonly Place[];
  readonly at: number;
  readonly above: Place | undefined;
}

function arranged(dishes: readonly Place[], { id, section, before }: Move): Arranged | undefined {
  const dish = dishes.find((each) => each.id === id);
  const sections = sectionsOf(dishes).map(({ name, items }) => ({
    name,
    items: items.filter((each) => each.id !== id),
  }));
  const known = sections.findIndex(({ name }) => slugOf(name) === slugOf(section));
  const index = known < 0 ? sections.length : known;
  const { name, items: others } = sections[index] ?? { name: section, items: [] };
  const at = before === null ? others.length : others.findIndex((each) => each.id === before);
  if (!dish || at < 0) return undefined;
  const moving = { id, section: name, position: dish.position };
  const lists: (readonly Place[])[] = sections.map(({ items }) => items);
  lists[index] = others.toSpliced(at, 0, moving);
  const order = lists.flat().map(({ id, section, position }) => ({ id, section, position }));
  return {
    order,
    moving,
    others,
    at,
    above: lists
      .slice(0, index)
      .flatMap(([first]) => first ?? [])
      .at(-1),
  };
}

/** A position between the neighbours, or one after the last; it may be none that will do. */
function positionIn({ others, at, above, order, moving }: Arranged): number {
  const [last, next] = [others[at - 1], others[at]];
  if (next) return Math.floor(((last ?? above ?? { position: -1 }).position + next.position) / 2);
  if (last) return last.position + 1;
  return Math.max(...order.filter(({ id }) => id !== moving.id).map(({ position }) => position), -1) + 1;
}
