import * as v from "valibot";
import { expect, test } from "vitest";
import { endpoint } from "./endpoint.ts";
import { nothing } from "./schema.ts";

const facts = { summary: "", tag: "Cats", function: "query", status: 200, response: v.string() } as const;
const open = endpoint({ ...facts, operation: "health", method: "GET", path: "/health", access: "open" });
const signed = endpoint({
  ...facts,
  operation: "putCat",
  method: "PUT",
  path: "/cats/{id}",
  function: "command",
  access: ["admin"],
  params: v.object({ id: v.string() }),
  body: v.object({ name: v.string() }),
});

test("a schema that is left out stands for an empty object", () => {
  expect([open.params, open.query, open.body]).toEqual([nothing, nothing, nothing]);
  expect(signed.query).toBe(nothing);
  expect(v.parse(signed.body, { name: "Tom" })).toEqual({ name: "Tom" });
});
