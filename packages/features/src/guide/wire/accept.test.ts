import { expect, test } from "vitest";
import { wantsWhole } from "./accept.ts";

test.each([
  ["application/json", true],
  ["Application/JSON; charset=utf-8", true],
  ["text/html, application/json;q=0.9", true],
  ["application/json;q=0.5, text/event-stream;q=0.4", true],
  ["application/json, text/event-stream", false],
  ["application/json;q=0", false],
  ["text/event-stream", false],
  ["*/*", false],
  ["", false],
])("%j asks for the answer as a whole: %j", (accept, expected) => {
  expect(wantsWhole(accept)).toBe(expected);
});

test("who says nothing is answered as it is written", () => {
  expect(wantsWhole(undefined)).toBe(false);
});
