import { randomUUID } from "node:crypto";
import type { Scheduler, Timer } from "@bellyfed/core/scheduler";
import { beforeEach, describe, expect, it } from "vitest";

export interface Clockwork {
  readonly scheduler: Scheduler;
  /** Milliseconds since 1970, by its clock. */
  now(): number;
  /** Lets so much time pass, and answers what was handed over until then; each is told once. */
  after(seconds: number): Promise<readonly Timer[]>;
  stop(): Promise<void>;
}

/** What every scheduler does, whatever it is made of. `open` makes one without timers. */
export function schedulerContract(name: string, open: () => Promise<Clockwork>): void {
  describe(name, () => {
    let clockwork: Clockwork;
    beforeEach(async () => {
      clockwork = await open();
      return () => clockwork.stop();
    });
    const timer = (seconds: number, more: Partial<Timer> = {}): Timer => ({
      name: `closing-${randomUUID()}`,
      kind: "closing",
      at: `${new Date(clockwork.now() + seconds * 1000).toISOString().slice(0, 19)}Z`,
      trace_id: "0af7651916cd43dd8448eb211c80319c",
      payload: { id: "01ARZ3", words: 'Zoë "😀" \n', deep: [{ a: null, b: 1.5 }] },
      ...more,
    });
    const hour = 3_600;

    it("hands a timer over once its time has come, and not before", async () => {
      const one = timer(2 * hour);
      await clockwork.scheduler.schedule(one);
      expect(await clockwork.after(2 * hour - 5)).toEqual([]);
      expect(await clockwork.after(65)).toEqual([one]);
      expect(await clockwork.after(24 * hour)).toEqual([]);
    });

    it.each([-400 * 24 * hour, -1, 0])("hands over what was due %i seconds ahead", async (seconds) => {
      const one = timer(seconds);
      await clockwork.scheduler.schedule(one);
      expect(await clockwork.after(2)).toEqual([one]);
    });

    it("hands over what is due within a minute when it is due", async () => {
      const one = timer(40);
      await clockwork.scheduler.schedule(one);
      expect(await clockwork.after(35)).toEqual([]);
      expect(await clockwork.after(10)).toEqual([one]);
    });

    it("takes a timer of one name once: what waits stays as it is", async () => {
      const one = timer(2 * hour);
      await clockwork.scheduler.schedule(one);
      await clockwork.scheduler.schedule(one);
      await clockwork.scheduler.schedule({ ...one, at: timer(4 * hour).at, payload: "another" });
      expect(await clockwork.after(3 * hour)).toEqual([one]);
      expect(await clockwork.after(3 * hour)).toEqual([]);
    });

    it("takes many at once", async () => {
      const many = Array.from({ length: 30 }, (_, n) => timer(hour + n));
      await Promise.all(many.map((each) => clockwork.scheduler.schedule(each)));
      const handed = await clockwork.after(hour + 120);
      expect(handed.map((each) => each.name).sort()).toEqual(many.map((each) => each.name).sort());
    });

    it("forgets what is cancelled and nothing else, and again and again if it is asked to", async () => {
      const [one, other] = [timer(2 * hour), timer(2 * hour)];
      for (const each of [one, other]) await clockwork.scheduler.schedule(each);
      for (const name of [one.name, one.name, "never-was"]) await clockwork.scheduler.cancel(name);
      expect(await clockwork.after(3 * hour)).toEqual([other]);
    });

    it("takes a name again that was cancelled", async () => {
      const one = timer(2 * hour);
      await clockwork.scheduler.schedule(one);
      await clockwork.scheduler.cancel(one.name);
      await clockwork.scheduler.schedule({ ...one, payload: 2 });
      expect(await clockwork.after(3 * hour)).toEqual([{ ...one, payload: 2 }]);
    });

    it.each([
      ["a name with a slash", { name: "a/b" }],
      ["a name of 65 characters", { name: "x".repeat(65) }],
      ["a time that is none", { at: "tomorrow" }],
      ["parts of a second", { at: "2030-01-01T00:00:00.500Z" }],
      ["another zone", { at: "2030-01-01T00:00:00+01:00" }],
      ["more than 8 KB", { payload: "x".repeat(8_200) }],
    ])("refuses %s", async (_, wrong) => {
      await expect(clockwork.scheduler.schedule(timer(hour, wrong))).rejects.toThrow();
      expect(await clockwork.after(2 * hour)).toEqual([]);
    });
  });
}
