import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withFaults } from "@bellyfed/adapters/memory/faults";
import type { ImportJob } from "@bellyfed/features/imports/contract";
import { nativeRow } from "@bellyfed/features/imports/fixtures";
import { memoryImport } from "@bellyfed/testing/memory-import";
import { describe, expect, it } from "vitest";

type System = ReturnType<typeof memoryImport>;

const ndjson = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join("\n");
const begin = async (system: System, rows: readonly unknown[], key?: string) => {
  const body = { profile: "bellyfed", content: ndjson(...rows) };
  const answer = await system.call("POST", "/imports", body, key === undefined ? {} : { "idempotency-key": key });
  expect(answer.status).toBe(202);
  return (await answer.json()) as ImportJob;
};
const statusOf = async (system: System, id: string) => {
  const answer = await system.call("GET", `/imports/${id}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as ImportJob;
};
/** Everything that waits is delivered once, in order. */
const deliver = async (system: System) => {
  await system.readFiles();
  await system.announce();
  await system.consume();
  await system.project();
};
const eventsOf = (system: System) =>
  system.log.appended.filter(({ stream }) => stream.startsWith("RESTAURANT#")).flatMap(({ events }) => events);
const countsOf = (read: number, counts: Partial<ImportJob["counts"]>) => ({
  ...{ read, created: 0, updated: 0, unchanged: 0, rejected: 0 },
  ...counts,
});

describe("an import", () => {
  it("brings a file's rows into the log and counts them", async () => {
    const system = memoryImport();
    const { id } = await begin(system, [
      nativeRow(1),
      nativeRow(2),
      nativeRow(3, { name: "" }),
      nativeRow(2, { phone: "0123456" }),
    ]);
    await deliver(system);
    expect(
      eventsOf(system)
        .map(({ type }) => type)
        .sort(),
    ).toEqual(["RESTAURANT_CREATED", "RESTAURANT_CREATED", "RESTAURANT_UPDATED"]);
    expect(await statusOf(system, id)).toMatchObject({
      status: "completed",
      counts: countsOf(4, { created: 2, updated: 1, rejected: 1 }),
      total: 4,
      error: null,
      completed_at: "2026-11-21T00:00:00.000Z",
    });
  });

  it("puts places where the operator's polygons say, but for rows that say it themselves", async () => {
    const neighborhood = ({ lat }: { readonly lat: number }) => (lat > 53.56 ? null : "Hafen");
    const at = async (place: { lat: number; lng: number }) => ({
      ...{ time_zone: "Europe/Berlin", neighborhood: neighborhood(place) },
    });
    const system = memoryImport({ locator: { at } });
    const [inside, outside] = [53.55, 53.6].map((lat) => ({ location: { lat, lng: 10 } }));
    await begin(system, [
      nativeRow(1, inside),
      nativeRow(2, outside),
      nativeRow(3, { ...inside, neighborhood: "Altona" }),
    ]);
    await deliver(system);
    expect(
      eventsOf(system).map(({ payload }) => {
        const { neighborhood, neighborhood_found } = payload as { neighborhood?: string; neighborhood_found?: boolean };
        return [neighborhood ?? null, neighborhood_found ?? false];
      }),
    ).toEqual([
      ["Hafen", true],
      [null, false],
      ["Altona", false],
    ]);
  });

  it("writes nothing when the same file comes again, and only the change of a row that changed", async () => {
    const system = memoryImport();
    const rows = [
      nativeRow(1),
      nativeRow(2, { phone: "0123456", inspections: [{ grade: "A", score: 1, inspected_at: "2026-01-02" }] }),
    ];
    await begin(system, rows);
    await deliver(system);
    const before = system.log.appended.length;
    const again = await begin(system, rows);
    await deliver(system);
    expect((await statusOf(system, again.id)).counts).toEqual(countsOf(2, { unchanged: 2 }));
    expect(eventsOf(system)).toHaveLength(3);
    expect(system.log.appended.length).toBe(before + 2);

    const changed = await begin(system, [nativeRow(1), nativeRow(2, { price_level: 3 })]);
    await deliver(system);
    expect((await statusOf(system, changed.id)).counts).toEqual(countsOf(2, { updated: 1, unchanged: 1 }));
    expect(eventsOf(system).at(-1)).toMatchObject({
      type: "RESTAURANT_UPDATED",
      payload: { changes: { price_level: 3 } },
    });
  });

  it("takes more inspections than one commit holds", async () => {
    const system = memoryImport();
    const inspections = Array.from({ length: 60 }, (_, n) => ({ grade: "A", score: n, inspected_at: "2026-01-02" }));
    const { id } = await begin(system, [nativeRow(1, { inspections })]);
    await deliver(system);
    expect(eventsOf(system)).toHaveLength(61);
    expect((await statusOf(system, id)).counts).toEqual(countsOf(1, { created: 1 }));
  });

  it("reads no streams while restaurants turn out to be new, and each stream once when they are known", async () => {
    const calls: string[] = [];
    const system = memoryImport({
      store: (store) => withFaults(store, ({ method, when }) => void (when === "before" && calls.push(method))),
    });
    const rows = Array.from({ length: 100 }, (_, n) => nativeRow(n));
    const callsFor = async (batch: readonly unknown[]) => {
      await begin(system, batch);
      await system.readFiles(system.jobs.sent.slice(-1));
      const [sent, published] = [system.rows.sent.length, system.publisher.published.length];
      await system.announce(system.rows.sent.slice(sent - 1));
      calls.length = 0;
      await system.consume(system.publisher.published.slice(published));
      return Object.fromEntries(
        ["load", "append"].map((method) => [method, calls.filter((call) => call === method).length]),
      );
    };
    await callsFor([nativeRow(1000)]);
    // One of each belongs to the job's completion.
    expect(await callsFor(rows)).toEqual({ load: 1, append: 101 });
    const again = await callsFor(rows);
    expect(again.load).toBe(101);
  });

  it("completes without a row", async () => {
    const system = memoryImport();
    const { id } = await begin(system, []);
    await deliver(system);
    expect(await statusOf(system, id)).toMatchObject({ status: "completed", counts: countsOf(0, {}), total: 0 });
  });

  it("of a file that takes too long uses what was read until then, and says so", async () => {
    let now = Date.UTC(2026, 10, 21);
    const system = memoryImport({ now: () => now });
    const { id } = await begin(system, []);
    const lines = Array.from({ length: 1000 }, (_, n) => ndjson(nativeRow(n)));
    const bytes = Buffer.from(lines.join("\n"));
    system.files.read = async () =>
      (async function* () {
        yield bytes.subarray(0, 10_000);
        now += 12 * 60_000;
        yield bytes.subarray(10_000, 20_000);
        now += 1;
        yield bytes.subarray(20_000);
      })();
    await deliver(system);
    const whole = bytes.subarray(0, 20_000).toString().split("\n").length - 1;
    expect(await statusOf(system, id)).toMatchObject({
      status: "completed",
      counts: countsOf(whole, { created: whole }),
      error: "Reading the file took longer than 12 minutes; import what follows in files of its own",
    });
  });

  it("of a file that is something else says what it is and what to do", async () => {
    const system = memoryImport();
    const content = '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="Overpass API">';
    const asked = await system.call("POST", "/imports", { profile: "geojson", content });
    const { id } = (await asked.json()) as ImportJob;
    await deliver(system);
    expect(await statusOf(system, id)).toMatchObject({
      status: "completed",
      counts: countsOf(0, {}),
      error: expect.stringMatching(/^The file is OpenStreetMap data in XML \(\.osm\)\. Export it as GeoJSON/),
    });
  });

  it("of a CSV file rejects its faulty records alone and numbers all as the file does", async () => {
    const system = memoryImport();
    const content =
      'external_id;name;city;cuisines;location.lat;location.lng\n1;One;Town;Soup;53,5;9,9\n2;"Two" Inc;Town;Soup\n3;"Three;Town;Soup\n4;Four;Town;Soup\n';
    const asked = await system.call("POST", "/imports", { profile: "bellyfed", content });
    const { id } = (await asked.json()) as ImportJob;
    await deliver(system);
    expect(await statusOf(system, id)).toMatchObject({ counts: countsOf(4, { created: 2, rejected: 2 }), error: null });
    const rejected = await (await system.call("GET", `/imports/${id}/errors?format=json`)).json();
    expect(rejected).toMatchObject({
      data: [
        { row: 2, field: "name" },
        { row: 3, field: "name" },
      ],
    });
    expect(eventsOf(system)[0]?.payload).toMatchObject({ location: { lat: 53.5, lng: 9.9 } });
  });

  it("of a file that breaks off deals with the rows before and says where", async () => {
    const system = memoryImport();
    const content = `[${JSON.stringify(nativeRow(1))},\n${JSON.stringify(nativeRow(2))},\n{"external_id"`;
    const { id } = (await (
      await system.call("POST", "/imports", { profile: "bellyfed", content })
    ).json()) as ImportJob;
    await deliver(system);
    expect(await statusOf(system, id)).toMatchObject({
      status: "completed",
      counts: countsOf(2, { created: 2 }),
      total: 2,
      error: "The file breaks off after line 3",
    });
  });
});

describe("deliveries", () => {
  const rows = Array.from({ length: 250 }, (_, n) =>
    nativeRow(n % 200, n % 50 === 7 ? { city: null } : { description: `${n}` }),
  );
  const expected = countsOf(250, { created: 196, updated: 49, rejected: 5 });

  it("may all come twice, at the same time and mixed up", async () => {
    const system = memoryImport();
    const { id } = await begin(system, rows);
    await Promise.all([system.readFiles(), system.readFiles()]);
    await Promise.all([system.announce(), system.announce()]);
    const envelopes = system.publisher.published;
    expect(envelopes.length).toBeGreaterThan(400);
    const thirds = [0, 1, 2].map((third) => envelopes.filter((_, index) => index % 3 === third));
    const outcomes = await Promise.all([...thirds, ...thirds.toReversed()].map((third) => system.consume(third)));
    expect(outcomes.flatMap(({ batchItemFailures }) => batchItemFailures)).toEqual([]);
    await system.project();
    expect(await statusOf(system, id)).toMatchObject({ status: "completed", counts: expected });
    expect(system.log.appended.filter(({ stream }) => stream === `IMPORT#${id}`)).toHaveLength(2);
  });

  it.each(["before", "after"] as const)(
    "come again until nothing is missing when one call in three fails %s its effect",
    async (when) => {
      let chance = 7;
      const fault = (call: { readonly when: string }) => {
        chance = (chance * 48_271) % 2_147_483_647;
        if (call.when === when && chance % 3 === 0) throw new Error("cut off");
      };
      const system = memoryImport({
        store: (store) => withFaults(store, fault),
        table: (table) => withFaults(table, fault),
      });
      const body = { profile: "bellyfed", content: ndjson(...rows) };
      const create = () => system.call("POST", "/imports", body, { "idempotency-key": "once" });
      await untilDone(async () => (await create()).status === 202);
      await untilDone(
        async () => (await system.readFiles(system.jobs.sent.slice(0, 1))).batchItemFailures.length === 0,
      );
      await system.announce();
      await untilDone(async () => (await system.consume()).batchItemFailures.length === 0);
      await system.project();
      const id = (system.jobs.sent[0] as { job_id: string }).job_id;
      expect(await statusOf(system, id)).toMatchObject({ status: "completed", counts: expected });
      expect(eventsOf(system)).toHaveLength(245);
    },
  );

  async function untilDone(step: () => Promise<boolean>) {
    for (let attempt = 0; attempt < 200; attempt++) if (await step()) return;
    throw new Error("It never came to an end");
  }

  it("after the last row was recorded complete a job that was cut off before its end", async () => {
    let cut = true;
    const system = memoryImport({
      store: (store) => ({
        ...store,
        load: store.load,
        append: async (commit) => {
          const completes = commit.events.some(({ type }) => type === "IMPORT_JOB_COMPLETED");
          if (completes && cut) throw new Error("cut off");
          return store.append(commit);
        },
      }),
    });
    const { id } = await begin(system, [nativeRow(1)]);
    await system.readFiles();
    await system.announce();
    expect((await system.consume()).batchItemFailures).toHaveLength(1);
    cut = false;
    expect((await system.consume()).batchItemFailures).toEqual([]);
    await system.project();
    expect(await statusOf(system, id)).toMatchObject({ status: "completed", counts: countsOf(1, { created: 1 }) });
  });

  it("do not let an earlier row of a restaurant undo a later one", async () => {
    const system = memoryImport();
    await begin(system, [nativeRow(1)]);
    await deliver(system);
    let cut = true;
    const { table } = { table: system.items };
    const failing = memoryImport({
      store: () => system.log,
      table: () => ({
        ...table,
        transact: async (writes) =>
          cut && writes.length > 1 ? Promise.reject(new Error("cut off")) : table.transact(writes),
      }),
    });
    await begin(failing, [nativeRow(1), nativeRow(1, { name: "Renamed" })]);
    await failing.readFiles();
    await failing.announce();
    expect((await failing.consume()).batchItemFailures).toHaveLength(1);
    cut = false;
    expect((await failing.consume()).batchItemFailures).toEqual([]);
    expect(eventsOf(system).map(({ type }) => type)).toEqual(["RESTAURANT_CREATED", "RESTAURANT_UPDATED"]);
  });

  it("at the same time do not let an earlier row of a restaurant undo a later one either", async () => {
    const system = memoryImport();
    await begin(system, [nativeRow(1, { city: "Porto" })]);
    await deliver(system);
    const [held, shared] = [Promise.withResolvers<void>(), { table: () => system.items }];
    let loads = 0;
    const slow = memoryImport({
      ...shared,
      store: () => ({
        ...system.log,
        load: async (stream, schema) => {
          if (stream.startsWith("RESTAURANT#") && ++loads === 2) await held.promise;
          return system.log.load(stream, schema);
        },
      }),
    });
    await begin(
      slow,
      ["Lisbon", "Lisbon", "Porto"].map((city) => nativeRow(1, { city })),
    );
    await slow.readFiles();
    await slow.announce();
    const late = slow.consume();
    await memoryImport({ ...shared, store: () => system.log }).consume(slow.publisher.published);
    held.resolve();
    expect((await late).batchItemFailures).toEqual([]);
    const changes = eventsOf(system).map(({ payload }) => (payload as { changes?: { city: string } }).changes?.city);
    expect(changes).toEqual([undefined, "Lisbon", "Porto"]);
  });

  it("that come again do not undo a later row when only the earlier one's result was not seen yet", async () => {
    const system = memoryImport();
    await begin(system, [nativeRow(1, { city: "Porto" })]);
    await deliver(system);
    let torn = true;
    const again = memoryImport({
      store: () => system.log,
      table: () => ({
        ...system.items,
        batchGet: async (keys) => {
          const items = await system.items.batchGet(keys);
          const hidden = torn && items.length === 3 ? /^ROW#0+2$/ : undefined;
          if (hidden) torn = false;
          return items.filter(({ SK }) => !hidden?.test(String(SK)));
        },
      }),
    });
    await begin(
      again,
      ["Lisbon", "Lisbon", "Porto"].map((city) => nativeRow(1, { city })),
    );
    await again.readFiles();
    await again.announce();
    for (const _ of [1, 2]) expect((await again.consume()).batchItemFailures).toEqual([]);
    expect(torn).toBe(false);
    const changes = eventsOf(system).map(({ payload }) => (payload as { changes?: { city: string } }).changes?.city);
    expect(changes).toEqual([undefined, "Lisbon", "Porto"]);
  });

  it("that come again for more inspections than one commit holds do not undo what others have changed since", async () => {
    const inspections = Array.from({ length: 26 }, (_, n) => ({ grade: "A", score: n, inspected_at: "2026-01-02" }));
    const system = memoryImport();
    let cut = true;
    const first = memoryImport({
      store: () => system.log,
      table: () => ({
        ...system.items,
        transact: async (writes) =>
          cut && writes.length > 1 ? Promise.reject(new Error("cut off")) : system.items.transact(writes),
      }),
    });
    await begin(first, [nativeRow(1, { city: "Porto", inspections })]);
    await first.readFiles();
    await first.announce();
    expect((await first.consume()).batchItemFailures).toHaveLength(1);
    await begin(system, [nativeRow(1, { city: "Lisbon" })]);
    await deliver(system);
    cut = false;
    expect((await first.consume()).batchItemFailures).toEqual([]);
    const types = eventsOf(system).map(({ type }) => type);
    expect(types.filter((type) => type !== "RESTAURANT_INSPECTED")).toEqual([
      "RESTAURANT_CREATED",
      "RESTAURANT_UPDATED",
    ]);
    expect(types).toHaveLength(28);
  });

  it("of which the bus refuses some come again as messages", async () => {
    let refusing = true;
    const system = memoryImport({
      refuse: ({ payload }) => refusing && (payload as { external_id: string }).external_id === "r-2",
    });
    const { id } = await begin(system, [nativeRow(1), nativeRow(2), nativeRow(3)]);
    await system.readFiles();
    expect((await system.announce()).batchItemFailures).toMatchObject([{ itemIdentifier: "m1" }]);
    refusing = false;
    expect((await system.announce()).batchItemFailures).toEqual([]);
    await system.consume();
    await system.project();
    expect(await statusOf(system, id)).toMatchObject({ counts: countsOf(3, { created: 3 }), status: "completed" });
  });

  it("of something else are reported, to end with the dead letters", async () => {
    const system = memoryImport();
    expect((await system.readFiles([{ job: 5 }])).batchItemFailures).toHaveLength(1);
    expect((await system.announce([{ rows: [] }])).batchItemFailures).toHaveLength(1);
    expect((await system.consume([{ event_type: "RESTAURANT_IMPORT" } as never])).batchItemFailures).toHaveLength(1);
  });
});

describe("the event on the bus", () => {
  it("has the standard envelope and one restaurant's rows in file order", async () => {
    const system = memoryImport();
    const { id } = await begin(system, [nativeRow(1), nativeRow(2), nativeRow(1, { phone: "0123456" })]);
    await system.readFiles();
    await system.announce();
    const [envelope] = system.publisher.published;
    expect(Object.keys(envelope ?? {}).sort()).toEqual(
      ["event_id", "event_type", "payload", "source", "status", "timestamp", "trace_id", "version"].sort(),
    );
    expect(envelope).toMatchObject({
      event_type: "RESTAURANT_IMPORT",
      source: "import-processor",
      version: "6",
      status: "NEW",
    });
    expect(envelope?.payload).toMatchObject({
      job_id: id,
      profile: "bellyfed",
      source_name: "bellyfed",
      external_id: "r-1",
      rows: [{ row: 1 }, { row: 3 }],
    });
  });
});

describe("New York's file", () => {
  const file = join(import.meta.dirname, "../../../../../shared/data/primer-dataset-5169.json");
  it.skipIf(!existsSync(file))(
    "becomes 5,169 restaurants with 24,839 inspections (skipped where the file is not at hand)",
    async () => {
      const system = memoryImport();
      const bytes = readFileSync(file);
      const created = await system.call("POST", "/imports", { profile: "nyc", size: bytes.length });
      const { id } = (await created.json()) as ImportJob;
      system.files.files.set(`imports/${id}`, { bytes, contentType: "application/octet-stream" });
      expect((await system.call("POST", `/imports/${id}/start`)).status).toBe(202);
      await deliver(system);
      expect(await statusOf(system, id)).toMatchObject({
        status: "completed",
        error: null,
        counts: countsOf(5169, { created: 5169 }),
      });
      const events = eventsOf(system);
      const payloads = events
        .filter(({ type }) => type === "RESTAURANT_CREATED")
        .map(({ payload }) => payload as { location: unknown; cuisines: string[] });
      const inspections = events
        .filter(({ type }) => type === "RESTAURANT_INSPECTED")
        .map(({ payload }) => payload as { score: number | null });
      expect(inspections).toHaveLength(24_839);
      expect(inspections.filter(({ score }) => score === null)).toHaveLength(2);
      expect(payloads.filter(({ location }) => location === null)).toHaveLength(67);
      expect(new Set(payloads.flatMap(({ cuisines }) => cuisines)).size).toBe(75);
      expect(payloads.filter(({ cuisines }) => cuisines[0] === "Café/Coffee/Tea")).toHaveLength(261);
    },
    60_000,
  );
});
