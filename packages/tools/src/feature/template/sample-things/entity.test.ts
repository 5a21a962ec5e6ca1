import { expect, test } from "vitest";
import { SampleThingEntity } from "./entity.ts";
import { at, id } from "./fixtures.ts";

test("its keys are SAMPLE_THING#<id>, and by its owner SAMPLE_THING_OWNER#<sub>, in the order of creation", () => {
  const item = { id, owner_id: "user-alice", created: at, doc: "{}", stream_version: 1 };
  expect(SampleThingEntity.put(item).params({ table: "read" }).Item).toMatchObject({
    PK: `SAMPLE_THING#${id}`,
    SK: `SAMPLE_THING#${id}`,
    GSI1PK: "SAMPLE_THING_OWNER#user-alice",
    GSI1SK: `SAMPLE_THING#${at}#${id}`,
  });
});
