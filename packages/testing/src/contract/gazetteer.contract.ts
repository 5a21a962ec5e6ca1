import type { GuideIndex } from "@bellyfed/core/guide/sentences";
import { expect, it } from "vitest";
import { chanceOf, plates, searchDocument, some, someDocuments } from "../search/documents.ts";

/** What every index knows of names. */
export function namesThings(made: (make?: () => GuideIndex) => GuideIndex, scan: () => GuideIndex): void {
  it("names cities, cuisines and neighbourhoods, those with most restaurants first, and each once", async () => {
    const index = made();
    const at = (id: string, city: string, neighborhood: string | null, cuisines: string[], more = {}) =>
      searchDocument({ id, city, neighborhood, cuisines, ...more });
    const upsert = [
      at("a", "Zürich", "Altstadt", ["Thai", "Café"]),
      at("b", "zurich", "altstadt", ["cafe"]),
      at("c", "Bern", "Altstadt", ["Ramen"]),
      at("d", "Kyoto", "Gion", ["Sushi"], { status: "closed" }),
      at("e", "Madeup", "Nowhere", ["Nothing"], { established: false }),
      at("f", "Hidden", "Hidden", ["Hidden"], { hidden: true }),
      at("g", "Zürich", null, ["Café"]),
    ];
    await index.apply({ upsert, remove: [], position: "1" });
    expect(await index.cities()).toEqual(["Zürich", "Bern"]);
    expect(await index.cuisines()).toEqual(["Café", "Ramen", "Thai"]);
    expect(await index.neighborhoods()).toEqual([
      { name: "Altstadt", city: "Zürich" },
      { name: "Altstadt", city: "Bern" },
    ]);
    await index.apply({ upsert: [], remove: ["a", "b", "g"], position: "2" });
    expect(await index.cities()).toEqual(["Bern"]);
    expect(await index.neighborhoods()).toEqual([{ name: "Altstadt", city: "Bern" }]);
  });

  it("knows dishes and restaurants by all of their names", async () => {
    const index = made();
    const upsert = [
      searchDocument({ id: "a", name: "Joe’s Café", city: "Bern", dishes: ["Crème brûlée", "Soup"] }),
      searchDocument({ id: "b", name: "JOES CAFE", rating: { count: 3, sum: 9 }, dishes: ["crème Brûlée"] }),
      searchDocument({ id: "c", name: "Joe's Café", status: "closed", rating: { count: 9, sum: 9 }, dishes: ["Stew"] }),
      searchDocument({ id: "d", name: "Joe's Café Two", hidden: true }),
      searchDocument({ id: "e", name: "Soup" }),
      searchDocument({ id: "f", name: "مطعم المدينة" }),
    ];
    await index.apply({ upsert, remove: [], position: "1" });
    const known = async (phrases: string[], limit = 5) =>
      (await index.known(phrases, limit)).map(({ kind, id, text, city }) => [kind, id ?? text, city]);
    expect(await known(["joes cafe"])).toEqual([
      ["restaurant", "b", "Springfield"],
      ["restaurant", "a", "Bern"],
      ["restaurant", "c", "Springfield"],
    ]);
    expect(await index.known(["Creme Brulee", "soup"], 1)).toEqual([
      { phrase: "Creme Brulee", kind: "dish", text: "Crème brûlée" },
      { phrase: "soup", kind: "dish", text: "Soup" },
      { phrase: "soup", kind: "restaurant", text: "Soup", id: "e", city: "Springfield" },
    ]);
    expect(await known(["مطعم المدينه"])).toEqual([["restaurant", "f", "Springfield"]]);
    expect(await known(["joes", "cafe two", "joes cafe two", "stew", "", "!"])).toEqual([]);
  });

  it("names after changes what a look at everything does", async () => {
    const chance = chanceOf(5);
    const [index, scanned] = [made(), made(scan)];
    for (let step = 0; step < 12; step++) {
      const documents = someDocuments(80, step);
      const change = {
        upsert: some(documents, chance, 0.5),
        remove: some(documents, chance, 0.1).map(({ id }) => id),
        position: `${step + 1}`,
      };
      for (const each of [index, scanned]) await each.apply(change);
      const phrases = [...plates, ...documents.slice(0, 20).map(({ name }) => name.toUpperCase())];
      for (const ask of ["cities", "cuisines", "neighborhoods"] as const)
        expect(await index[ask]()).toEqual(await scanned[ask]());
      expect(await index.known(phrases, 2)).toEqual(await scanned.known(phrases, 2));
    }
    expect(await index.known(plates, 1)).not.toEqual([]);
  });
}
