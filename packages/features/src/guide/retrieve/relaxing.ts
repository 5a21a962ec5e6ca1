import type { Relaxed } from "../ports.ts";
import type { Slots } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import { find } from "./find.ts";
import type { Retrieved } from "./finding.ts";
import { inPart, type Loosening, loosenings } from "./loosening.ts";
import type { Wish } from "./searches.ts";

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
      ...asked.flatMap((one) => (one.alone === false ? [] : stepsOf([one], wish.slots))),
      ...lessAndLess(asked)
        .slice(1)
        .flatMap((all) => stepsOf(all, wish.slots))
        .slice(0, -1),
    ]);
  if (wish.slots.diets.length > 0) yield degreesTo({ ...wish, diets: "menu" }, "diet");
  const isSomewhere = wish.slots.city !== null || wish.slots.nearby;
  if (isSomewhere) yield degreesTo({ ...wish, slots: anywhere(wish.slots) }, "city");
}

const askedOf = ({ slots }: Wish): Loosening[] => loosenings.filter(({ isAsked }) => isAsked(slots));
/** Of the last wish to go first less is left away, where that is possible. */
const stepsOf = (all: readonly Loosening[], slots: Slots): (readonly Loosening[])[] => [
  ...all.slice(-1).flatMap((last) => inPart(last, slots).map((part) => [...all.slice(0, -1), part])),
  all,
];
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
  relaxed: [...new Set(which.map((each) => each.wish)), ...also],
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
