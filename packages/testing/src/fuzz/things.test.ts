import { expect, test } from "vitest";
import { operations } from "./document.ts";
import { locationsFor, segmentsOf } from "./things.ts";

test.each([
  ["/gizmos/{id}", "/gizmos/7", { id: "7" }],
  ["/gizmos/{id}/close", "/gizmos/7", { id: "7" }],
  ["/gizmos", "/gizmos/7", {}],
  ["/gizmos/{id}/parts/{partId}", "/gizmos/7/parts/8", { id: "7", partId: "8" }],
  ["/gizmos/{id}/parts/{partId}", "/gizmos/7", undefined],
  ["/gizmos/{id}/parts/{partId}", "/gizmos/7/pages/8", undefined],
  ["/gadgets/{id}", "/gizmos/7", undefined],
])("%s meets %s with %o", (path, location, segments) => {
  expect(segmentsOf(path, location)).toEqual(segments);
});

const operationOf = (id: string) => operations.find(({ operationId }) => operationId === id)!;

test("what is known is taken, and else created by the API's own operations, from the outside in", async () => {
  const created: string[] = [];
  const create = async (_: unknown, target: string) => {
    created.push(target);
    return `${target}/new${created.length}`;
  };
  const review = operationOf("updateReview");
  expect(await locationsFor(review, ["/restaurants/1", "/restaurants/1/reviews/2"], create)).toEqual([
    "/restaurants/1/reviews/2",
  ]);
  expect(created).toEqual([]);
  expect(await locationsFor(review, [], create)).toEqual(["/restaurants/new1/reviews/new2"]);
  expect(created).toEqual(["/restaurants", "/restaurants/new1/reviews"]);
});

test("a path that nothing leads to is told of", async () => {
  const dish = operationOf("deleteMenuItem");
  await expect(locationsFor(dish, ["/restaurants/1"], async () => "/restaurants/2")).rejects.toThrow(
    "create what it needs in packages/testing/src/fuzz/world.ts",
  );
});
