import { expect, test } from "vitest";
import { heads } from "./head.ts";

const { key, versionOf, advance } = heads((stream) => `EST#${stream.split("#")[1]}`);

test("a head lies beside the restaurant that its stream is about", () => {
  expect(key("reviews", "REVIEW#r1#v9")).toEqual({ PK: "EST#r1", SK: "HEAD#reviews#REVIEW#r1#v9" });
  expect(key("restaurants", "RESTAURANT#r1")).toEqual({ PK: "EST#r1", SK: "HEAD#restaurants#RESTAURANT#r1" });
});

test("a head that is not there stands at 0", () => {
  expect(versionOf(undefined)).toBe(0);
  expect(versionOf({ stream_version: 7 })).toBe(7);
});

test("the first advance asks that there is no head yet", () => {
  expect(advance("reviews", "REVIEW#r1#v9", 0, 3)).toEqual({
    kind: "put",
    operation: {
      Item: { PK: "EST#r1", SK: "HEAD#reviews#REVIEW#r1#v9", stream_version: 3 },
      ConditionExpression: "attribute_not_exists(PK)",
    },
  });
});

test("a later advance asks that the head is as it was read", () => {
  expect(advance("reviews", "REVIEW#r1#v9", 3, 5).operation).toEqual({
    Item: { PK: "EST#r1", SK: "HEAD#reviews#REVIEW#r1#v9", stream_version: 5 },
    ConditionExpression: "stream_version = :from",
    ExpressionAttributeValues: { ":from": 3 },
  });
});

test("a head names an item, or that there is none, when it is told so", () => {
  expect(advance("reviews", "REVIEW#r1#v9", 0, 1, "REVIEW#1").operation.Item).toMatchObject({ item: "REVIEW#1" });
  expect(advance("reviews", "REVIEW#r1#v9", 1, 2, null).operation.Item).toMatchObject({ item: null });
});
