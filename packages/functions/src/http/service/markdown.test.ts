import { features, problemCodes } from "@bellyfed/features/features";
import { tools } from "@bellyfed/features/mcp/tools";
import { expect, it } from "vitest";
import { llmsText } from "./llms.ts";
import { docsMarkdown } from "./markdown.ts";
import { openApi } from "./openapi.ts";
import { typeText } from "./type-text.ts";

const text = docsMarkdown(openApi(features, problemCodes));
const operations = features.flatMap(({ endpoints }) => Object.values(endpoints));
const partOf = (operation: string) => text.split(`\n### ${operation}\n`)[1]?.split(/\n##/)[0] ?? "";

it.each(operations.map((each) => [each.operation, each] as const))("tells of %s", (name, { method, path, summary }) => {
  expect(partOf(name)).toContain(`\`${method} ${path}\``);
  expect(partOf(name)).toContain(summary);
});

it("says who may call, what is asked and what is answered, and names what others answer", () => {
  const listed = partOf("listRestaurants");
  expect(listed).toContain("Needs a key.");
  expect(listed).toContain("- `city` (query): string\n");
  expect(listed).toContain("data: (what getRestaurant answers)[]");
  expect(partOf("getRestaurant")).toContain("  name: string\n");
  expect(partOf("deleteReview")).toContain("Answer: 204, without a body.");
  expect(partOf("createReview")).toContain("rating: integer");
});

it("opens and closes each block of code", () =>
  expect(text.match(/^```/gm)?.length).toSatisfy((n: number) => n % 2 === 0));

it("writes types as TypeScript does", () => {
  const object = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
  expect(typeText({ type: "array", items: object })).toBe("{\n  a: string\n}[]");
  expect(typeText({ type: "array", items: { enum: ["x", 1] } })).toBe('("x" | 1)[]');
  expect(typeText({ type: ["object", "null"], properties: {} })).toBe("{} | null");
  expect(typeText({ type: "array", prefixItems: [{ const: 1 }, { type: "integer" }] })).toBe("[1, integer]");
  expect(typeText({ anyOf: [{ type: "string", format: "date" }, { type: "boolean" }] })).toBe(
    "string (date) | boolean",
  );
  expect(typeText({ type: "object", properties: { b: { description: "Why\nnot" } } })).toBe(
    "{\n  b?: any // Why not\n}",
  );
});

it("begins for language models with a title and a quote, as llmstxt.org has it, and links to what there is", () => {
  const first = llmsText();
  expect(first).toMatch(/^# Bellyfed API\n\n> .+\n/);
  const paths = [...first.matchAll(/\]\((\/[\w./]+)\)/g)].map(([, path]) => path);
  expect(paths).toContain("/docs.md");
  expect(operations.map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
  for (const name of Object.keys(tools)) expect(first).toContain(`\`${name}\``);
});
