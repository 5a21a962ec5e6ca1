import { afterEach, expect, it, vi } from "vitest";
import { directory, properNames } from "./directory.ts";

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

it("costs two calls, however many places were made up, and has the largest", async () => {
  const calls = endless();
  const entries = await directory("listCities");
  expect(calls).toHaveLength(2);
  expect(entries.map(({ slug }) => slug)).toEqual(["place-2"]);
  expect(calls[1]).toContain("/insights/largest?of=cities");
});

it("names what was asked for as it is known, and what is not known as it was typed", () => {
  const known = { cities: ["Zürich"], cuisines: ["Fondue", "Crêpes"], chains: ["Käse & Co"] };
  expect(properNames({ city: "zurich", cuisine: ["crepes", "raclette"], chain: ["kase-co"] }, known)).toEqual({
    city: "Zürich",
    cuisines: ["Crêpes", "raclette"],
    chains: ["Käse & Co"],
  });
});
