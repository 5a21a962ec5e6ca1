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
const manager = fc.constantFrom("ines" as const, "mo" as const, "mo" as const);
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
/** What a person does in a row, so that it has a chance to make sense. */
type Doings = fc.Arbitrary<readonly Action[]>;
const several = (action: fc.Arbitrary<Action>): Doings => fc.array(action, { minLength: 1, maxLength: 4, size: "max" });

const restaurants = (place: Places): Doings =>
  several(
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: is("update"), by: manager, place, changes, guarded: fc.boolean() }) },
      fc.record({ kind: fc.constantFrom("close", "reopen"), by: manager, place }),
      fc.record({ kind: is("assign"), by: root, place, to: fc.constantFrom("ines", "ann") }),
    ),
  );

/** One user's review of one restaurant, and what becomes of it. */
const reviews = (place: Places): Doings =>
  fc
    .record({
      ...{
        place,
        author,
        by: fc.constantFrom("author", "author", "mo"),
        stars: fc.array(rating, { minLength: 6, maxLength: 6 }),
      },
      kinds: fc.subarray(["review", "revise", "reply", "revise", "withdraw", "review"] as const, { minLength: 2 }),
    })
    .map(({ place, author, by, stars, kinds }) =>
      kinds.map((kind, n): Action => {
        if (kind === "reply") return { kind, by: "ines", author, place };
        if (kind === "withdraw") return { kind, by: by === "mo" ? by : author, author, place };
        return { kind, by: author, place, rating: stars[n] ?? 1 };
      }),
    );

const item = fc.constantFrom("a", "b");
const menus = (place: Places): Doings =>
  several(
    fc.oneof(
      {
        weight: 7,
        arbitrary: fc.record({
          ...{ kind: is("dish"), by: manager, place, item },
          section: fc.constantFrom("Starters", "Mains"),
          position: fc.constantFrom(null, 1, 2),
          amount: fc.constantFrom(100, 200, 300, 400, 500, 600),
        }),
      },
      fc.record({ kind: is("undish"), by: manager, place, item }),
    ),
  );

const rows = fc.array(row, { minLength: 1, maxLength: 4 });
const anImport: fc.Arbitrary<Action> = fc.record({ kind: is("import"), by: root, rows });
const create = (place: 0 | 1): fc.Arbitrary<Action> =>
  fc.record({ kind: is("create"), by: is("ines"), place: fc.constant(place), look });
const alone = (action: fc.Arbitrary<Action>): Doings => action.map((one) => [one]);
const imports = alone(anImport);
const reconciles = alone(fc.record({ kind: is("reconcile"), by: root }));

/** A history has a theme: some pile up many commits on one stream, where snapshots are, in others everything meets. */
const themes = (place: Places): readonly Doings[] => [
  fc.oneof(restaurants(place), reviews(place), reviews(place), menus(place), imports),
  fc.oneof(restaurants(place), reviews(place), menus(place), reconciles),
  fc.oneof({ weight: 2, arbitrary: restaurants(place) }, imports),
  restaurants(place),
  fc.oneof({ weight: 6, arbitrary: reviews(place) }, restaurants(place)),
  menus(place),
];

/** How a history begins, and the places where the rest of it goes on. */
const openings: readonly (readonly [fc.Arbitrary<Action>[], readonly [Place, ...Place[]]])[] = [
  [[create(0)], [0]],
  [[create(0)], [0]],
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
const steps: fc.Arbitrary<Step[]> = fc
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
