import { expect, it } from "vitest";
import { type Candidate, likest } from "./likeness.ts";

const place = (id: string, distance_m: number, average: number | null, count = 20): Candidate => ({
  ...{ id, distance_m, rating: { average, count } },
});
const order = (places: readonly Candidate[], most = 9) => likest(places, "here", most).map(({ id }) => id);

it("of places that are as good the nearer one stands first, of places that are as near the better one", () => {
  expect(order([place("far", 900, 4), place("near", 100, 4)])).toEqual(["near", "far"]);
  expect(order([place("fair", 300, 3.2), place("good", 300, 4.6)])).toEqual(["good", "fair"]);
});

it("a place that is much better is worth a longer way, and one review is no proof that it is", () => {
  expect(order([place("near", 100, 3), place("far", 1200, 4.9)])).toEqual(["far", "near"]);
  expect(order([place("near", 100, 4, 40), place("praised once", 900, 5, 1)])).toEqual(["near", "praised once"]);
});

it("the place itself is not offered instead of itself, and no more than are wanted", () => {
  expect(order([place("here", 0, 5), place("a", 1, 4), place("b", 2, 4), place("c", 3, 4)], 2)).toEqual(["a", "b"]);
});
