import { expect, test } from "vitest";
import { readTableOf } from "./read-table.ts";

test("two generations agree on a head when they stand at one version, whether or not it names an item", () => {
  const { canonical } = readTableOf([{ partitions: ["EST#"], derived: true, shown: [] }]);
  const head = { PK: "EST#1", SK: "HEAD#reviews#REVIEW#1#2", stream_version: 3 };
  expect(canonical({ ...head, item: "REVIEW#2026" })).toEqual(canonical(head));
  expect(canonical({ ...head, stream_version: 4 })).not.toEqual(canonical(head));
});

test("read models that disagree on a partition are refused, also where one's prefix begins the other's", () => {
  const holds = (partition: string, derived: boolean) => ({ partitions: [partition], derived, shown: [] });
  expect(() => readTableOf([holds("CAT#", true), holds("CAT#", false)])).toThrow("CAT#");
  expect(() => readTableOf([holds("CAT#FED#", true), holds("CAT#", false)])).toThrow("CAT#");
  expect(() => readTableOf([holds("CAT#", true), holds("CAT#FED#", false)])).toThrow("CAT#");
  expect(() => readTableOf([holds("CAT#", true), holds("DOG#", false)])).not.toThrow();
});

test("the partitions that functions keep for themselves are no read model's to derive", () => {
  expect(() => readTableOf([{ partitions: ["HEALTH#"], derived: true, shown: [] }])).toThrow("HEALTH#");
});
