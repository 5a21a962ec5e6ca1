import { currentKeys } from "@bellyfed/core/keys";
import type { Item, Key, Write } from "@bellyfed/core/ports";
import type { Recorded } from "@bellyfed/core/projection";
import { runsOf, specifyProjection } from "@bellyfed/testing/specification";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { MenuEvent } from "./events.ts";
import { menuStream } from "./events.ts";
import { added, changed, moved, placed, removed, restaurantId } from "./fixtures.ts";
import { readModel } from "./projection.ts";

const PK = `EST#${restaurantId}`;
const stream = menuStream(restaurantId);
const after = (...events: MenuEvent[]) =>
  specifyProjection(readModel)
    .given()
    .after(stream, ...events);
const key = (SK: string) => ({ PK, SK });

test("an item that was added is put, its position in four digits", () => {
  const result = after(added());
  result.writes({ kind: "put", key: key("MENU#pizza#0010#margherita") });
  const [write] = result.operations() ?? [];
  expect(write?.operation.Item).toMatchObject({ doc: JSON.stringify(placed()) });
});

test("an item that moved leaves its old key", () => {
  after(changed({ section: "Crème & Co", position: 3 })).writes(
    { kind: "delete", key: key("MENU#pizza#0010#margherita") },
    { kind: "put", key: key("MENU#creme-co#0003#margherita") },
  );
});

const toFront = { id: "margherita", section: "Pizza", position: 3, previous: { section: "Pizza", position: 10 } };
const stored = { ...key("MENU#pizza#0010#margherita"), doc: JSON.stringify(placed()) };

test("a move reads the items that it moves, and they keep all but their place", () => {
  expect(readModel.readsFor(moved(toFront), currentKeys)).toEqual([key("MENU#pizza#0010#margherita")]);
  expect(readModel.readsFor(changed({ position: 3 }), currentKeys)).toEqual([]);
  const result = specifyProjection(readModel).given(stored).after(stream, moved(toFront));
  result.writes(
    { kind: "delete", key: key("MENU#pizza#0010#margherita") },
    { kind: "put", key: key("MENU#pizza#0003#margherita") },
  );
  const write = result.operations()?.[1];
  expect(write?.operation.Item).toMatchObject({ doc: JSON.stringify(placed({ position: 3 })) });
});

test("an item that came, changed or moved in the same batch is moved as it is then", () => {
  const back = { id: "margherita", section: "Pasta", position: 7, previous: { section: "Pizza", position: 3 } };
  const result = after(added(), changed({ available: false }), moved(toFront), moved(back));
  const writes = result.operations()?.filter(({ kind }) => kind === "put") ?? [];
  expect(writes.map(({ operation }) => operation.Item)).toMatchObject([
    {
      ...key("MENU#pasta#0007#margherita"),
      doc: JSON.stringify(placed({ available: false, section: "Pasta", position: 7 })),
    },
  ]);
});

test("an item that moves and is not there, because of an event that this code does not know, is passed over", () => {
  after(moved(toFront)).writes();
  after(added(), removed(), moved(toFront)).writes({ kind: "delete", key: key("MENU#pizza#0010#margherita") });
});

test("an item that stayed is written once", () => {
  after(changed({ available: false })).writes({ kind: "put", key: key("MENU#pizza#0010#margherita") });
});

test("an item that was removed is deleted", () => {
  after(removed()).writes({ kind: "delete", key: key("MENU#pizza#0010#margherita") });
});

test("a whole life in one batch is one write per item", () => {
  after(added(), changed({ position: 11 }), removed("margherita", { section: "Pizza", position: 11 }), added()).writes(
    { kind: "put", key: key("MENU#pizza#0010#margherita") },
    { kind: "delete", key: key("MENU#pizza#0011#margherita") },
  );
});

test("the restaurant's page is made anew", () => {
  const recorded = { event: added(), stream, version: 1, timestamp: "2026-01-02T03:04:05.000Z" };
  expect(readModel.tags([recorded, recorded])).toEqual([`restaurant:${restaurantId}`]);
});

/** Histories as the decider makes them: an item is added before it is changed or removed. */
const histories = fc
  .array(
    fc.record({
      id: fc.constantFrom("a", "b", "c"),
      section: fc.constantFrom("Pizza", "pizza", "Pasta"),
      position: fc.integer({ min: 0, max: 2 }),
      what: fc.constantFrom("put", "put", "off", "move"),
    }),
    { maxLength: 30 },
  )
  .map((steps) => {
    const now = new Map<string, { section: string; position: number }>();
    return steps.flatMap(({ id, section, position, what }): MenuEvent[] => {
      const previous = now.get(id);
      if (what !== "put" && !previous) return [];
      if (what === "off") now.delete(id);
      else now.set(id, { section, position });
      if (what === "off") return [removed(id, previous)];
      if (what === "move" && previous) return [moved({ id, section, position, previous })];
      return [previous ? changed({ id, section, position }, previous) : added({ id, section, position })];
    });
  });

function table(batches: readonly (readonly Recorded[])[]): Map<string, unknown> {
  const items = new Map<string, unknown>();
  for (const batch of batches) {
    const doc = (key: Key) => (items.has(key.SK) ? { ...key, doc: items.get(key.SK) } : undefined);
    const writes = readModel.project(runsOf(batch), doc, currentKeys);
    if (!writes) throw new Error("a batch was taken for a torn read");
    const keys = writes.map(({ operation }: Write) => ((operation.Key ?? operation.Item) as Item).SK as string);
    expect(new Set(keys).size).toBe(keys.length);
    writes.forEach(({ kind, operation }, index) => {
      if (kind === "delete") items.delete(keys[index]!);
      else items.set(keys[index]!, (operation.Item as Item).doc);
    });
  }
  return items;
}

test("any history in any batches ends in the same items, one per dish", () => {
  fc.assert(
    fc.property(histories, fc.array(fc.integer({ min: 1, max: 7 })), (events, sizes) => {
      const all = events.map(
        (event, i): Recorded => ({ event, stream, version: i + 1, timestamp: "2026-01-02T03:04:05.000Z" }),
      );
      const batches: Recorded[][] = [];
      for (let at = 0, n = 0; at < all.length; n++) {
        const size = sizes[n % Math.max(1, sizes.length)] ?? 1;
        batches.push(all.slice(at, at + size));
        at += size;
      }
      const items = table(batches);
      expect(items).toEqual(table([all]));
      const dishes = new Map<string, MenuEvent>();
      for (const event of events) {
        if (event.type === "MENU_ITEM_REMOVED") dishes.delete(event.payload.id);
        else if (event.type !== "MENU_ITEMS_MOVED") dishes.set(event.payload.item.id, event);
      }
      expect(items.size).toBe(dishes.size);
    }),
  );
});
