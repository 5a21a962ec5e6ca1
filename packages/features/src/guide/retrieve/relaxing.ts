import type { Relaxed } from "../ports.ts";
import type { Slots } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import { find } from "./find.ts";
import type { Retrieved } from "./finding.ts";
import type { Wish } from "./searches.ts";

const FURTHEST = 50_000;

interface Loosening {
  readonly wish: Relaxed;
  readonly isAsked: (slots: Slots) => boolean;
  readonly without: (slots: Slots) => Slots;
}

/** What is left away first when nothing fits. A diet never is: see `nearest`. */
const loosenings: readonly Loosening[] = [
  {
    wish: "concepts",
    isAsked: ({ concepts }) => concepts.length > 0,
    without: (slots) => ({ ...slots, concepts: [] }),
  },
  {
    wish: "attributes",
    isAsked: ({ attributes }) => attributes.length > 0,
    without: (slots) => ({ ...slots, attributes: [] }),
  },
  {
    wish: "rating",
    isAsked: ({ ratingMin }) => ratingMin !== null,
    without: (slots) => ({ ...slots, ratingMin: null }),
  },
  { wish: "dish", isAsked: ({ dishes }) => dishes.length > 0, without: (slots) => ({ ...slots, dishes: [] }) },
  { wish: "price", isAsked: ({ price }) => price.length > 0, without: (slots) => ({ ...slots, price: [] }) },
  { wish: "when", isAsked: ({ when }) => when !== null, without: (slots) => ({ ...slots, when: null }) },
  {
    wish: "neighborhood",
    isAsked: ({ neighborhood }) => neighborhood !== null,
    without: (slots) => ({ ...slots, neighborhood: null }),
  },
  { wish: "distance", isAsked: ({ nearby }) => nearby, without: (slots) => ({ ...slots, ...further(slots) }) },
  { wish: "cuisine", isAsked: ({ cuisines }) => cuisines.length > 0, without: (slots) => ({ ...slots, cuisines: [] }) },
];

const further = ({ radius, order }: Slots): Partial<Slots> => ({
  radius: Math.max(FURTHEST, radius ?? 0),
  order: order === "best" ? "distance" : order,
});

/** What is tried, and what of the question it leaves away. */
interface Attempt {
  readonly relaxed: readonly Relaxed[];
  readonly wish: Wish;
}

/** What is looked for, and where nothing fits the nearest thing: with one wish less, then with more, always saying which. */
export async function findOrNearest(wish: Wish, tools: GuideTools): Promise<Retrieved> {
  const named =
    wish.slots.order === "distance" && !wish.question.near
      ? { ...wish, slots: { ...wish.slots, order: "best" as const } }
      : wish;
  for (const { relaxed, wish: tried } of attempts(named)) {
    const found = await find(tried, tools);
    if (found.findings.length > 0) return { ...found, relaxed };
  }
  return { findings: [], total: 0, relaxed: [] };
}

function* attempts(wish: Wish): Generator<Attempt> {
  yield { relaxed: [], wish };
  const asked = loosenings.filter(({ isAsked }) => isAsked(wish.slots));
  for (const one of asked) yield loosened(wish, [one]);
  for (let most = 2; most <= asked.length; most++) yield loosened(wish, asked.slice(0, most));
  yield* nearest(wish, asked);
}

const loosened = (wish: Wish, which: readonly Loosening[]): Attempt => ({
  relaxed: which.map((each) => each.wish),
  wish: { ...wish, slots: which.reduce((slots, { without }) => without(slots), wish.slots) },
});

/** Places that only have dishes for a diet, and places elsewhere: they are told as what they are. */
function* nearest(wish: Wish, asked: readonly Loosening[]): Generator<Attempt> {
  const degrees = asked.length > 0 ? [[], asked] : [[]];
  if (wish.slots.diets.length > 0)
    for (const which of degrees) yield adding(loosened({ ...wish, diets: "menu" }, which), "diet");
  if (wish.slots.city === null && !wish.slots.nearby) return;
  for (const which of degrees) yield adding(loosened({ ...wish, slots: anywhere(wish.slots) }, which), "city");
}

const anywhere = (slots: Slots): Slots => ({ ...slots, city: null, neighborhood: null, nearby: false, radius: null });
const adding = ({ relaxed, wish }: Attempt, also: Relaxed): Attempt => ({ relaxed: [...relaxed, also], wish });
