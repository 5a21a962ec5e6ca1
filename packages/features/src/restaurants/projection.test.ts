import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { type Envelope, envelopesOf } from "@bellyfed/core/envelope";
import { AppError } from "@bellyfed/core/error";
import { execute, load } from "@bellyfed/core/execute";
import { sha256, ulids } from "@bellyfed/core/id";
import { currentKeys } from "@bellyfed/core/keys";
import type { Item } from "@bellyfed/core/ports";
import { projectBatch } from "@bellyfed/core/project";
import type { Recorded } from "@bellyfed/core/projection";
import { slugOf } from "@bellyfed/core/slug";
import { sortName } from "@bellyfed/core/sort-name";
import { nothingSealed } from "@bellyfed/testing/invocation";
import { runsOf, specifyProjection } from "@bellyfed/testing/specification";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readTable } from "../read-table.ts";
import type { RestaurantCommand } from "./decider.ts";
import { restaurantType } from "./decider.ts";
import { type RestaurantEvent, restaurantStream } from "./events.ts";
import {
  addedByUser,
  admin,
  assigned,
  closed,
  closingCancelled,
  closingScheduled,
  created,
  established,
  hidden,
  inspected,
  inspection,
  moderator,
  origin,
  owner,
  profile,
  reopened,
  restaurantId,
  shownAgain,
  stranger,
  stream,
  updated,
} from "./fixtures.ts";
import { readModel } from "./projection.ts";
import { recordOf } from "./record.ts";

const PK = `EST#${restaurantId}`;
const META = `META#${restaurantId}`;
const key = (SK: string) => ({ PK, SK });
const directory = (kind: "CITY" | "CUISINE", SK: string) => ({ PK: `DIRECTORY#${kind}`, SK });
const fresh = specifyProjection(readModel).given();
const after = (...events: RestaurantEvent[]) => fresh.after(stream, ...events);
const docAfter = (...events: RestaurantEvent[]) => {
  const meta = after(...events).operations()?.[0]?.operation as { ExpressionAttributeValues: Record<string, unknown> };
  const doc = Object.values(meta.ExpressionAttributeValues).find((value) => String(value).startsWith("{"));
  return JSON.parse(String(doc)) as Record<string, unknown>;
};

test("a new restaurant is a META, an item per further cuisine, and one more in its city and each of its cuisines", () => {
  after(created()).writes(
    { kind: "update", key: key(META) },
    { kind: "put", key: key("CUISINE#pizza-italian") },
    { kind: "put", key: key("CUISINE#wine-bar") },
    { kind: "put", key: key("CREATOR") },
    { kind: "update", key: directory("CITY", "lisbon") },
    { kind: "update", key: directory("CUISINE", "italian") },
    { kind: "update", key: directory("CUISINE", "pizza-italian") },
    { kind: "update", key: directory("CUISINE", "wine-bar") },
  );
});

test("a whole life in one batch is one write per item", () => {
  const writes = after(created(), closed(), updated({ cuisines: ["Tapas"], city: "Porto" }), inspected(1), reopened());
  writes.writes(
    { kind: "update", key: key(META) },
    { kind: "put", key: key("INSPECTION#2026-01-15#000001") },
    { kind: "put", key: key("CREATOR") },
    { kind: "update", key: directory("CITY", "porto") },
    { kind: "update", key: directory("CUISINE", "tapas") },
  );
});

test("what is shown follows from the events", () => {
  const doc = docAfter(
    created(),
    updated({ name: "Bella", phone: null }),
    closed(),
    assigned("user-new"),
    inspected(1),
  );
  expect(doc).toMatchObject({
    slug: "bella",
    name: "Bella",
    phone: null,
    status: "closed",
    owner_id: "user-new",
    inspection: inspection(),
    version: 5,
  });
  expect(docAfter(created(), closed(), reopened()).status).toBe("open");
});

test("an older inspection that comes late is listed but not shown", () => {
  const doc = docAfter(created(), inspected(1), inspected(2, { grade: "C", inspected_at: "2020-05-05" }));
  expect(doc.inspection).toEqual(inspection());
});

/** The table's item of a restaurant at this version, for what comes next. */
const metaOf = (version: number, ...events: RestaurantEvent[]) => ({
  ...key(META),
  doc: JSON.stringify({ ...docAfter(...events), version }),
  stream_version: version,
});
const metaAt = (version: number, ...events: RestaurantEvent[]) => metaOf(version, created(), ...events);
const next = (before: RestaurantEvent[], event: RestaurantEvent) => {
  const meta = metaAt(0, ...before);
  return specifyProjection(readModel).given(meta).after(stream, event);
};

test("a cuisine that went is deleted, one that came is put, one that stayed is left", () => {
  next([], updated({ cuisines: ["Italian", "Wine bar", "Tapas"] })).writes(
    { kind: "update", key: key(META) },
    { kind: "put", key: key("CUISINE#tapas") },
    { kind: "delete", key: key("CUISINE#pizza-italian") },
    { kind: "update", key: directory("CUISINE", "pizza-italian") },
    { kind: "update", key: directory("CUISINE", "tapas") },
  );
});

test("a further cuisine that becomes the first moves into META's own keys", () => {
  next([], updated({ cuisines: ["Wine bar", "Italian", "Pizza/Italian"] })).writes(
    { kind: "update", key: key(META) },
    { kind: "put", key: key("CUISINE#italian") },
    { kind: "delete", key: key("CUISINE#wine-bar") },
  );
});

test.each([
  ["name", { name: "Bella" }],
  ["city", { city: "Porto" }],
])("with another %s the further cuisines are put anew, for it stands in their keys", (_, changes) => {
  const operations = next([], updated(changes)).operations() ?? [];
  const puts = operations.filter(({ kind }) => kind === "put").map(({ operation }) => (operation.Item as Item).SK);
  expect(puts).toEqual(["CUISINE#pizza-italian", "CUISINE#wine-bar"]);
});

test("a change that touches no key writes META alone", () => {
  next([], updated({ phone: null })).writes({ kind: "update", key: key(META) });
});

test("of a restaurant that a user adds no directory tells, and it waits among the new ones", () => {
  after(addedByUser({ cuisines: ["Italian"] })).writes(
    { kind: "update", key: key(META) },
    { kind: "put", key: key("CREATOR") },
    { kind: "put", key: key("BEGINNER") },
  );
  expect(docAfter(addedByUser())).toMatchObject({ established: false });
});

test.each([
  ["it is established", established()],
  ["an admin gives it to an owner", assigned("user-new")],
])("once %s directories tell of it, and it waits no more", (_, event) => {
  const meta = metaOf(0, addedByUser({ cuisines: ["Italian", "Tapas"] }));
  specifyProjection(readModel)
    .given(meta)
    .after(stream, event)
    .writes(
      { kind: "update", key: key(META) },
      { kind: "put", key: key("CUISINE#tapas") },
      { kind: "delete", key: key("BEGINNER") },
      { kind: "update", key: directory("CITY", "lisbon") },
      { kind: "update", key: directory("CUISINE", "italian") },
      { kind: "update", key: directory("CUISINE", "tapas") },
    );
  expect(docAfter(addedByUser(), event)).not.toHaveProperty("established");
});

test("what is hidden loses its further cuisines and its places in directories, and is marked", () => {
  next([], hidden()).writes(
    { kind: "update", key: key(META) },
    { kind: "delete", key: key("CUISINE#pizza-italian") },
    { kind: "delete", key: key("CUISINE#wine-bar") },
    { kind: "put", key: key("REVIEW#~HIDDEN") },
    { kind: "update", key: directory("CITY", "lisbon") },
    { kind: "update", key: directory("CUISINE", "italian") },
    { kind: "update", key: directory("CUISINE", "pizza-italian") },
    { kind: "update", key: directory("CUISINE", "wine-bar") },
  );
});

test("what is changed while it is hidden stays hidden, and is shown again as it is then", () => {
  next([hidden()], updated({ cuisines: ["Tapas"], city: "Porto" })).writes({ kind: "update", key: key(META) });
  next([hidden(), updated({ cuisines: ["Tapas", "Wine bar"] })], shownAgain()).writes(
    { kind: "update", key: key(META) },
    { kind: "put", key: key("CUISINE#wine-bar") },
    { kind: "delete", key: key("REVIEW#~HIDDEN") },
    { kind: "update", key: directory("CITY", "lisbon") },
    { kind: "update", key: directory("CUISINE", "tapas") },
    { kind: "update", key: directory("CUISINE", "wine-bar") },
  );
});

test("a META that does not fit the head was torn in reading", () => {
  const events: Recorded[] = [{ event: closed(), stream, version: 5, timestamp: "2026-01-01T00:00:00.000Z" }];
  const lookup = (version: number) => () => metaAt(version);
  expect(readModel.project(runsOf(events), lookup(3), currentKeys)).toBeUndefined();
  expect(readModel.project(runsOf(events), lookup(4), currentKeys)).toBeDefined();
  expect(readModel.project(runsOf(events), () => undefined, currentKeys)).toBeUndefined();
});

test("the restaurant's page and the lists are made anew", () => {
  const recorded: Recorded[] = [1, 2].map((version) => ({ event: closed(), stream, version, timestamp: "" }));
  expect(readModel.tags(recorded)).toEqual([`restaurant:${restaurantId}`, "restaurants"]);
});

test("what may be old is made anew too when a restaurant is hidden, or shown again", () => {
  for (const event of [hidden(), shownAgain()]) {
    expect(readModel.tags([{ event, stream, version: 2, timestamp: "" }])).toContain("hiding");
  }
});

test("says on which day it closes, until it is closed or stays open", () => {
  expect(docAfter(created(), closingScheduled())).toMatchObject({ status: "open", closes_on: "2026-05-02" });
  for (const event of [closed(), closingCancelled()])
    expect(docAfter(created(), closingScheduled(), event)).not.toHaveProperty("closes_on");
});

const ids = ["1", "2", "3"].map((end) => `${restaurantId.slice(0, -1)}${end}`);
const names = fc.constantFrom("Bella", "bella", "Kumo #1", "Zoë's");
const cities = fc.constantFrom("Lisbon", "São Paulo", "sao paulo");
const cuisines = fc.uniqueArray(fc.constantFrom("Tapas", "Café/Tea", "cafe tea", "Ramen", "Pizza"), {
  minLength: 1,
  maxLength: 4,
  selector: slugOf,
});
const said = fc.record({ name: names, city: cities, cuisines, phone: fc.constantFrom(null, "+1 555 0100") });
const inspections = fc.array(
  fc.record({
    grade: fc.constantFrom("A", "B"),
    score: fc.nat(9),
    inspected_at: fc.constantFrom("2025-01-01", "2026-01-01"),
  }),
  { maxLength: 30 },
);
type Wish = (id: string) => RestaurantCommand;
const wish = (make: Wish): Wish => make;
const wishes = fc.oneof(
  fc
    .tuple(said, fc.constantFrom(owner, stranger))
    .map(([fields, actor]) => wish((id) => ({ type: "create", id, profile: { ...profile, ...fields }, actor }))),
  fc.constant(wish(() => ({ type: "hide", reason: "Made up", actor: moderator }))),
  fc.constant(wish(() => ({ type: "show", reason: null, actor: moderator }))),
  fc.constant(wish(() => ({ type: "establish" }))),
  said.map((changes) => wish(() => ({ type: "update", changes, actor: admin }))),
  fc.constant(wish(() => ({ type: "close", reason: null, actor: admin }))),
  fc
    .constantFrom("there", "elsewhere", null)
    .map((moved_to) => wish(() => ({ type: "close", reason: null, moved_to, actor: admin }))),
  fc.constantFrom("there", "elsewhere").chain((into) =>
    fc.constantFrom(
      wish(() => ({ type: "merge", into, reason: null, actor: admin })),
      wish(() => ({ type: "unmerge", from: into, reason: null, actor: admin })),
      wish(() => ({ type: "absorb", absorbed: into, actor: admin })),
      wish(() => ({ type: "release", released: into, actor: admin })),
    ),
  ),
  fc.constant(wish(() => ({ type: "reopen", actor: admin }))),
  fc.constantFrom("2026-02-01", "2026-03-01").map((on) =>
    wish(() => ({
      type: "schedule_closing",
      closing_id: on,
      closes_on: on,
      at: "2026-01-01",
      actor: admin,
    })),
  ),
  fc.constantFrom("2026-02-01", "2026-03-01").map((closing_id) => wish(() => ({ type: "close_due", closing_id }))),
  fc.constantFrom("user-a", "user-b").map((owner_id) => wish(() => ({ type: "assign_owner", owner_id }))),
  fc
    .tuple(said, inspections)
    .map(([fields, found]) =>
      wish((id) => ({ type: "import", id, source: origin, profile: { ...profile, ...fields }, inspections: found })),
    ),
);
const histories = fc.array(fc.tuple(fc.constantFrom(...ids), wishes), { minLength: 1, maxLength: 25 });

const runtime = { now: () => 0, id: ulids(), sleep: async () => {}, random: () => 0.5 };
const logger = { info: () => {}, warn: () => {}, error: () => {} };

/** The log that these commands leave, refused ones aside. */
async function logOf(history: readonly [string, Wish][]) {
  const store = memoryEventStore();
  for (const [index, [id, command]] of history.entries()) {
    const at = new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
    const meta = { commandId: sha256(String(index)), bodyHash: "", actor: "a", traceId: "t", at };
    await execute(
      { store, runtime },
      { type: restaurantType, stream: restaurantStream(id), command: command(id), meta },
    ).catch((error: unknown) => expect(error).toBeInstanceOf(AppError));
  }
  return store;
}

/** Who added a restaurant, by its first event. */
const creatorIn = (store: ReturnType<typeof memoryEventStore>, id: string) => {
  const [first] = store.appended.find(({ stream: of }) => of === restaurantStream(id))?.events ?? [];
  return (first?.payload as { owner_id: string | null } | undefined)?.owner_id;
};

/** Everything that the table must show, worked out from the streams' states alone. */
async function foldOf(store: ReturnType<typeof memoryEventStore>): Promise<unknown[]> {
  const items: object[] = [];
  const directories = new Map<string, number>();
  for (const id of ids) {
    const folded = await load(store, restaurantType, restaurantStream(id));
    if (folded.state.status === "absent") continue;
    const { name, city, cuisines: served, inspections: seen, hidden: isHidden, established: isOld } = folded.state;
    const [sorted, beginning] = [`${isOld ? "EST" : "NEW"}#${sortName(name)}#${id}`, folded.createdAt];
    const placed = (cuisine: string) => ({
      GSI2PK: `CUISINE#${cuisine}`,
      GSI2SK: sorted,
      GSI3PK: `LOC#${slugOf(city)}#CUISINE#${cuisine}`,
      GSI3SK: sorted,
    });
    const [first = "", ...further] = served.map(slugOf);
    const own = { PK: `EST#${id}` };
    items.push({ ...own, SK: `HEAD#restaurants#RESTAURANT#${id}`, stream_version: folded.version });
    const { established: _, hidden: __, merged_into: ___, closes_on, moved_to, ...told } = recordOf(folded);
    const { merged } = folded.state;
    const planned = { ...(closes_on !== null && { closes_on }), ...(moved_to !== null && { moved_to }) };
    const unseen = { ...(isHidden && { hidden: isHidden }), ...(merged && { merged }) };
    const doc = { ...told, ...(!isOld && { established: false }), ...unseen, ...planned };
    const META = { ...own, SK: `META#${id}`, doc, stream_version: folded.version };
    items.push(...seen.map((_, index) => ({ ...own, INSPECTION: index + 1 })));
    const marked = (SK: string, list: string, at: string) => ({ ...own, SK, GSI1PK: list, GSI1SK: `EST#${at}#${id}` });
    const creator = creatorIn(store, id);
    if (creator) items.push(marked("CREATOR", `CREATOR#${creator}`, beginning));
    if (isHidden) {
      items.push(META, marked("REVIEW#~HIDDEN", "HIDDEN#", isHidden.hidden_at));
      continue;
    }
    if (merged) {
      items.push(META, marked("REVIEW#~HIDDEN", "MERGED#", merged.merged_at));
      continue;
    }
    items.push({ ...META, GSI1PK: `LOC#${slugOf(city)}`, GSI1SK: sorted, ...placed(first) });
    items.push(...further.map((cuisine) => ({ ...own, SK: `CUISINE#${cuisine}`, ...placed(cuisine) })));
    if (!isOld) {
      items.push(marked("BEGINNER", "NEWCOMERS#", beginning));
      continue;
    }
    for (const path of [`CITY ${slugOf(city)}`, ...served.map((cuisine) => `CUISINE ${slugOf(cuisine)}`)]) {
      directories.set(path, (directories.get(path) ?? 0) + 1);
    }
  }
  items.push(
    ...[...directories].map(([path, count]) => ({
      PK: `DIRECTORY#${path.split(" ")[0]}`,
      SK: path.split(" ")[1],
      count,
    })),
  );
  return items;
}

const comparable = ["PK", "SK", "GSI1PK", "GSI1SK", "GSI2PK", "GSI2SK", "GSI3PK", "GSI3SK", "stream_version", "count"];
/** The table's items by what the fold tells of them; how often a place is spelt how is told by spelling.test.ts. */
const shownBy = (items: readonly Item[]) =>
  items
    .filter(({ count }) => count !== 0)
    .map((item) => {
      const number = /^INSPECTION#.*#(\d{6})$/.exec(String(item.SK))?.[1];
      if (number) return { PK: item.PK, INSPECTION: Number(number) };
      const told = Object.fromEntries(comparable.filter((name) => name in item).map((name) => [name, item[name]]));
      return item.doc ? { ...told, doc: JSON.parse(String(item.doc)) } : told;
    });
const inOrder = (items: readonly unknown[]) => items.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
const textOf = (item: unknown) => JSON.stringify(Object.entries(item as object).sort(([a], [b]) => (a < b ? -1 : 1)));

test("for any history and any schedule of deliveries, twice, shuffled, in batches and at once, the table is the fold of the log", async () => {
  await fc.assert(
    fc.asyncProperty(
      histories,
      fc.integer({ min: 1, max: 9 }),
      fc.infiniteStream(fc.nat()),
      async (history, size, chance) => {
        const store = await logOf(history);
        const table = memoryReadTable(readTable);
        const project = (batch: readonly Envelope[]) =>
          projectBatch(readModel, batch, {
            table,
            keys: currentKeys,
            log: store,
            open: nothingSealed,
            runtime,
            logger,
          });
        const all = store.appended.flatMap((commit) => envelopesOf(commit));
        const deliveries = [...all, ...all]
          .map((envelope) => ({ envelope, at: Number(chance.next().value) }))
          .sort((a, b) => a.at - b.at)
          .map(({ envelope }) => envelope);
        for (let at = 0; at < deliveries.length; at += 2 * size) {
          const batches = [deliveries.slice(at, at + size), deliveries.slice(at + size, at + 2 * size)];
          const results = await Promise.all(batches.map(project));
          for (const { failed } of results) expect([...failed.values()]).toEqual([]);
        }
        expect(inOrder(shownBy(table.items()))).toEqual(inOrder(await foldOf(store)));
      },
    ),
    { numRuns: 150 },
  );
});
