import type { Item } from "@bellyfed/core/ports";
import { indexKeys, keyOf, readTableNames } from "@bellyfed/core/read-table";
import { specifyProjection } from "@bellyfed/testing/specification";
import { expect, test } from "vitest";
import { type SampleThingEvent, sampleThingStream } from "./events.ts";
import { at, content, created, deleted, id, updated } from "./fixtures.ts";
import { readModel } from "./projection.ts";

const stream = sampleThingStream(id);
const key = { PK: `SAMPLE_THING#${id}`, SK: `SAMPLE_THING#${id}` };
const after = (...events: SampleThingEvent[]) =>
  specifyProjection(readModel)
    .given()
    .after(stream, ...events);

test("a new one is put with what it shows", () => {
  const result = after(created());
  result.writes({ kind: "put", key });
  expect(result.operations()?.[0]?.operation.Item).toMatchObject({
    doc: JSON.stringify({ id, ...content, created_at: at, updated_at: at }),
    stream_version: 1,
  });
});

test("a batch of its events is one write, and the last one counts", () => {
  const result = after(created(), updated({ name: "For Monday" }), updated({ name: "For Tuesday", note: null }));
  result.writes({ kind: "put", key });
  expect(result.operations()?.[0]?.operation.Item).toMatchObject({
    doc: JSON.stringify({ id, name: "For Tuesday", note: null, created_at: at, updated_at: at }),
    stream_version: 3,
  });
});

test("a deleted one is taken away, also when the batch began with it", () => {
  after(deleted()).writes({ kind: "delete", key });
  after(created(), deleted()).writes({ kind: "delete", key });
});

test("all its keys, those of its index and of its head included, lie in its partitions", () => {
  const [write] = after(created()).operations() ?? [];
  const item = write?.operation.Item as Item;
  const keys = [
    keyOf(write!).PK,
    readModel.head.key(readModel.name, stream).PK,
    ...readTableNames.indexes.map((index) => item[indexKeys(index).partition]).filter((each) => each !== undefined),
  ];
  expect(keys).toHaveLength(3);
  for (const each of keys)
    expect(
      readModel.partitions.some((prefix) => String(each).startsWith(prefix)),
      String(each),
    ).toBe(true);
});
