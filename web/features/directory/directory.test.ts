import { afterEach, expect, it, vi } from "vitest";
import { directory, MOST_PAGES, properNames } from "./directory.ts";

afterEach(() => vi.unstubAllGlobals());

/** An API with as many cities and cuisines as somebody cares to make up. Answers what was called. */
function endless(): string[] {
  const calls: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    calls.push(url);
    const name = `Place ${calls.length}`;
    return Response.json({ data: [{ name, slug: `place-${calls.length}`, count: 1 }], next_cursor: name });
  });
  return calls;
}

it("costs a few calls, however many places were made up", async () => {
  const calls = endless();
  const entries = await directory("listCities");
  expect(entries.map(({ slug }) => slug)).toEqual(["place-1", "place-2", "place-3"]);
  expect(calls.length).toBe(MOST_PAGES);
});

it("names what it does not reach as the results do", async () => {
  endless();
  const found = [{ city: "Zürich", cuisines: ["Fondue"] }];
  expect(await properNames({ city: "zurich", cuisine: "fondue" }, found)).toEqual({
    city: "Zürich",
    cuisine: "Fondue",
  });
});
