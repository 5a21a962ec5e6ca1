import type { Item, Write } from "@bellyfed/core/ports";
import { readTable } from "@bellyfed/features/read-table";
import { restaurantUpdated } from "@bellyfed/features/restaurants/events";
import { metaKey } from "@bellyfed/features/restaurants/keys";
import {
  CACHE_SECONDS,
  INVOCATION_SECONDS,
  life,
  type MemorySystem,
  memorySystem,
} from "@bellyfed/testing/memory-system";
import { beforeEach, describe, expect, it } from "vitest";
import type { Control } from "../control.ts";
import { begin, finish, proceed, rollBack, status } from "./steps.ts";

let system: MemorySystem;
beforeEach(async () => {
  system = await memorySystem();
  for (let n = 0; n < 12; n++) await life(n, system.write);
});

const put = (PK: string, attributes: Item = {}): Write => ({
  kind: "put",
  operation: { Item: { PK, SK: "x", ...attributes } },
});
const derived = (items: readonly Item[]) => items.filter(({ PK }) => readTable.isDerived(String(PK)));
/** Directories count what is there; how they spell it depends on who came last. */
const shown = (items: readonly Item[]) =>
  derived(items)
    .filter(({ PK, count }) => !String(PK).startsWith("DIRECTORY#") || count !== 0)
    .map((item) => (String(item.PK).startsWith("DIRECTORY#") ? { ...item, name: "" } : item));

/** Lets the rebuild go on to its end, with something else happening between its pieces. */
async function toTheEnd(between: (piece: number, control: Control) => Promise<void> = async () => {}) {
  for (let piece = 0; piece < 500; piece++) {
    const control = await proceed(system.ports);
    if (control.job?.outcome) return control;
    await between(piece, control);
    system.pass(1);
  }
  throw new Error("It does not end");
}
const rebuild = { switch: true, force: false };

describe("a rebuild", () => {
  it("fills the other place from the log, finds it the same and switches", async () => {
    await begin(system.ports, rebuild);
    const { live, also, job } = await toTheEnd();
    expect([live, also, job?.outcome]).toEqual([2, 1, "switched"]);
    expect(shown(system.second.items())).toEqual(shown(system.first.items()));
    expect(job?.sums.META).toMatchObject({ items: 12 });
    for (const { live: mine, next } of Object.values(job?.sums ?? {})) expect(next).toBe(mine);
  });

  it("keeps up with live traffic at every moment, before, during and after", async () => {
    await begin(system.ports, rebuild);
    let n = 100;
    const control = await toTheEnd(() => life(n++, system.write));
    expect(control.job?.outcome).toBe("switched");
    for (let more = 0; more < 15; more++) {
      await life(n++, system.write);
      system.pass(1);
    }
    expect(n).toBeGreaterThan(120);
    expect(shown(system.second.items())).toEqual(shown(system.first.items()));
  });

  it("misses nothing of a consumer that had its batch before the rebuild was announced", async () => {
    await begin(system.ports, rebuild);
    const late = await system.append("RESTAURANT#r1", restaurantUpdated({ id: "r1", changes: { name: "Late" } }));
    await system.places();
    let told = false;
    await toTheEnd(async (_, { also, job }) => {
      if (told || also === null || job?.phase === "clear") return;
      told = true;
      await system.consume(late);
    });
    expect(told).toBe(true);
    expect(shown(system.second.items())).toEqual(shown(system.first.items()));
  });

  it("does each piece twice without harm, as after a crash between work and note", async () => {
    await begin(system.ports, rebuild);
    for (let piece = 0; piece < 500 && !(await status(system.ports)).job?.outcome; piece++) {
      const before = system.first.items().find(({ PK }) => PK === "CONTROL#READ_TABLE") as Item;
      await proceed(system.ports);
      await system.first.transact([{ kind: "put", operation: { Item: before } }]);
      await proceed(system.ports);
      system.pass(CACHE_SECONDS);
    }
    expect((await status(system.ports)).job?.outcome).toBe("switched");
    expect(shown(system.second.items())).toEqual(shown(system.first.items()));
  });

  it("goes on where it was when it is begun again, and only one can be at work", async () => {
    const begun = await begin(system.ports, rebuild);
    expect(await begin(system.ports, rebuild)).toEqual(begun);
    const results = await Promise.allSettled([proceed(system.ports), proceed(system.ports)]);
    expect(results.map(({ status: how }) => how).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("what is not of the log", () => {
  it("stays where it is, whichever generation is live", async () => {
    const kept = ["IMPORT#1", "TREND#2026-01-01T00", "TALLY#x", "TOP#day", "RECENT#REVIEWS", "HEALTH#reviews"];
    await system.first.transact(kept.map((PK) => put(PK, { counter: 7 })));
    const others = () => system.first.items().filter(({ PK }) => kept.includes(String(PK)));
    const items = others();
    for (const place of [2, 1]) {
      await begin(system.ports, rebuild);
      expect((await toTheEnd()).live).toBe(place);
      expect(others()).toEqual(items);
      expect(derived(system.second.items())).toEqual(system.second.items());
      system.pass(CACHE_SECONDS);
    }
  });
});

describe("a difference", () => {
  const damage = () =>
    system.first.transact([
      {
        kind: "update",
        operation: {
          Key: metaKey("r3"),
          UpdateExpression: "SET rating_sum = :wrong",
          ExpressionAttributeValues: { ":wrong": 999 },
        },
      },
      put("EST#nobody", { SK: "META#nobody" }),
    ]);

  it("is found, counted and named, and stops the switch", async () => {
    await damage();
    await begin(system.ports, rebuild);
    const { live, also, job } = await toTheEnd();
    expect([live, also, job?.outcome, job?.differing]).toEqual([1, null, "different", 2]);
    expect(job?.different.map(({ PK }) => PK).sort()).toEqual(["EST#nobody", "EST#r3"]);
    expect(job?.sums.META?.live).not.toBe(job?.sums.META?.next);
  });

  it("is left behind by a switch that was forced", async () => {
    await damage();
    await begin(system.ports, { switch: true, force: true });
    expect(await toTheEnd()).toMatchObject({ live: 2, also: 1, job: { outcome: "switched", differing: 2 } });
  });

  it("of an item that only the new side has is found too", async () => {
    await begin(system.ports, { switch: false, force: false });
    const { job } = await toTheEnd(async (_, { job: now }) => {
      if (now?.phase === "compare") await system.second.transact([put("EST#extra")]);
    });
    expect([job?.outcome, job?.different]).toEqual(["different", [{ PK: "EST#extra", SK: "x" }]]);
  });

  it("that is only traffic under way is none", async () => {
    await begin(system.ports, rebuild);
    let looked = 0;
    const { job } = await toTheEnd(async (_, { job: now }) => {
      if (now?.phase === "compare" && looked++ === 0) await damage();
      if (now?.phase === "look again" && now.looks === 1) {
        await system.second.transact([put("EST#nobody", { SK: "META#nobody" })]);
        const item = system.first.items().find(({ SK }) => SK === "META#r3") as Item;
        await system.second.transact([{ kind: "put", operation: { Item: item } }]);
      }
    });
    expect([job?.outcome, job?.differing]).toEqual(["switched", 0]);
  });
});

describe("a live side that is far behind", () => {
  const many = Array.from({ length: 250 }, (_, n) => put(`EST#late${n}`));
  const into = async (table: MemorySystem["first"]) => {
    for (let at = 0; at < many.length; at += 100) await table.transact(many.slice(at, at + 100));
  };

  it("is compared again until it has caught up", async () => {
    await begin(system.ports, rebuild);
    let [ahead, caughtUp] = [false, false];
    const { job } = await toTheEnd(async (_, { job: now }) => {
      if (now?.phase === "compare" && !ahead) {
        ahead = true;
        await into(system.second);
      }
      if (now?.rounds === 2 && !caughtUp) {
        caughtUp = true;
        await into(system.first);
      }
    });
    expect([job?.outcome, job?.differing, job?.rounds]).toEqual(["switched", 0, 2]);
    expect(job?.sums.EST).toMatchObject({ items: 250 });
  });

  it("that never catches up is different, with all its items counted", async () => {
    await begin(system.ports, rebuild);
    let ahead = false;
    const { live, job } = await toTheEnd(async (_, { job: now }) => {
      if (now?.phase !== "compare" || ahead) return;
      ahead = true;
      await into(system.second);
    });
    expect([live, job?.outcome, job?.differing]).toEqual([1, "different", 250]);
  });
});

describe("afterwards", () => {
  it("the way back is open, for the former generation is kept up to date", async () => {
    await begin(system.ports, rebuild);
    await toTheEnd();
    system.pass(CACHE_SECONDS);
    await life(50, system.write);
    expect(await rollBack(system.ports)).toMatchObject({ live: 1, also: 2 });
    expect(shown(system.first.items())).toEqual(shown(system.second.items()));
  });

  it("without a former generation there is none", async () => {
    await expect(rollBack(system.ports)).rejects.toMatchObject({ code: "rebuild.no_former" });
  });

  it("the former generation is not given up while somebody may still read it", async () => {
    await begin(system.ports, rebuild);
    await toTheEnd();
    await expect(finish(system.ports)).rejects.toMatchObject({ code: "rebuild.too_early" });
    await expect(begin(system.ports, rebuild)).rejects.toMatchObject({ code: "rebuild.too_early" });
    system.pass(CACHE_SECONDS);
    expect(await finish(system.ports)).toMatchObject({ live: 2, also: null });
  });

  it("the next rebuild does not clear a place that somebody may still write to", async () => {
    await begin(system.ports, rebuild);
    await toTheEnd();
    system.pass(CACHE_SECONDS);
    await begin(system.ports, rebuild);
    const before = system.first.items().length;
    system.pass(CACHE_SECONDS + INVOCATION_SECONDS - 1);
    await proceed(system.ports);
    expect((await status(system.ports)).job?.phase).toBe("settle");
    expect(system.first.items().length).toBe(before);
    system.pass(1);
    expect((await toTheEnd()).live).toBe(1);
  });

  it("a rebuild that is given up leaves the live generation alone", async () => {
    await begin(system.ports, rebuild);
    for (let piece = 0; piece < 4; piece++) await proceed(system.ports);
    expect(await finish(system.ports)).toMatchObject({ live: 1, also: null, job: { outcome: "given up" } });
  });
});
