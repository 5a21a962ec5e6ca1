import type { Event } from "@bellyfed/core/event";
import { currentKeys, keysOf } from "@bellyfed/core/keys";
import type { Item } from "@bellyfed/core/ports";
import { menuItemAdded, menuItemChanged, menuItemRemoved } from "@bellyfed/features/menus/events";
import { projections } from "@bellyfed/features/projections";
import { readTable } from "@bellyfed/features/read-table";
import { restaurantCreated, restaurantHidden, restaurantUpdated } from "@bellyfed/features/restaurants/events";
import { profile } from "@bellyfed/features/restaurants/fixtures";
import { CACHE_SECONDS, life, type MemorySystem, memorySystem } from "@bellyfed/testing/memory-system";
import { beforeEach, describe, expect, it } from "vitest";
import { readControl } from "../control.ts";
import { begin, claim, finish, proceed, renew, rollBack, status } from "./steps.ts";

const former = keysOf(1);
/** A store of the release before, and one of today that the same is written to. */
let system: MemorySystem;
let today: MemorySystem;
const write = async (stream: string, ...events: Event[]) => {
  await system.write(stream, ...events);
  await today.write(stream, ...events);
};
beforeEach(async () => {
  system = await memorySystem(projections, former.version);
  today = await memorySystem();
});

const places = [
  { name: "Zebra", city: "パリ", cuisines: ["चीनी", "चना"] },
  { name: "Äpfel".normalize("NFD"), city: "バリ", cuisines: ["चना"] },
  { name: "ЁЛКА", city: "पटना", cuisines: ["Smørrebrød", "Smorrebrod", "Soup"] },
  { name: "Öz", city: "पाटन", cuisines: ["Soup"] },
  { name: "Pierogi", city: "Łódź", cuisines: ["Soup", "चीनी"] },
  { name: "#1 Pierogi", city: "Lodz", cuisines: ["Soup"] },
  { name: "Café", city: "Zürich".normalize("NFD"), cuisines: ["Kaffee"] },
];

async function open(n: number): Promise<void> {
  const { name, city, cuisines } = places[n % places.length] ?? { name: "", city: "", cuisines: [] };
  const id = `p${n}`;
  const facts = { ...profile, id, name, city, cuisines, source: null, owner_id: null, established: true };
  await write(`RESTAURANT#${id}`, restaurantCreated(facts));
  const dish = (item: string, section: string, position: number) => ({
    ...{ id: item, section, position, name: item, description: null, dietary: [], available: true },
    price: { amount: 5, currency: "EUR" },
  });
  const previous = { section: "दाल", position: 1 };
  await write(
    `MENU#${id}`,
    menuItemAdded({ restaurant_id: id, item: dish("a", "दाल", 1) }),
    menuItemAdded({ restaurant_id: id, item: dish("b", "パン", 1) }),
    menuItemChanged({ restaurant_id: id, item: dish("a", "दिल", 1), previous }),
    menuItemAdded({ restaurant_id: id, item: dish("c", "バン", 1) }),
    menuItemRemoved({ restaurant_id: id, id: "b", previous: { section: "パン", position: 1 } }),
  );
  const next = places[(n + 3) % places.length] ?? places[0];
  if (n % 2) await write(`RESTAURANT#${id}`, restaurantUpdated({ id, changes: { city: next?.city ?? "" } }));
  if (n % 5 === 4) await write(`RESTAURANT#${id}`, restaurantHidden({ id, reason: "spam", hidden_by: "mo" }));
}

/** What belongs to a generation, but places that everybody has left. */
const derived = (items: readonly Item[]) =>
  items.filter(({ PK, count }) => readTable.isDerived(String(PK)) && count !== 0);

async function toTheEnd(between: (piece: number) => Promise<void> = async () => {}) {
  for (let piece = 0; piece < 500; piece++) {
    const control = await proceed(system.ports);
    if (control.job?.outcome) return control;
    await between(piece);
    system.pass(1);
  }
  throw new Error("It does not end");
}

describe("a store with the keys of the release before", () => {
  it("is read and written by them until it has been made anew, and then by today's", async () => {
    for (let n = 0; n < 14; n++) await open(n);
    expect(system.first.items().filter(({ PK, SK }) => PK === "DIRECTORY#CITY" && SK === "ハリ")).toHaveLength(1);
    await renew(system.ports);
    const { live, also, keys, job } = await toTheEnd();
    expect([live, also, job?.outcome, job?.different]).toEqual([2, 1, "switched", []]);
    expect(keys).toEqual({ 1: former.version, 2: currentKeys.version });
    expect(derived(system.second.items())).toEqual(derived(today.first.items()));
    expect(derived(system.first.items())).not.toEqual(derived(system.second.items()));
  });

  it("keeps up with what is written before, during and after, on both sides", async () => {
    let n = 0;
    const goOn = async () => {
      await open(n++);
      await life(100 + n, write);
    };
    for (let times = 0; times < 5; times++) await goOn();
    await renew(system.ports);
    expect((await toTheEnd(goOn)).job?.outcome).toBe("switched");
    for (let times = 0; times < 12; times++) {
      await goOn();
      system.pass(2);
    }
    expect(derived(system.second.items())).toEqual(derived(today.first.items()));
    const former = derived(system.first.items());
    expect(await rollBack(system.ports)).toMatchObject({ live: 1, also: 2 });
    system.pass(CACHE_SECONDS);
    await life(999, write);
    expect(derived(system.first.items()).length).toBeGreaterThan(former.length);
    expect(derived(system.second.items())).toEqual(derived(today.first.items()));
  });

  it("goes on where it was when it is asked again, and does nothing once all is of today", async () => {
    await open(1);
    const begun = await renew(system.ports);
    expect(await renew(system.ports)).toEqual(begun);
    await toTheEnd();
    expect(await renew(system.ports)).toEqual(await status(system.ports));
    system.pass(CACHE_SECONDS);
    await finish(system.ports);
    await begin(system.ports, { switch: true, force: false });
    expect(await toTheEnd()).toMatchObject({ live: 1, keys: { 1: currentKeys.version, 2: currentKeys.version } });
  });

  it("is not left when a dish, a document or a review's star is not as it was", async () => {
    for (let n = 0; n < 4; n++) await open(n);
    await life(9, system.write);
    const [dish] = system.first.items().filter(({ SK }) => String(SK).startsWith("MENU#"));
    const lost = { Key: { PK: dish?.PK, SK: dish?.SK } };
    const starred = {
      Key: { PK: "EST#r9", SK: "META#r9" },
      UpdateExpression: "SET rating_sum = :wrong",
      ExpressionAttributeValues: { ":wrong": 999 },
    };
    await system.first.transact([
      { kind: "delete", operation: lost },
      { kind: "update", operation: starred },
    ]);
    await renew(system.ports);
    const { live, job } = await toTheEnd();
    expect([live, job?.outcome, job?.differing]).toEqual([1, "different", 2]);
  });
});

describe("a store in which reviews were not listed by their ratings", () => {
  it("is made anew with these lists, though its reviews and the new ones are not alike to the letter", async () => {
    const before = await memorySystem(projections, 2);
    await life(1, before.write);
    const reviews = before.first.items().filter(({ SK }) => String(SK).startsWith("REVIEW#"));
    expect(reviews).toHaveLength(2);
    for (const { GSI2PK: _, GSI2SK: __, rating: ___, ...item } of reviews) {
      const { sub_ratings, ...doc } = JSON.parse(String(item.doc));
      const Item = { ...item, doc: JSON.stringify({ ...doc, ...(sub_ratings && { sub_ratings }) }) };
      await before.first.transact([{ kind: "put", operation: { Item } }]);
    }
    await renew(before.ports);
    for (let control = await proceed(before.ports); !control.job?.outcome; control = await proceed(before.ports)) {
      before.pass(1);
    }
    const { live, job } = await readControl(before.first);
    expect([live, job?.outcome, job?.different]).toEqual([2, "switched", []]);
    const listed = before.second.items().filter(({ GSI2PK }) => String(GSI2PK).startsWith("RATED#"));
    expect(listed.map(({ SK }) => SK)).toEqual(reviews.map(({ SK }) => SK));
  });
});

describe("a store without a log", () => {
  const fresh = async () => {
    const made = await memorySystem();
    await made.first.transact([
      { kind: "delete", operation: { Key: { PK: "CONTROL#READ_TABLE", SK: "CONTROL#READ_TABLE" } } },
    ]);
    return made;
  };

  it("has today's keys at once, and nothing is rebuilt", async () => {
    const { ports, first } = await fresh();
    expect(await readControl(first)).toMatchObject({ keys: { 1: 1, 2: 1 } });
    const { version } = currentKeys;
    expect(await claim(ports)).toMatchObject({ live: 1, keys: { 1: version, 2: version }, job: null });
    expect(await renew(ports)).toMatchObject({ job: null });
  });

  it("is not told from one of before once something has been written", async () => {
    const { ports, append } = await fresh();
    await append("RESTAURANT#r1", restaurantUpdated({ id: "r1", changes: { name: "Old" } }));
    expect(await claim(ports)).toMatchObject({ keys: { 1: 1, 2: 1 }, revision: 0 });
  });
});
