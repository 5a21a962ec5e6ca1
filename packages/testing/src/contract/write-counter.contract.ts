import { randomUUID } from "node:crypto";
import type { WriteCounter, WriteWindow } from "@bellyfed/core/write-counter";
import { beforeAll, describe, expect, it } from "vitest";

type Unit = WriteWindow["unit"];
const window = (unit: Unit, index: number, most: number, kind = "things"): WriteWindow => ({ kind, unit, index, most });
/** A minute and the day that it is in. */
const minuteOf = (index: number, [minute, day]: readonly [number, number], kind = "things") => [
  window("minute", index, minute, kind),
  window("day", Math.floor(index / 1440), day, kind),
];

/** What every counter of writes does, whatever it is made of. */
export function writeCounterContract(name: string, create: () => Promise<WriteCounter>): void {
  describe(name, () => {
    let counter: WriteCounter;
    beforeAll(async () => {
      counter = await create();
    });

    it("counts up to the most that a window takes, and no further", async () => {
      const subject = randomUUID();
      const windows = minuteOf(29_000_000, [2, 5]);
      expect(await counter.count(subject, windows)).toEqual({ counted: true, counts: [1, 1], erased: false });
      expect(await counter.count(subject, windows)).toEqual({ counted: true, counts: [2, 2], erased: false });
      expect(await counter.count(subject, windows)).toEqual({ counted: false, counts: [2, 2], erased: false });
      expect(await counter.count(subject, windows)).toEqual({ counted: false, counts: [2, 2], erased: false });
    });

    it("begins anew with the next minute, while the day goes on", async () => {
      const subject = randomUUID();
      const first = 29_000_000;
      for (const minute of [first, first + 1]) {
        expect((await counter.count(subject, minuteOf(minute, [1, 3]))).counted).toBe(true);
        expect((await counter.count(subject, minuteOf(minute, [1, 3]))).counted).toBe(false);
      }
      expect(await counter.count(subject, minuteOf(first + 2, [1, 3]))).toEqual({
        counted: true,
        counts: [1, 3],
        erased: false,
      });
      expect(await counter.count(subject, minuteOf(first + 3, [1, 3]))).toEqual({
        counted: false,
        counts: [0, 3],
        erased: false,
      });
      expect(await counter.count(subject, minuteOf(first + 1440, [1, 3]))).toEqual({
        counted: true,
        counts: [1, 1],
        erased: false,
      });
    });

    it("keeps subjects and kinds apart", async () => {
      const [alice, bob] = [randomUUID(), randomUUID()];
      const of = (kind: string) => minuteOf(29_000_000, [1, 1], kind);
      expect((await counter.count(alice, of("things"))).counted).toBe(true);
      expect((await counter.count(alice, of("others"))).counted).toBe(true);
      expect((await counter.count(bob, of("things"))).counted).toBe(true);
      expect((await counter.count(alice, of("things"))).counted).toBe(false);
    });

    it("takes exactly as many of those who come at once as there is room for, in each new minute", async () => {
      const subject = randomUUID();
      const admitted = async (minute: number) => {
        const all = Array.from({ length: 30 }, () => counter.count(subject, minuteOf(minute, [7, 17])));
        return (await Promise.all(all)).filter(({ counted }) => counted).length;
      };
      expect(await admitted(29_000_000)).toBe(7);
      expect(await admitted(29_000_001)).toBe(7);
      expect(await admitted(29_000_002)).toBe(3);
    });

    it("counts nothing more of somebody who was erased, whatever the window, and of others as before", async () => {
      const [alice, bob] = [randomUUID(), randomUUID()];
      const windows = minuteOf(29_000_000, [2, 5]);
      await Promise.all([alice, bob].map((subject) => counter.count(subject, windows)));
      expect(await counter.isErased(alice)).toBe(false);
      await counter.erase(alice);
      await counter.erase(alice);
      for (const of of [windows, minuteOf(29_000_001, [2, 5]), minuteOf(29_100_000, [2, 5], "others")]) {
        expect(await counter.count(alice, of)).toEqual({ counted: false, counts: [0, 0], erased: true });
      }
      expect(await counter.isErased(alice)).toBe(true);
      expect(await counter.isErased(bob)).toBe(false);
      expect(await counter.count(bob, windows)).toEqual({ counted: true, counts: [2, 2], erased: false });
    });

    it("marks somebody who has never written", async () => {
      const subject = randomUUID();
      expect(await counter.isErased(subject)).toBe(false);
      await counter.erase(subject);
      expect(await counter.isErased(subject)).toBe(true);
      expect(await counter.count(subject, minuteOf(29_000_000, [1, 1]))).toMatchObject({ erased: true });
    });

    it("counts all who write while they are erased, or refuses them", async () => {
      const subject = randomUUID();
      const windows = minuteOf(29_000_000, [100, 100]);
      const count = () => counter.count(subject, windows);
      await Promise.all([
        ...Array.from({ length: 10 }, count),
        counter.erase(subject),
        ...Array.from({ length: 10 }, count),
      ]);
      expect(await count()).toMatchObject({ counted: false, erased: true });
    });

    it("counts on rightly over more minutes than it keeps", async () => {
      const subject = randomUUID();
      for (let minute = 0; minute < 60; minute++) {
        const of = minuteOf(29_000_160 + minute, [2, 1000]);
        expect(await counter.count(subject, of)).toEqual({ counted: true, counts: [1, minute * 2 + 1], erased: false });
        expect(await counter.count(subject, of)).toEqual({ counted: true, counts: [2, minute * 2 + 2], erased: false });
      }
    });
  });
}
