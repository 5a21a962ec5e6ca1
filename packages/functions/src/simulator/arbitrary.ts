import fc from "fast-check";
import { callFaults, deliveryFaults, type Fault, methodFaults } from "./fault.ts";
import { type Action, type History, type Look, type Place, type Row, reviewers, type Step } from "./history.ts";

const look: fc.Arbitrary<Look> = fc.record({
  name: fc.constantFrom("Kumo", "Bela Vista"),
  city: fc.constantFrom("Porto", "Lisbon", "PORTO"),
  cuisines: fc.constantFrom(["Ramen"], ["Ramen", "Sushi"], ["Sushi", "Wine bar", "Ramen"], ["Pizza/Italian", "Sushi"]),
});
const author = fc.constantFrom(...reviewers);
const rating = fc.integer({ min: 1, max: 5 });
const manager = fc.constantFrom("ines" as const, "mo" as const);
const row: fc.Arbitrary<Row> = fc.record({
  place: fc.constantFrom(2, 2, 3),
  look,
  inspections: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 2, 26),
  broken: fc.constantFrom(false, false, false, true),
});
const changes = fc
  .tuple(
    look,
    fc.integer({ min: 1, max: 4 }),
    fc.subarray(["name", "city", "cuisines", "price_level"], { minLength: 1 }),
  )
  .map(([shown, price_level, fields]) =>
    Object.fromEntries(Object.entries({ ...shown, price_level }).filter(([field]) => fields.includes(field))),
  );
const is = <Kind extends string>(kind: Kind) => fc.constant(kind);
const root = is("root");

type Places = fc.Arbitrary<Place>;

const restaurants = (place: Places): fc.Arbitrary<Action> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: is("update"), by: manager, place, changes, guarded: fc.boolean() }) },
    fc.record({ kind: fc.constantFrom("close", "reopen"), by: manager, place }),
    fc.record({ kind: is("assign"), by: root, place, to: fc.constantFrom("ines", "ann") }),
  );
const reviews = (place: Places): fc.Arbitrary<Action> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: is("review"), by: author, place, rating }) },
    { weight: 2, arbitrary: fc.record({ kind: is("revise"), by: author, place, rating }) },
    {
      weight: 2,
      arbitrary: fc
        .record({ kind: is("withdraw"), author, place, byModerator: fc.boolean() })
        .map(({ byModerator, ...rest }) => ({ ...rest, by: byModerator ? ("mo" as const) : rest.author })),
    },
    fc.record({ kind: is("reply"), by: is("ines"), author, place }),
  );
const item = fc.constantFrom("a", "b");
const menus = (place: Places): fc.Arbitrary<Action> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        ...{ kind: is("dish"), by: manager, place, item },
        section: fc.constantFrom("Starters", "Mains"),
        position: fc.constantFrom(null, 1, 2),
        amount: fc.constantFrom(100, 200),
      }),
    },
    fc.record({ kind: is("undish"), by: manager, place, item }),
  );
const imports: fc.Arbitrary<Action> = fc.record({
  kind: is("import"),
  by: root,
  rows: fc.array(row, { minLength: 1, maxLength: 4 }),
});

/** A history has a theme: some pile up many commits on one stream, where snapshots are, in others everything meets. */
const themes = (place: Places): readonly fc.Arbitrary<Action>[] => [
  fc.oneof(restaurants(place), reviews(place), reviews(place), menus(place), imports),
  fc.oneof(restaurants(place), reviews(place), menus(place), fc.record({ kind: is("reconcile"), by: root })),
  fc.oneof({ weight: 3, arbitrary: restaurants(place) }, imports),
  fc.oneof({ weight: 9, arbitrary: reviews(place) }, restaurants(place)),
  menus(place),
];

const create = (place: 0 | 1): fc.Arbitrary<Action> =>
  fc.record({ kind: is("create"), by: is("ines"), place: fc.constant(place), look });
/** How a history begins, and the places where the rest of it goes on. */
const openings: readonly (readonly [fc.Arbitrary<Action>[], readonly [Place, ...Place[]]])[] = [
  [[create(0)], [0]],
  [
    [create(0), create(1)],
    [0, 0, 1],
  ],
  [
    [create(0), imports],
    [0, 2, 2, 3],
  ],
  [[imports], [2]],
  [[create(0), create(0)], [0]],
];
/** A step's id is drawn once and never shrinks: see Step. */
const id = fc.noShrink(fc.nat({ max: 9999 }));

/** About as many commands as a stream remembers: a client that tries again after more than 16 others may be taken for a new command. */
const MOST_STEPS = 16;
/** Most histories are short, for speed; some are long, for snapshots. */
const several = (action: fc.Arbitrary<Action>): fc.Arbitrary<Action[]> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.array(action, { maxLength: 8, size: "max" }) },
    fc.array(action, { minLength: 12, maxLength: MOST_STEPS, size: "max" }),
  );
const anIndex = (all: readonly unknown[]) => fc.nat({ max: all.length - 1 });
const steps: fc.Arbitrary<Step[]> = fc
  .tuple(anIndex(openings), anIndex(themes(fc.constant(0))))
  .chain(([opened, theme]) => {
    const [opening, places] = openings[opened] ?? [[], [0]];
    const action = themes(fc.constantFrom(...places))[theme] ?? imports;
    const ids = fc.uniqueArray(id, { minLength: MOST_STEPS + 2, maxLength: MOST_STEPS + 2 });
    return fc.tuple(fc.tuple(...opening), several(action), ids);
  })
  .map(([opening, others, ids]) => [...opening, ...others].map((action, n) => ({ ...action, id: ids[n] ?? n })));

const models = ["restaurants", "menus", "reviews", "imports", "restaurant-imports", "insights"];
const projectors = ["restaurants", "restaurants", "reviews", "reviews", "menus", "imports", "insights"];
const methods: Readonly<Record<string, readonly string[]>> = {
  command: ["load", "append", "append", "append", "saveSnapshot"],
  import: ["append", "transact", "put", "send"],
  relay: ["publish"],
  reconcile: ["scan", "batchGet", "since", "publish"],
  "import-jobs": ["load", "batchGet", "transact", "read", "send"],
  "import-rows": ["publish"],
  "restaurant-imports": ["load", "append", "batchGet", "transact"],
};
const called = [
  ...Object.entries(methods).flatMap(([name, own]) => own.map((method) => [name, method] as const)),
  ...projectors.flatMap((name) =>
    ["batchGet", "transact", "transact", "since"].map((method) => [name, method] as const),
  ),
];

const nth = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 2 }) }, fc.nat({ max: 9 }));
const calls: fc.Arbitrary<Fault> = fc.constantFrom(...called).chain(([name, method]) => {
  const special = Object.keys(methodFaults[method as keyof typeof methodFaults] ?? {});
  const kind = fc.constantFrom(...Object.keys(callFaults), ...special, ...special);
  return fc.record({ place: fc.constant(`${name}.${method}`), nth, kind });
});
const at = (places: readonly string[], kinds: readonly string[]): fc.Arbitrary<Fault> =>
  fc.record({ place: fc.constantFrom(...places), nth, kind: fc.constantFrom(...kinds) });
const functionNames = [...new Set(called.map(([name]) => name))];
const queues = [...models, "import-jobs", "import-rows"];

const onTheWay = fc.oneof(
  {
    weight: 3,
    arbitrary: at(
      models.map((model) => `bus>${model}`),
      Object.keys(deliveryFaults),
    ),
  },
  at(["stream"], ["dropped"]),
  { weight: 2, arbitrary: at(["restaurants.batchGet"], ["torn"]) },
  {
    weight: 2,
    arbitrary: at(
      queues.map((name) => `${name}.queue`),
      ["again"],
    ),
  },
  {
    weight: 2,
    arbitrary: at(
      functionNames.map((name) => `${name}.answer`),
      ["unanswered"],
    ),
  },
  at(["client"], ["twice", "twice", "leaves"]),
);
const faults: fc.Arbitrary<Fault[]> = fc.array(fc.oneof({ weight: 2, arbitrary: calls }, onTheWay), {
  maxLength: 40,
  size: "max",
});

/** Histories of commands with faults. In half of them nothing is lost for good, so that reconcile must find nothing to do. */
export const histories: fc.Arbitrary<History> = fc
  .record({ steps, faults, luck: fc.nat({ max: 99_999 }), lossless: fc.boolean() })
  .map(({ steps, faults, luck, lossless }) => ({
    steps,
    luck,
    faults: faults.filter(({ kind }) => !lossless || kind !== "dropped"),
  }));
