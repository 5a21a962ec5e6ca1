import { expect, it } from "vitest";
import document from "../../../docs/openapi.json" with { type: "json" };
import { groupsOf } from "./document.ts";

const groups = groupsOf(document);
const all = groups.flatMap(({ operations }) => operations);
const operation = (name: string) => all.find((each) => each.name === name)!;

it("every operation of the API is there once, under its tag", () => {
  const names = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((each) => each.operationId),
  );
  expect(all.map(({ name }) => name).sort()).toEqual([...new Set(names)].sort());
  expect(groups.map(({ tag }) => tag)).toEqual(document.tags.map(({ name }) => name));
});

it("says who may call", () => {
  expect(operation("getHealth").caller).toBe("open");
  expect(operation("getRestaurant").caller).toBe("key");
  expect(operation("assignOwner").caller).toEqual(["admin"]);
});

it("says where each parameter goes", () => {
  expect(operation("listRestaurants").parameters).toContainEqual(
    expect.objectContaining({ path: "city", place: "query", required: false }),
  );
  expect(operation("getRestaurant").parameters[0]).toMatchObject({ path: "id", place: "path", required: true });
  const headersOf = (name: string) =>
    operation(name)
      .parameters.filter(({ place }) => place === "header")
      .map(({ path }) => path);
  expect(headersOf("createRestaurant")).toEqual(["Idempotency-Key"]);
  for (const write of ["updateRestaurant", "putMenuItem", "deleteReview", "createReview", "startImport"])
    expect(headersOf(write)).toEqual(["Idempotency-Key", "If-Match", "If-None-Match"]);
});

it("a number in a query is a number, though it travels as text", () => {
  expect(operation("listRestaurants").parameters).toContainEqual(
    expect.objectContaining({
      path: "limit",
      type: "integer",
      limits: [
        { kind: "range", min: 1, max: 100 },
        { kind: "default", value: "25" },
      ],
    }),
  );
});

it("a body has its fields with what is required", () => {
  const required = operation("createRestaurant").body.filter((field) => field.required);
  const hours = ["regular", "regular[].day", "regular[].from", "regular[].to"];
  const special = ["special[].date", "special[].spans[].from", "special[].spans[].to"];
  expect(required.map(({ path }) => path)).toEqual([
    ...["name", "city", "cuisines", "location.lat", "location.lng"],
    ...[...hours, ...special].map((field) => `hours.${field}`),
  ]);
});

it("what several operations answer is listed once", () => {
  expect(operation("getRestaurant").successes[0]?.fields.map(({ path }) => path)).toContain("rating.average");
  const list = operation("listRestaurants").successes[0];
  expect(list?.fields.map(({ path, sameAs }) => [path, sameAs])).toEqual([
    ["data", "getRestaurant"],
    ["next_cursor", undefined],
  ]);
  expect(operation("closeRestaurant").successes).toMatchObject([{ fields: [], sameAs: "createRestaurant" }]);
  for (const { successes } of all) {
    for (const { sameAs } of successes) if (sameAs) expect(operation(sameAs).successes[0]?.fields).not.toHaveLength(0);
  }
});

it("statuses of the same content are one answer, and content that is no JSON has no fields", () => {
  expect(operation("createImport").successes).toMatchObject([{ statuses: ["201", "202"] }]);
  expect(operation("deleteReview").successes).toEqual([
    { statuses: ["204"], types: [], fields: [], sameAs: undefined },
  ]);
  expect(operation("getDocs").successes).toMatchObject([{ types: ["text/html"], fields: [] }]);
});

it("says of what is on its way out since when, until when, and what to use; of the rest nothing", () => {
  const ending = { since: "2026-12-01", sunset: "2027-06-30", instead: "listRestaurants" };
  const marked = structuredClone(document) as { paths: Record<string, Record<string, object>> };
  Object.assign(marked.paths["/cities"]?.get ?? {}, { deprecated: true, "x-deprecation": ending });
  const leaving = groupsOf(marked).flatMap(({ operations }) => operations.filter(({ deprecated }) => deprecated));
  expect(leaving.map(({ path, deprecated }) => [path, deprecated])).toEqual([["/cities", ending]]);
});
