import { expect, it } from "vitest";
import { kindAt, kinds, type LoadRequest, requestsOf, shares } from "./requests.ts";
import type { Targets } from "./targets.ts";

const names = (of: string, count: number) => Array.from({ length: count }, (_, n) => `${of}-${n}`);
const targets: Targets = {
  restaurants: names("restaurant", 7).map((id) => ({ id, city: "New York", cuisine: "Fish & Chips" })),
  reviewers: names("reviewer", 5),
  moderator: "moderator",
};
/** 0, 0.001, 0.002 and so on, round and round. */
const steps = () => {
  let n = 0;
  return () => (n++ % 1000) / 1000;
};
const requests = (count: number): LoadRequest[] => {
  const next = requestsOf(targets, steps());
  return Array.from({ length: count }, next);
};

it("is 80 % reads, 15 % reviews and 5 % other writes", () => {
  const counts = Map.groupBy(
    Array.from({ length: 1000 }, (_, n) => kindAt((n + 0.5) / 1000)),
    (kind) => kind,
  );
  expect(Object.fromEntries(kinds.map((kind) => [kind, counts.get(kind)?.length]))).toEqual(shares);
  const reads = kinds.slice(0, 5).reduce((sum, kind) => sum + shares[kind], 0);
  expect([reads, shares["write a review"]]).toEqual([800, 150]);
});

it("lets no reviewer review a restaurant twice before all have reviewed all", () => {
  const pairs = requests(4000)
    .filter(({ kind }) => kind === "write a review")
    .map(({ path, headers }) => `${headers.authorization} ${path}`);
  const most = targets.restaurants.length * targets.reviewers.length;
  expect(pairs.length).toBeGreaterThan(most);
  expect(new Set(pairs.slice(0, most)).size).toBe(most);
});

it("signs writes, sends their bodies as JSON and escapes what it asks for", () => {
  for (const { kind, method, path, headers, body } of requests(1000)) {
    expect(path).toMatch(/^\/restaurants[\w/?=&+%-]*$/);
    expect(kinds).toContain(kind);
    if (method === "GET") expect([body, headers.authorization]).toEqual(["", undefined]);
    else
      expect([typeof JSON.parse(body), headers.authorization]).toEqual(["object", expect.stringMatching(/^Bearer \w/)]);
  }
});
