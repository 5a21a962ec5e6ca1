import { expect, it } from "vitest";
import { isEverything, readWanted, reviewsPath } from "./wanted.ts";

it("an address says which reviews are wanted, and what it says is an address again", () => {
  const asked = { sort: "lowest", rating: "2", language: "pt-BR", q: "cold soup", cursor: "abc" } as const;
  const wanted = readWanted(asked);
  expect(wanted).toEqual(asked);
  const path = reviewsPath("r1", wanted);
  expect(path).toBe("/restaurants/r1/reviews?sort=lowest&rating=2&language=pt-BR&q=cold+soup&cursor=abc");
  expect(readWanted(Object.fromEntries(new URL(path, "http://x").searchParams))).toEqual(wanted);
});

it("what a form without scripts sends of empty fields, and what nobody knows, asks for nothing", () => {
  const nonsense = { sort: "worst", rating: "6", language: "???", q: "  ", other: "x" };
  for (const parameters of [{}, { sort: "", rating: "", language: "", q: "" }, nonsense, { rating: ["1", "2"] }]) {
    expect(readWanted(parameters)).toEqual({});
  }
  expect(isEverything(readWanted({ sort: "newest" }))).toBe(true);
  expect(reviewsPath("r1")).toBe("/restaurants/r1/reviews");
});

it("two cursors are one that does not exist, and long words are cut to what the API takes", () => {
  expect(readWanted({ cursor: ["a", "b"] })).toEqual({ cursor: "" });
  expect(readWanted({ q: "🍕".repeat(200) }).q).toBe("🍕".repeat(100));
});
