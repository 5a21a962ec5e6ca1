import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { Event } from "@bellyfed/core/event";
import { currentKeys } from "@bellyfed/core/keys";
import { type Projection, projection, type Run } from "@bellyfed/core/projection";
import { indexKeys, readTableNames, readTableOf } from "@bellyfed/core/read-table";
import { projections } from "@bellyfed/features/projections";
import { readTable } from "@bellyfed/features/read-table";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonSchemaOf } from "./docs/json-schema.ts";
import { sampleThingCreated } from "./feature/template/sample-things/events.ts";
import { readModel as sampleThings } from "./feature/template/sample-things/projection.ts";
import { samplesOf } from "./stored/sample.ts";

/** What keys can be made of, and ratings. */
const leaves = { text: fc.stringMatching(/^[a-z]{1,8}$/), number: fc.integer({ min: 1, max: 5 }) };

/** Streams of which each holds one event of every type of a read model, in the order of its events.ts, with any payloads. */
const runsFor = ({ streams, events }: Projection): fc.Arbitrary<Run[]> => {
  const payloads = fc.tuple(...[...events.values()].map(({ schema }) => samplesOf(jsonSchemaOf(schema), leaves)));
  const types = [...events.keys()];
  return fc.array(payloads, { minLength: 1, maxLength: 3 }).map((all) =>
    all.map((each, index) => {
      const stream = `${streams}${index}#x`;
      const recorded = each.map((payload, at) => {
        const event: Event = { type: types[at] ?? "", payload };
        return { event, stream, version: at + 1, timestamp: "2026-01-02T03:04:05.000Z" };
      });
      return { stream, from: 0, to: recorded.length, events: recorded };
    }),
  );
};

/** The partitions, of the table and of its indexes, that a read model's writes and heads lie in. */
async function partitionsOf(model: Projection, runs: readonly Run[]): Promise<string[]> {
  const table = memoryReadTable();
  const heads = runs.map(({ stream, from, to }) => model.head.advance(model.name, stream, from, to));
  for (const write of [...heads, ...(model.project(runs, () => undefined, currentKeys) ?? [])])
    await table.transact([write]);
  const names = [readTableNames.partitionKey, ...readTableNames.indexes.map((index) => indexKeys(index).partition)];
  return table.items().flatMap((item) => names.flatMap((name) => (item[name] === undefined ? [] : String(item[name]))));
}

/** Partitions of these that lie outside of what the read model says that it keeps. */
const outside = (model: Projection, partitions: readonly string[]): string[] =>
  partitions.filter((name) => !model.partitions.some((prefix) => name.startsWith(prefix)));

/** Fails when anything lies outside. */
async function expectInside(model: Projection): Promise<void> {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(runsFor(model), async (runs) => {
      const partitions = await partitionsOf(model, runs);
      seen += partitions.length;
      expect(
        outside(model, partitions),
        `${model.name} writes outside of its partitions: add them to its entity.ts`,
      ).toEqual([]);
    }),
    { numRuns: 30 },
  );
  expect(seen).toBeGreaterThan(30);
}

describe("a read model writes only where it says", () => {
  it.each([...projections, sampleThings])("$name", expectInside);

  it("and one that does not is found, in the table and in an index", async () => {
    const [runs = []] = fc.sample(runsFor(sampleThings), 1);
    const added = runs.map((run) => ({ ...run, to: 1, events: run.events.slice(0, 1) }));
    const partitions = await partitionsOf(sampleThings, added);
    expect(outside({ ...sampleThings, partitions: ["SAMPLE_THING#"] }, partitions)).toContainEqual(
      expect.stringMatching(/^SAMPLE_THING_OWNER#/),
    );
    expect(outside({ ...sampleThings, partitions: ["SAMPLE_THING_OWNER#"] }, partitions)).toContainEqual(
      expect.stringMatching(/^SAMPLE_THING#/),
    );
  });
});

describe("the read table", () => {
  it("has the indexes and shows the attributes that its lists need", () => {
    expect(readTable.indexes).toEqual(["GSI1", "GSI2", "GSI3"]);
    expect(readTable.shown).toEqual(expect.arrayContaining(["doc", "reply", "stream_version", "rating_count"]));
  });

  it("knows what the log can make anew, index partitions included", () => {
    const derived = ["EST#1", "LOC#lisbon", "LOC#lisbon#CUISINE#thai", "CUISINE#thai", "USER#ann", "DIRECTORY#CITY"];
    expect(derived.filter((partition) => !readTable.isDerived(partition))).toEqual([]);
    const kept = ["IMPORT#1", "TREND#2026-01-02T03", "TALLY#h", "TOP#24h", "RECENT#REVIEWS", "REBUILD"];
    expect(kept.filter(readTable.isDerived)).toEqual([]);
  });

  it("refuses two read models that disagree on a partition", () => {
    const other = projection({
      name: "others",
      streams: "OTHER#",
      events: { sampleThingCreated },
      partitions: ["SAMPLE_THING#"],
      derived: false,
      shown: [],
      headIn: (stream) => stream,
      project: () => [],
    });
    expect(() => readTableOf([sampleThings, other])).toThrow("SAMPLE_THING#");
  });
});
