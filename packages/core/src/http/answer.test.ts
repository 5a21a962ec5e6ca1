import { expect, test } from "vitest";
import { listed, single } from "./answer.ts";
import { entityTag } from "./etag.ts";

test("one resource carries its tag and is to be revalidated", () => {
  const body = '{"id":"1"}';
  const fresh = { "cache-control": "private, max-age=0, must-revalidate" };
  expect(single({ id: "1" })).toEqual({ body, headers: { etag: entityTag(body), ...fresh } });
  expect(single({ id: "1" }, 7).headers?.etag).toBe(entityTag(body, 7));
});

test("a page that has a next one links to it, keeping the query", () => {
  const page = { data: [1], next_cursor: "a-b_c" };
  const { body, headers } = listed({ url: "/restaurants?city=S%C3%A3o%20Paulo&limit=2&cursor=old" }, page);
  expect(JSON.parse(String(body))).toEqual({ data: [1], next_cursor: "a-b_c" });
  expect(headers?.link).toBe('</restaurants?city=S%C3%A3o+Paulo&limit=2&cursor=a-b_c>; rel="next"');
});

test("the first page of a list without a query links on as well", () => {
  expect(listed({ url: "/cities" }, { data: [], next_cursor: "c" }).headers?.link).toBe(
    '</cities?cursor=c>; rel="next"',
  );
});

test("the last page links nowhere", () => {
  expect(listed({ url: "/cities" }, { data: [], next_cursor: null }).headers).not.toHaveProperty("link");
});
