import { expect, it } from "vitest";
import { batchOutcome, invokeBatch } from "./batch-response.ts";

const ids = new Set(["a", "b"]);

it.each([undefined, null, {}, { batchItemFailures: null }, { batchItemFailures: [] }])(
  "takes %j for success",
  (response) => {
    expect(batchOutcome(response, ids)).toEqual({ failed: new Map() });
  },
);

it("fails the items that are named, with their reason when it is told", () => {
  const batchItemFailures = [{ itemIdentifier: "a" }, { itemIdentifier: "b", reason: "no such restaurant" }];
  const { failed } = batchOutcome({ batchItemFailures }, ids);
  expect(failed).toEqual(
    new Map([
      ["a", expect.stringContaining("reported")],
      ["b", "no such restaurant"],
    ]),
  );
});

it.each([
  "ok",
  { batchItemFailures: "a" },
  { batchItemFailures: ["a"] },
  { batchItemFailures: [null] },
  { batchItemFailures: [{}] },
  { batchItemFailures: [{ itemIdentifier: "" }] },
  { batchItemFailures: [{ itemIdentifier: "c" }] },
  { batchItemFailures: [{ itemIdentifier: "a" }, { id: "b" }] },
])("fails the whole batch for %j", (response) => {
  expect(batchOutcome(response, ids)).toMatchObject({ failed: "all", reason: expect.stringContaining("malformed") });
});

it("fails the whole batch with what the function throws", async () => {
  const throws = () => Promise.reject(new TypeError("broken"));
  expect(await invokeBatch(throws, ids)).toEqual({ failed: "all", reason: "TypeError: broken" });
  const throwsAtOnce = () => {
    throw new Error("at once");
  };
  expect(await invokeBatch(throwsAtOnce, ids)).toMatchObject({ failed: "all" });
});
