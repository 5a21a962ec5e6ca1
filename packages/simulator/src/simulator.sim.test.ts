import { readNumbering } from "@bellyfed/features/feed/control";
import { readControl } from "@bellyfed/functions/read-models/control";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histories } from "./arbitrary.ts";
import { callFaults, deliveryFaults, methodFaults, otherFaults } from "./fault.ts";
import type { History, Operation, Step } from "./history.ts";
import type { Plant } from "./plant.ts";
import { tryHistories } from "./report.ts";
import { openedLog } from "./sealed.ts";
import { type Simulated, simulate } from "./simulate.ts";

/** What is sealed is sealed by chance. */
const SEALED = /v1\.[\w-]+/g;

/** The time that a test may take at all; what is expected is about 5 ms per history. */
const PATIENCE_MS = 300_000;

it(
  "whatever is lost, repeated, late, out of order, failing or crashing: the read table ends as the fold of the log",
  async () => {
    const { report, runs } = await tryHistories({ runs: 2_000, seed: 20_261_121 });
    expect(report).toBe("");
    expect(runs).toBe(2_000);
  },
  PATIENCE_MS,
);

describe("the histories", () => {
  const sample = fc.sample(histories, { numRuns: 500, seed: 1 });

  it(
    "meet every kind of fault, and do every kind of thing with success",
    async () => {
      const met = new Set<string>();
      const done = new Set<string>();
      const rebuilds = new Set<string>();
      const renewals = new Set<string>();
      const feeds = new Map<string, number>();
      let aligned = 0;
      let snapshots = 0;
      for (const history of sample) {
        const simulated = await simulate(history);
        for (const { kind } of simulated.met) met.add(kind);
        for (const { step, status } of simulated.answers) if (status < 300) done.add(step.kind);
        snapshots += simulated.snapshots;
        aligned += simulated.aligned;
        const { live, keys, job } = await readControl(simulated.system.table);
        const begun = history.unnumbered ? "late" : "early";
        const old = (await readNumbering(simulated.system.table))?.total ?? 0;
        feeds.set(begun, (feeds.get(begun) ?? 0) + old);
        if (job) rebuilds.add(`${job.outcome}, and ${live} is live`);
        if (job && history.former) renewals.add(`from keys ${keys[1]} to ${keys[2]}: ${job.outcome}`);
      }
      const kinds = [callFaults, deliveryFaults, otherFaults, ...Object.values(methodFaults)].flatMap(Object.keys);
      expect([...new Set(kinds)].filter((kind) => !met.has(kind))).toEqual([]);
      const things: Exclude<Step["kind"], Operation>[] = [
        "create",
        "update",
        "close",
        "close-on",
        "reopen",
        "assign",
        "review",
      ];
      things.push(
        "revise",
        "withdraw",
        "remove",
        "restore",
        "reply",
        "unreply",
        "merge",
        "unmerge",
        "close-moved",
        "dish",
        "undish",
        "move",
        "import",
        "mark",
        "unmark",
        "report",
        "decide",
        "ask",
      );
      expect(things.filter((kind) => !done.has(kind))).toEqual([]);
      expect(snapshots).toBeGreaterThan(0);
      expect(aligned).toBeGreaterThan(0);
      expect([...rebuilds]).toEqual(expect.arrayContaining(["switched, and 2 is live", "switched, and 1 is live"]));
      // Most of the late ones have a log to be numbered.
      expect(feeds.get("early")).toBe(0);
      expect(feeds.get("late")).toBeGreaterThan(200);
      expect([...renewals]).toContain("from keys 1 to 3: switched");
    },
    PATIENCE_MS,
  );

  it("go the same way every time", async () => {
    const [history] = sample.toSorted((a, b) => b.steps.length + b.faults.length - a.steps.length - a.faults.length);
    const [first, second] = [await simulate(history!), await simulate(history!)];
    expect(first.met.length).toBeGreaterThan(0);
    expect(second.met).toEqual(first.met);
    expect(await openedLog(second.system)).toEqual(await openedLog(first.system));
    const [items, again] = [first, second].map(({ system }) =>
      JSON.stringify(system.table.items()).replace(SEALED, ""),
    );
    expect(again).toEqual(items);
  });
});

/** A policy that goes by whose the restaurant was when it looked first, and does not look at what it did once that has happened. */
const looksOnce: Plant = {
  policy: (policy) => ({
    ...policy,
    async react(event, ports) {
      if (event.event_type.startsWith("REVIEW_")) return;
      const { store } = ports;
      const looks = new Map<string, ReturnType<typeof store.load>>();
      const load: typeof store.load = (stream, schema) => {
        if (!stream.startsWith("RESTAURANT#")) return store.load(stream, schema);
        const look = looks.get(stream) ?? store.load(stream, schema);
        looks.set(stream, look);
        return look;
      };
      return policy.react(event, { ...ports, store: { ...store, load } });
    },
  }),
};

describe("one history by hand", () => {
  const look = { name: "Kumo", city: "Porto", cuisines: ["Ramen"] };
  const steps: Step[] = [
    { id: 1, kind: "create", by: "ines", place: 0, look },
    { id: 2, kind: "review", by: "ann", place: 0, rating: 4 },
  ];
  const run = (faults: History["faults"]) => simulate({ steps, faults, luck: 0 });

  it("of an append whose answer is lost: the client asks again and is told what the log has", async () => {
    const { broken, met, answers, system } = await run([{ place: "command.append", nth: 0, kind: "lost" }]);
    expect(broken).toEqual([]);
    expect(met).toHaveLength(1);
    expect(answers.map(({ status, replayed }) => [status, replayed])).toEqual([
      [201, true],
      [201, false],
    ]);
    expect(system.log.appended).toHaveLength(2);
  });

  it("of a consumer that crashes after its transaction: the review comes again and counts once", async () => {
    const { broken, met, system } = await run([{ place: "reviews.transact", nth: 0, kind: "crash-after" }]);
    expect([broken, met.length]).toEqual([[], 1]);
    const meta = system.table.items().find(({ SK }) => String(SK).startsWith("META#"));
    expect(meta).toMatchObject({ rating_count: 1, rating_sum: 4 });
  });

  it("of more commands on one stream than one load likes to read: snapshots are stored, and are right", async () => {
    const update = { kind: "update", by: "ines", place: 0, guarded: true } as const;
    const updates = Array.from({ length: 14 }, (_, n) => ({
      ...update,
      id: 10 + n,
      changes: { price_level: 1 + (n % 4) },
    }));
    const history = { steps: [...steps, ...updates], faults: [], luck: 0 };
    const { broken, snapshots } = await simulate(history);
    expect([broken, snapshots > 0]).toEqual([[], true]);
    const forgetful: Plant = {
      store: (store) => ({
        ...store,
        saveSnapshot: (stream, sequence, { state, ...rest }) => {
          const folded = state as { state: object };
          return store.saveSnapshot(stream, sequence, {
            ...rest,
            state: { ...folded, state: { ...folded.state, name: "?" } },
          });
        },
      }),
    };
    expect((await simulate(history, forgetful)).broken).not.toEqual([]);
  });

  it("of a rebuild that crashes in the middle of reading the log: it goes on, switches, and the former table is as good", async () => {
    const rebuild: Step = { id: 3, kind: "rebuild", by: "root", back: false };
    const faults = [{ place: "rebuild.page", nth: 0, kind: "crash-after" }];
    const { broken, met, system } = await simulate({ steps: [...steps, rebuild], faults, luck: 0 });
    expect([broken, met.length]).toEqual([[], 1]);
    expect(await readControl(system.table)).toMatchObject({ live: 2, also: 1, job: { outcome: "switched" } });
  });

  const given: Step[] = [
    { id: 2556, kind: "create", by: "ines", place: 0, look },
    { id: 9044, kind: "review", by: "ann", place: 0, rating: 1 },
    { id: 7, kind: "assign", by: "root", place: 0, to: "ann" },
  ];
  const givenBack: Step[] = [...given, { id: 5344, kind: "assign", by: "root", place: 0, to: "ines" }];
  const reviewed = ({ system }: Simulated) =>
    system.log.appended
      .filter(({ stream }) => stream.startsWith("REVIEW#"))
      .flatMap(({ events }) => events.map(({ type }) => type));

  it.each(["dropped", "late", "twice"])(
    "of a change of hands whose event is %s: the new owner's review is suspended",
    async (kind) => {
      const simulated = await simulate({ steps: given, faults: [{ place: "bus>own-reviews", nth: 0, kind }], luck: 0 });
      expect([simulated.broken, simulated.met.length]).toEqual([[], 1]);
      expect(reviewed(simulated)).toEqual(["REVIEW_CREATED", "REVIEW_SUSPENDED"]);
    },
  );

  it("of a restaurant that changes hands again while a policy still follows the first change: it looks again, and takes back what it did", async () => {
    const history = { steps: givenBack, faults: [], luck: 60 };
    const simulated = await simulate(history);
    expect(simulated.broken).toEqual([]);
    expect(reviewed(simulated)).toEqual(["REVIEW_CREATED", "REVIEW_SUSPENDED", "REVIEW_REINSTATED"]);
    expect((await simulate(history, looksOnce)).broken).not.toEqual([]);
  });

  it.each(["crash-before", "crash-after", "lost", "refused", "stalled"])(
    "of a command on two streams whose append is %s: both have it, or it is asked for again until they do",
    async (kind) => {
      const both: Step[] = [
        steps[0]!,
        { id: 5, kind: "create", by: "udo", place: 1, look },
        { id: 6, kind: "align", by: "root", places: [0, 1] },
      ];
      const history = { steps: both, faults: [{ place: "align.appendAll", nth: 0, kind }], luck: 0 };
      const { broken, met, aligned, system } = await simulate(history);
      expect([broken, met.length, aligned]).toEqual([[], 1, 1]);
      const written = system.log.appended.map(({ commandId }) => commandId);
      expect([written.length, new Set(written).size]).toEqual([4, 3]);
    },
  );

  it.each([
    ["command.at", "refused"],
    ["command.at", "lost"],
  ])(
    "of a restaurant that moves, where %s is %s: the write goes on, and its time zone is found later",
    async (place, kind) => {
      const changes = { location: { lat: 38.7, lng: -9.1 } };
      const moving: Step[] = [steps[0]!, { id: 8, kind: "update", by: "ines", place: 0, changes, guarded: false }];
      const { broken, system, met } = await simulate({ steps: moving, faults: [{ place, nth: 0, kind }], luck: 0 });
      expect([broken, met.length]).toEqual([[], 1]);
      expect(system.log.appended.at(-1)).toMatchObject({
        actor: "policy:time-zones",
        events: [{ type: "RESTAURANT_UPDATED", payload: { changes: { time_zone: "Europe/Lisbon" } } }],
      });
    },
  );

  const closing: Step[] = [steps[0]!, { id: 8, kind: "close-on", by: "ines", place: 0, days: 1 }];
  const lastOf = ({ system }: Simulated) => system.log.appended.at(-1);

  it.each([
    ["timer>timers", "twice"],
    ["timer>timers", "late"],
    ["closing.schedule", "crash-before"],
    ["closing.schedule", "crash-after"],
    ["closing.schedule", "refused"],
    ["bus>closing", "dropped"],
    ["timers.append", "lost"],
    ["timers.append", "crash-after"],
  ])("of a restaurant that closes on a day, where %s meets %s: it closes once, and not before", async (place, kind) => {
    const simulated = await simulate({ steps: closing, faults: [{ place, nth: 0, kind }], luck: 0 });
    expect([simulated.broken, simulated.met.length]).toEqual([[], 1]);
    expect(simulated.system.log.appended).toHaveLength(3);
    expect(lastOf(simulated)).toMatchObject({ actor: "timer:closing", events: [{ type: "RESTAURANT_CLOSED" }] });
    expect(lastOf(simulated)!.timestamp >= "2026-11-22").toBe(true);
  });

  it.each([
    ["timer>timers", "twice"],
    ["timer>timers", "late"],
    ["closing.schedule", "crash-after"],
    ["bus>closing", "dropped"],
    ["timers.append", "lost"],
    ["timers.append", "crash-after"],
  ])(
    "of a restaurant that is closed for a time, where %s meets %s: it opens once, and not before",
    async (place, kind) => {
      const pausing: Step[] = [steps[0]!, { id: 8, kind: "pause", by: "ines", place: 0, days: 1 }];
      const simulated = await simulate({ steps: pausing, faults: [{ place, nth: 0, kind }], luck: 0 });
      expect([simulated.broken, simulated.met.length]).toEqual([[], 1]);
      expect(simulated.system.log.appended).toHaveLength(3);
      expect(lastOf(simulated)).toMatchObject({ actor: "timer:reopening", events: [{ type: "RESTAURANT_REOPENED" }] });
      expect(lastOf(simulated)!.timestamp >= "2026-11-23T12:00:00").toBe(true);
    },
  );

  it("of a timer that is taken down for the day before: it closes too early, and that is seen", async () => {
    const hasty: Plant = {
      scheduler: (scheduler) => ({
        ...scheduler,
        schedule: (timer) => scheduler.schedule({ ...timer, at: "2026-11-21T00:00:00Z" }),
      }),
    };
    const { broken } = await simulate({ steps: closing, faults: [], luck: 0 }, hasty);
    expect(broken).toEqual([expect.stringContaining("before 2026-11-22")]);
  });

  it("of a timer that is forgotten: the day passes, and that is seen", async () => {
    const forgetful: Plant = { scheduler: (scheduler) => ({ ...scheduler, schedule: async () => {} }) };
    const { broken } = await simulate({ steps: closing, faults: [], luck: 0 }, forgetful);
    expect(broken).toEqual([expect.stringContaining("did not close on 2026-11-22")]);
  });

  it("of a stream's last event that is lost: reconcile brings it", async () => {
    const { broken, met } = await run([{ place: "bus>reviews", nth: 0, kind: "dropped" }]);
    expect([broken, met.length]).toEqual([[], 1]);
  });
});
