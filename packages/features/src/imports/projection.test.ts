import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import { specifyProjection } from "@bellyfed/testing/specification";
import { describe, expect, it } from "vitest";
import { JobEntity } from "./entity.ts";
import { importJobCompleted, importJobCreated, importStream } from "./events.ts";
import { jobFacts } from "./fixtures.ts";
import { jobDoc, jobDocOf, jobKey, progressOf, rowKey } from "./keys.ts";
import { noter } from "./progress.ts";
import { readModel } from "./projection.ts";
import { getImport } from "./queries.ts";

const { given } = specifyProjection(readModel);
const job = jobFacts();
const stream = importStream(job.id);
const counts = { read: 1, created: 1, updated: 0, unchanged: 0, rejected: 0 };
const created = importJobCreated(job);
const completed = importJobCompleted({ id: job.id, counts, noted: 1, dishes: 3, error: null });
const update = { kind: "update" as const, key: { PK: `IMPORT#${job.id}`, SK: "JOB" } };

const docAfter = (writes: ReturnType<ReturnType<ReturnType<typeof given>["after"]>["operations"]>) => {
  const values = (writes?.[0]?.operation.ExpressionAttributeValues ?? {}) as Record<string, unknown>;
  return JSON.parse(String(values[":doc_u0"]));
};

describe("the projection of imports", () => {
  it("writes the job's item", () => given().after(stream, created).writes(update));

  it("adds the completion to what is there", () => {
    const item = { ...jobKey(job.id), doc: JSON.stringify(jobDoc(job, "2026-01-01T00:00:00.000Z")) };
    const doc = docAfter(given(item).after(stream, completed).operations());
    expect(doc).toMatchObject({
      id: job.id,
      created_at: "2026-01-01T00:00:00.000Z",
      completed: { counts, noted: 1, dishes: 3, error: null },
    });
  });

  it("folds both events at once", () => {
    const doc = docAfter(given().after(stream, created, completed).operations());
    expect(doc).toMatchObject({ profile: "bellyfed", inline: true, completed: { counts } });
  });

  it("wants a completion without its job read again", () => {
    expect(given().after(stream, completed).operations()).toBeUndefined();
  });

  it("leaves the counters alone", () => {
    const { UpdateExpression } = given().after(stream, created, completed).operations()?.[0]?.operation ?? {};
    for (const counter of ["read", "created", "total"]) expect(UpdateExpression).not.toContain(`#${counter} `);
  });
});

describe("the items of an import", () => {
  it("have the documented keys", () => {
    expect(jobKey("a")).toEqual({ PK: "IMPORT#a", SK: "JOB" });
    expect(rowKey("a", 12)).toEqual({ PK: "IMPORT#a", SK: "ROW#000000012" });
    expect(readModel.head.key("imports", "IMPORT#a")).toEqual({ PK: "IMPORT#a", SK: "HEAD#imports#IMPORT#a" });
  });

  it("have no notes where they were completed before there were any", async () => {
    const completed = { at: "2026-01-01T00:00:00.000Z", counts, error: null };
    const doc = JSON.stringify({ ...jobDoc(job, completed.at), completed });
    const table = memoryReadTable();
    await table.transact([{ kind: "put", operation: JobEntity.put({ id: job.id, doc }).params({ table: "read" }) }]);
    const shown = await getImport({ table, cursors: cursors("secret") }, job.id);
    expect(shown).toMatchObject({ status: "completed", counts, noted: 0, dishes: 0 });
  });

  it("count nothing before anything was counted", () => {
    expect(progressOf(undefined)).toEqual({
      counts: { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 },
      noted: 0,
      dishes: 0,
      total: null,
      broken: null,
    });
    expect(jobDocOf({ PK: "IMPORT#a", SK: "JOB", read: 5 })).toBeUndefined();
  });
});

it("what is noted of an import is written as its entity would write it, and the first word stands", async () => {
  const [own, byEntity] = [memoryReadTable(), memoryReadTable()];
  const note = noter({ table: own, runtime: { sleep: async () => {}, random: () => 0 } });
  for (const facts of [
    { total: 3, broken: "here" },
    { total: 4, reading_at: "now" },
  ]) {
    await note(job.id, facts);
    const operation = JobEntity.upsert({ id: job.id }).ifNotExists(facts).params({ table: "read" });
    await byEntity.transact([{ kind: "update", operation }]);
  }
  expect(own.items()).toEqual(byEntity.items());
  expect(own.items()).toMatchObject([{ total: 3, broken: "here", reading_at: "now" }]);
});
