import { expect, it } from "vitest";
import { deprecationFields, noticeOf } from "./deprecation.ts";

const deprecated = { since: "2022-08-01", sunset: "2023-06-30", instead: null };

it("says since when and until when, each as its RFC has it, and where to read of it", () => {
  expect(deprecationFields("listCats", deprecated)).toEqual({
    deprecation: "@1659312000",
    sunset: "Fri, 30 Jun 2023 00:00:00 GMT",
    link: '</docs#listCats>; rel="deprecation"; type="text/html"',
  });
});

it("counts the days of notice", () => {
  expect(noticeOf(deprecated)).toBe(333);
  expect(noticeOf({ ...deprecated, sunset: "2022-02-30x" })).toBeNaN();
});
