import type { SearchDocument } from "@bellyfed/core/search/document";
import { chanceOf, diets, offers, some, someDocuments } from "@bellyfed/testing/search/documents";
import { hasNewYork, newYork } from "@bellyfed/testing/search/new-york";

/** So many places there are in the file. */
export const COUNT = 25_359;

/** New York's places, or as many made-up ones, `times` of each side by side. What the file does not say is made up: hours, most of them unlike any other, attributes and diets. */
export function madeDocuments(times: number): SearchDocument[] {
  if (!hasNewYork) return someDocuments(times * COUNT);
  const chance = chanceOf(5);
  return newYork(times).map((document) => ({
    ...document,
    hours: someHours(chance),
    attributes: some(offers, chance),
    diets: some(diets, chance, 0.1),
    created_at: new Date(1_760_000_000_000 + Math.floor(chance() * 500) * 86_400_000).toISOString(),
  }));
}

function someHours(chance: () => number): SearchDocument["hours"] {
  if (chance() < 0.3) return null;
  const [from, length] = [30 * Math.floor(12 + chance() * 20), 60 * Math.floor(6 + chance() * 10)];
  const later = chance() < 0.3 ? 60 : 0;
  const days = [0, 1, 2, 3, 4, 5, 6].filter(() => chance() < 0.9);
  return {
    zone: "America/New_York",
    regular: days.map((day) => ({ kind: "open", day, from, to: from + length + (day > 4 ? later : 0) })),
    special: chance() < 0.05 ? [{ date: "12-25", kind: "open", spans: [], note: null }] : [],
  };
}
