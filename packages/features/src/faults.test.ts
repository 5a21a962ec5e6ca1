import { faultIn } from "@bellyfed/core/fault";
import { faultOfIssue } from "@bellyfed/core/issue";
import type * as v from "valibot";
import { expect, test } from "vitest";
import { endpoints } from "./features.ts";
import { ImportRecord } from "./imports/contract.ts";

interface Node {
  readonly kind?: unknown;
  readonly type?: unknown;
  readonly message?: unknown;
}

/** Every schema and check of a schema, however deep. */
function nodesOf(value: unknown, seen = new Set<unknown>()): Node[] {
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  const inner = Object.values(value).flatMap((each) => nodesOf(each, seen));
  return "kind" in value && "type" in value ? [value, ...inner] : inner;
}

/** What only wraps others, or takes everything, refuses nothing itself. */
const neverRefuses = ["optional", "nullable", "exact_optional", "unknown"];

/** Whether a client is told `invalid`, which says nothing, by this schema or check. */
function isNameless({ kind, type, message }: Node): boolean {
  if (kind !== "schema" && kind !== "validation") return false;
  if (neverRefuses.includes(String(type))) return false;
  if (typeof message === "function") return false;
  if (typeof message === "string") return faultIn(message) === undefined;
  const issue = { type, message: "", received: "1", requirement: 1, input: "" };
  return faultOfIssue(issue as unknown as v.BaseIssue<unknown>).code === "invalid";
}

const inputs = [
  ...Object.values(endpoints).map(
    ({ operation, params, query, body }) => [operation, { params, query, body }] as const,
  ),
  ["a row of an import", ImportRecord] as const,
];

test.each(inputs)("everything that %s can refuse has a code of its own", (_, schemas) => {
  const nodes = nodesOf(schemas);
  expect(nodes.length).toBeGreaterThan(0);
  expect(nodes.filter(isNameless)).toEqual([]);
});

test("a check without a code would be seen", () => {
  expect(isNameless({ kind: "validation", type: "regex" })).toBe(true);
  expect(isNameless({ kind: "validation", type: "check", message: "must be nice" })).toBe(true);
  expect(isNameless({ kind: "schema", type: "picklist" })).toBe(true);
  expect(isNameless({ kind: "schema", type: "string" })).toBe(false);
});
