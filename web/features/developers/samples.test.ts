import { stripTypeScriptTypes } from "node:module";
import { expect, it } from "vitest";
import document from "../../../docs/openapi.json" with { type: "json" };
import { groupsOf } from "./document.ts";
import { callOf, curl, followCurl, followTypescript, keyOf, python, typescript } from "./samples.ts";

const target = { url: "https://api.example.com", key: "k" };
const all = groupsOf(document).flatMap(({ operations }) => operations);
const call = (name: string) => callOf(all.find((each) => each.name === name)!);

it("a call sends what the operation needs, and nothing else", () => {
  expect(call("getHealth")).toBe('curl "$API/health"');
  expect(call("getRestaurant")).toBe('curl "$API/restaurants/$id" \\\n  -H "X-Api-Key: $KEY"');
  const reopen = call("reopenRestaurant");
  expect(reopen).toContain('curl -X POST "$API/restaurants/$id/reopen"');
  expect(reopen).toContain("Authorization: Bearer $TOKEN");
  expect(reopen).toContain("Idempotency-Key");
  expect(reopen).not.toContain("Content-Type");
  expect(call("createReview")).toContain("-d @body.json");
});

it("the guide's calls go to operations that there are", () => {
  for (const name of `${typescript(target)}${followTypescript(target)}`.matchAll(/api\.(?:pages\.)?(\w+)\(/g)) {
    expect(all.map((each) => each.name)).toContain(name[1]);
  }
  for (const sample of [curl, typescript, python, followCurl, followTypescript].map((make) => make(target))) {
    expect(sample).toContain(target.url);
    expect(Math.max(...sample.split("\n").map((line) => line.length))).toBeLessThan(84);
  }
});

it("the TypeScript is TypeScript", () => {
  for (const sample of [typescript, followTypescript]) expect(() => stripTypeScriptTypes(sample(target))).not.toThrow();
});

it("only on a laptop is the key everybody's", () => {
  expect([keyOf(undefined), keyOf("local"), keyOf("production")]).toEqual([
    "local-dev-key",
    "local-dev-key",
    "YOUR-KEY",
  ]);
});
