import { expect, it } from "vitest";
import { reviewOf } from "../../platform/after-write.ts";
import type { Review } from "../../platform/api.ts";
import { contentOf, draftIn, draftKey, draftOf, inputsOf } from "./content.ts";
import { deletionOf, freshReviewOf } from "./fresh-review.ts";

const review = {
  id: "r",
  restaurant_id: "x",
  author: { id: "alice", name: "Alice" },
  rating: 4,
  title: null,
  text: "Good.",
  visited_on: null,
  language: null,
  reply: null,
  version: 2,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-02T00:00:00.000Z",
} satisfies Review;

function formOf(values: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
}

it("one's own review is found on any page, and no further page is asked for", async () => {
  let asked = 0;
  async function* pages() {
    for (const restaurant_id of ["a", "x", "b"]) {
      asked++;
      yield { data: [{ ...review, restaurant_id }] };
    }
  }
  expect(await reviewOf("x", pages())).toMatchObject({ id: "r" });
  expect(asked).toBe(2);
  expect(await reviewOf("y", pages())).toBeUndefined();
});

it("a form becomes a review; what is empty is null, and no stars are no number", () => {
  expect(contentOf(formOf({ rating: "5", title: " Fine ", text: "a\r\nb", visited_on: "", language: "de" }))).toEqual({
    rating: 5,
    title: "Fine",
    text: "a\nb",
    visited_on: null,
    language: "de",
  });
  expect(contentOf(formOf({})).rating).toBeNaN();
});

it("a new review is in the page's language, a stored one in its own or in none", () => {
  expect(inputsOf(undefined, "de").language).toBe("de");
  expect(inputsOf(review, "de")).toEqual({ rating: "4", title: "", text: "Good.", visited_on: "", language: "" });
});

it("a draft is what differs from what the form shows anyway", () => {
  const shown = inputsOf(review, "en");
  expect(draftIn(JSON.stringify({ ...shown, text: "Better." }), shown)).toEqual({ ...shown, text: "Better." });
  for (const nothing of [null, "", "{", "7", "[]", '{"text":7}', JSON.stringify(shown)]) {
    expect(draftIn(nothing, shown)).toBeUndefined();
  }
});

it("what is kept of a form is what a draft is read from", () => {
  const shown = inputsOf(undefined, "en");
  const kept = draftOf(formOf({ rating: "2", text: "Hm", idempotency_key: "k" }));
  expect(kept).not.toHaveProperty("idempotency_key");
  expect(draftIn(JSON.stringify(kept), shown)).toMatchObject({ rating: "2", text: "Hm", title: "" });
});

it("a draft belongs to a restaurant and a person", () => {
  expect(new Set([draftKey("a", "x"), draftKey("a", "y"), draftKey("b", "x")]).size).toBe(3);
});

it("what was posted names the author, and a deletion is a version newer", () => {
  expect(freshReviewOf(review)).toEqual({
    id: "r",
    version: 2,
    rating: 4,
    title: null,
    text: "Good.",
    author: "Alice",
    at: Date.parse(review.updated_at),
    deleted: false,
  });
  const gone = { id: "r", version: 2, author: "Alice", at: Date.parse("2026-01-03T00:00:00Z") };
  expect(deletionOf(gone)).toMatchObject({ id: "r", version: 3, deleted: true });
});
