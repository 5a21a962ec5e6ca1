import { expect, it } from "vitest";
import { idNamed } from "./place-named.ts";

const id = "0a1b".padEnd(26, "c");

it.each([
  id,
  ` ${id}\n`,
  `https://example.com/restaurants/${id}`,
  `http://localhost:3000/de/restaurants/${id}/reviews?sort=lowest#top`,
  `/restaurants/${id}/manage`,
])("knows a restaurant by %j", (entered) => {
  expect(idNamed(entered)).toBe(id);
});

it.each(["", "Kumo Noodles", id.slice(1), `/restaurants/${id}d`, `/users/${id}`])("knows none by %j", (entered) => {
  expect(idNamed(entered)).toBeUndefined();
});
