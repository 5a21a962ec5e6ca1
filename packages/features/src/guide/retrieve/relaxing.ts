import type { AttributeName } from "../../restaurants/rules.ts";
import { MOST_RADIUS } from "../../search/rules.ts";
import type { Relaxed } from "../ports.ts";
import type { Slots } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import { find } from "./find.ts";
import type { Retrieved } from "./finding.ts";
import type { Wish } from "./searches.ts";

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
  {
    wish: "distance",
    isAsked: ({ nearby, order }) => nearby || order === "distance",
    without: (slots) => ({ ...slots, ...further(slots) }),
  },
  { wish: "cuisine", isAsked: ({ cuisines }) => cuisines.length > 0, without: (slots) => ({ ...slots, cuisines: [] }) },
];

/** Further away, the nearest first; where only the order was asked for, anywhere. */
function further({ nearby, order }: Slots): Partial<Slots> {
  if (!nearby) return { order: "best" };
  return { radius: MOST_RADIUS, order: order === "best" ? "distance" : order };
}

/** What is tried, and what of the question it leaves away. */
interface Attempt {
  readonly relaxed: readonly Relaxed[];
  readonly wish: Wish;
}

/** Ways to look for the same, each with less of the question than the one before. */
interface Degrees {
  /** Whether there is anything with all wishes left away that may be. */
  readonly loosest: Attempt;
  readonly between: readonly Attempt[];
}

/** What is looked for, and where nothing fits the nearest thing: with one wish less, then with more, always saying which. */
export async function findOrNearest(wish: Wish, tools: GuideTools): Promise<Retrieved> {
  const exact = await tried({ relaxed: [], wish }, tools);
  if (exact.findings.length > 0) return exact;
  for (const degrees of nearest(wish)) {
    // Where there is nothing at all, nothing in between needs to be tried.
    const loosest = await tried(degrees.loosest, tools);
    if (loosest.findings.length === 0) continue;
    for (const attempt of degrees.between) {
      const found = await tried(attempt, tools);
      if (found.findings.length > 0) return found;
    }
    return loosest;
  }
  return exact;
}

const tried = async ({ wish, relaxed }: Attempt, tools: GuideTools): Promise<Retrieved> => ({
  ...(await find(wish, tools)),
  relaxed,
});

/** First what was asked for with less; then places that only have dishes for a diet, and places elsewhere: they are told as what they are. */
function* nearest(wish: Wish): Generator<Degrees> {
  const asked = askedOf(wish);
  if (asked.length > 0)
    yield degrees(wish, asked, [
      ...asked.flatMap((one) => [...inPart(one, wish.slots), [one]]),
      ...lessAndLess(asked).slice(1, -1),
    ]);
  if (wish.slots.diets.length > 0) yield degreesTo({ ...wish, diets: "menu" }, "diet");
  const isSomewhere = wish.slots.city !== null || wish.slots.nearby;
  if (isSomewhere) yield degreesTo({ ...wish, slots: anywhere(wish.slots) }, "city");
}

/** Of several features one is left away before all of them are, the last said first. */
function inPart(one: Loosening, { attributes }: Slots): (readonly Loosening[])[] {
  if (one.wish !== "attributes" || attributes.length < 2) return [];
  const without = (name: AttributeName) => (slots: Slots) => ({
    ...slots,
    attributes: slots.attributes.filter((each) => each !== name),
  });
  return attributes.toReversed().map((name) => [{ ...one, without: without(name) }]);
}

const askedOf = ({ slots }: Wish): Loosening[] => loosenings.filter(({ isAsked }) => isAsked(slots));
const lessAndLess = (asked: readonly Loosening[]) => asked.map((_, at) => asked.slice(0, at + 1));

/** Something else than what was asked for (`also`), whole, and then with less. */
function degreesTo(wish: Wish, also: Relaxed): Degrees {
  const asked = askedOf(wish);
  return degrees(wish, asked, [[], ...lessAndLess(asked).slice(0, -1)], also);
}

const degrees = (
  wish: Wish,
  asked: readonly Loosening[],
  tries: readonly (readonly Loosening[])[],
  ...also: Relaxed[]
): Degrees => ({
  loosest: loosened(wish, asked, also),
  between: tries.map((which) => loosened(wish, which, also)),
});

const loosened = (wish: Wish, which: readonly Loosening[], also: readonly Relaxed[]): Attempt => ({
  relaxed: [...which.map((each) => each.wish), ...also],
  wish: { ...wish, slots: which.reduce((slots, { without }) => without(slots), wish.slots) },
});

const anywhere = (slots: Slots): Slots => ({
  ...slots,
  city: null,
  neighborhood: null,
  nearby: false,
  radius: null,
  order: slots.order === "distance" ? "best" : slots.order,
});
