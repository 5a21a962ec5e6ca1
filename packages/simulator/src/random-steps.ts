import fc from "fast-check";
import type { Action, Place, Step } from "./history.ts";
import {
  conversations,
  type Doings,
  erasures,
  merges,
  type Places,
  questions,
  reports,
  reviews,
  takeovers,
  votes,
} from "./random-reviews.ts";
import { look, rows } from "./random-rows.ts";
import { openers } from "./request.ts";

const manager = fc.constantFrom("ines" as const, "mo" as const, "mo" as const);
const changes = fc
  .tuple(
    look,
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom("Mo-Fr 10:00-22:00", "24/7"),
    fc.constantFrom({ lat: 38.7, lng: -9.1 }, { lat: 52.5, lng: 13.4 }),
    fc.constantFrom({ attributes: ["wifi"], chain: "Kumo" }, { attributes: [], chain: null }),
    fc.subarray(["name", "city", "cuisines", "price_level", "opening_hours", "location", "attributes", "chain"], {
      minLength: 1,
    }),
  )
  .map(([shown, price_level, opening_hours, location, particulars, fields]) =>
    Object.fromEntries(
      Object.entries({ ...shown, price_level, opening_hours, location, ...particulars }).filter(([field]) =>
        fields.includes(field),
      ),
    ),
  );
const is = <Kind extends string>(kind: Kind) => fc.constant(kind);
const root = is("root");

const several = (action: fc.Arbitrary<Action>): Doings => fc.array(action, { minLength: 1, maxLength: 4, size: "max" });

const restaurants = (place: Places): Doings =>
  several(
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: is("update"), by: manager, place, changes, guarded: fc.boolean() }) },
      fc.record({ kind: fc.constantFrom("close", "reopen"), by: manager, place }),
      fc.record({ kind: is("close-on"), by: manager, place, days: fc.constantFrom(1, 1, 2) }),
      fc.record({ kind: is("close-moved"), by: manager, place, to: fc.constantFrom<Place>(0, 1, 2) }),
      fc.record({ kind: is("assign"), by: root, place, to: fc.constantFrom("ines", "ann", "bob") }),
    ),
  );

/** Plans to close it on a day, to close it for some, or to open it on one, which may be taken back. */
const plans = (place: Places): Doings =>
  fc
    .tuple(place, fc.constantFrom("close-on", "pause", "open-on"), fc.constantFrom(1, 1, 2), fc.boolean())
    .map(([where, kind, days, back]): Action[] => [
      { kind, by: "ines", place: where, days },
      ...(back ? [{ kind: "reopen", by: "ines", place: where } as const] : []),
    ]);

const hiding = (place: Places): Doings =>
  fc
    .tuple(place, fc.integer({ min: 1, max: 3 }))
    .map(([where, most]) =>
      (["hide", "show", "hide"] as const).slice(0, most).map((kind) => ({ kind, by: "mo", place: where })),
    );

const item = fc.constantFrom("a", "b");
const menus = (place: Places): Doings =>
  several(
    fc.oneof(
      {
        weight: 7,
        arbitrary: fc.record({
          ...{ kind: is("dish"), by: manager, place, item },
          section: fc.constantFrom("Starters", "Mains", "दाल", "दिल"),
          position: fc.constantFrom(null, 1, 2),
          amount: fc.constantFrom(100, 200, 300, 400, 500, 600),
        }),
      },
      fc.record({ kind: is("undish"), by: manager, place, item }),
      {
        weight: 3,
        arbitrary: fc.record({
          ...{ kind: is("move"), by: manager, place, item },
          section: fc.constantFrom("Starters", "Mains", "दाल", "दिल"),
          before: fc.constantFrom(null, null, "a", "b"),
        }),
      },
    ),
  );

const anImport: fc.Arbitrary<Action> = fc.record({ kind: is("import"), by: root, rows });
const create = (place: 0 | 1): fc.Arbitrary<Action> =>
  fc.record({ kind: is("create"), by: is(openers[place]), place: fc.constant(place), look });
const alone = (action: fc.Arbitrary<Action>): Doings => action.map((one) => [one]);
const imports = alone(anImport);
const rebuilds = alone(fc.record({ kind: is("rebuild"), by: root, back: fc.boolean() }));
const byAuthor = alone(fc.record({ kind: is("hide-by-author"), by: is("mo"), author: fc.constantFrom("ines", "udo") }));
/** The other may not be there: then nothing may be said of either. */
const aligns = (place: Places): Doings =>
  several(
    fc
      .tuple(place, fc.constantFrom<Place>(1, 1, 1, 2))
      .map(([one, other]) => ({ kind: "align", by: "root", places: [one, one === other ? 0 : other] })),
  );
const establishes = alone(fc.record({ kind: is("establish"), by: root }));
const reconciles = alone(fc.record({ kind: is("reconcile"), by: root }));

/** A history has a theme: some pile up many commits on one stream, where snapshots are, in others everything meets. */
const themes = (place: Places): readonly Doings[] => [
  fc.oneof(restaurants(place), hiding(place), reviews(place), reviews(place), menus(place), imports),
  fc.oneof(restaurants(place), hiding(place), reviews(place), establishes, reconciles),
  fc.oneof(restaurants(place), hiding(place), menus(place), byAuthor, establishes),
  fc.oneof({ weight: 2, arbitrary: restaurants(place) }, imports),
  fc.oneof(aligns(place), restaurants(place)),
  fc.oneof(
    { weight: 4, arbitrary: merges(place) },
    { weight: 2, arbitrary: reviews(place) },
    { weight: 3, arbitrary: votes(place) },
    { weight: 3, arbitrary: conversations(place) },
    restaurants(place),
    hiding(place),
  ),
  fc.oneof({ weight: 4, arbitrary: merges(place) }, rebuilds, { weight: 2, arbitrary: erasures(place) }),
  fc.oneof(restaurants(place), reviews(place), menus(place), { weight: 2, arbitrary: rebuilds }),
  restaurants(place),
  fc.oneof(restaurants(place), plans(place)),
  fc.oneof(
    { weight: 5, arbitrary: reviews(place) },
    { weight: 3, arbitrary: votes(place) },
    conversations(place),
    takeovers(place),
    restaurants(place),
  ),
  fc.oneof(
    { weight: 3, arbitrary: reviews(place) },
    { weight: 3, arbitrary: conversations(place) },
    hiding(place),
    byAuthor,
    { weight: 3, arbitrary: erasures(place) },
  ),
  fc.oneof(votes(place), { weight: 2, arbitrary: reports(place) }, erasures(place)),
  fc.oneof({ weight: 3, arbitrary: questions }, reviews(place)),
  menus(place),
];

/** How a history begins, and the places where the rest of it goes on. */
const openings: readonly (readonly [fc.Arbitrary<Action>[], readonly [Place, ...Place[]]])[] = [
  [[create(0)], [0]],
  [[create(0)], [0]],
  [[create(1)], [1]],
  [
    [create(0), create(1)],
    [0, 0, 1],
  ],
  [
    [create(0), anImport],
    [0, 2, 2, 3],
  ],
  [[anImport], [2]],
  [[create(0), create(0)], [0]],
];

/** About as many commands as a stream remembers: a client that tries again after more than 16 others may be taken for a new command. */
const MOST_STEPS = 16;
const anIndex = (all: readonly unknown[]) => fc.nat({ max: all.length - 1 });
const id = fc.nat({ max: 9999 });
const ids = fc.uniqueArray(id, { minLength: MOST_STEPS + 2, maxLength: MOST_STEPS + 2 });
/** What people do: up to 18 steps that have a chance to make sense. */
export const steps: fc.Arbitrary<Step[]> = fc
  .tuple(anIndex(openings), anIndex(themes(fc.constant(0))))
  .chain(([opened, theme]) => {
    const [opening, places] = openings[opened] ?? [[], [0]];
    const doings = themes(fc.constantFrom(...places))[theme] ?? imports;
    const some = fc.array(doings, { minLength: 1, maxLength: 7, size: "max" });
    return fc.tuple(fc.tuple(...opening), some, fc.constantFrom(6, 9, MOST_STEPS), ids);
  })
  .map(([opening, others, most, ids]) =>
    [...opening, ...others.flat().slice(0, most)].map((action, n) => ({ ...action, id: ids[n] ?? n })),
  );
