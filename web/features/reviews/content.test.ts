import { expect, it } from "vitest";
import type { Review } from "../../platform/api.ts";
import { contentOf, draftIn, draftKey, draftOf, inputsOf } from "./content.ts";

const review = {
  id: "r",
  restaurant_id: "x",
  author: { id: "alice", name: "Alice" },
  rating: 4,
  sub_ratings: null,
  title: null,
  text: "Good.",
  visited_on: null,
  language: null,
  reply: null,
  status: "published",
  version: 2,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-02T00:00:00.000Z",
} satisfies Review;

function formOf(values: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
}

it("a form becomes a review; what is empty is null, and no stars are no number", () => {
  expect(contentOf(formOf({ rating: "5", title: " Fine ", text: "a\r\nb", visited_on: "", language: "de" }))).toEqual({
    rating: 5,
    sub_ratings: {},
    title: "Fine",
    text: "a\nb",
    visited_on: null,
    language: "de",
  });
  expect(contentOf(formOf({})).rating).toBeNaN();
});

it("a new review is in the page's language, a stored one in its own or in none", () => {
  expect(inputsOf(undefined, "de").language).toBe("de");
  const none = {
    "sub_ratings.food": "",
    "sub_ratings.service": "",
    "sub_ratings.ambience": "",
    "sub_ratings.value": "",
  };
  const said = { rating: "4", title: "", text: "Good.", visited_on: "", language: "" };
  expect(inputsOf(review, "de")).toEqual({ ...said, ...none });
});

it("what is rated by itself goes to the API and comes back, the rest is left out", () => {
  const { sub_ratings } = contentOf(formOf({ rating: "5", "sub_ratings.food": "4", "sub_ratings.value": "2" }));
  expect(sub_ratings).toEqual({ food: 4, value: 2 });
  const inputs = inputsOf({ ...review, sub_ratings: { food: 4, value: 2 } }, "en");
  expect(inputs).toMatchObject({ "sub_ratings.food": "4", "sub_ratings.service": "", "sub_ratings.value": "2" });
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
