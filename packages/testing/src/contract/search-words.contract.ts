import type { SearchDocument } from "@bellyfed/core/search/document";
import type { SearchQuery } from "@bellyfed/core/search/query";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import { expect, it } from "vitest";
import { searchDocument } from "../search/documents.ts";
import { halved, known } from "../search/misspelt.ts";

const plain: SearchQuery = { filters: {}, sort: "relevance", facets: [], limit: 10 };
type Filled = (documents: readonly SearchDocument[], make?: () => SearchIndex) => Promise<SearchIndex>;

/** Words that were run together, and words of diets. */
export function findsWords(filled: Filled, scan: () => SearchIndex): void {
  it.each(halved)("finds by %s, two words run together and a letter wrong, first %s", async (text, name) => {
    const documents = known.map((name, at) => searchDocument({ id: `k${at}`, name }));
    const index = await filled(documents);
    const query = { ...plain, text };
    const { hits } = await index.search(query);
    expect(known[Number(hits[0]?.id.slice(1))]).toBe(name);
    const scanned = await filled(documents, scan);
    for (const text of [query.text, `${query.text} springfield`, `zzz ${query.text}`, `${query.text}zzz`])
      expect(await index.search({ ...query, text }), text).toEqual(await scanned.search({ ...query, text }));
  });

  it("finds by the words of diets as by those of cuisines, and says where they stand", async () => {
    const [lisbon, springfield] = [{ city: "Lisbon" }, { city: "Springfield" }];
    const documents = [
      searchDocument({
        id: "a",
        ...springfield,
        diets: ["vegan"],
        name: "Lisbon Bar",
        rating: { count: 9, sum: 45 },
      }),
      searchDocument({ id: "b", ...lisbon, diets: ["vegan", "gluten_free"] }),
      searchDocument({ id: "c", ...lisbon, rating: { count: 90, sum: 450 } }),
      searchDocument({ id: "d", ...lisbon, dishes: ["Vegan Bowl"], rating: { count: 90, sum: 450 } }),
    ];
    const index = await filled(documents);
    const found = async (text: string, filters = {}) =>
      (await index.search({ ...plain, text, filters })).hits.map(({ id }) => id);
    expect(await found("vegan", { city: ["Lisbon"] })).toEqual(["b", "d"]);
    expect((await found("vegan lisbon")).sort()).toEqual(["a", "b", "d"]);
    expect(await found("gluten free")).toEqual(["b"]);
    expect(await found("vegetarian")).toEqual([]);
    const { hits } = await index.search({ ...plain, text: "gluten" });
    expect(hits[0]?.missed?.words).toEqual([{ word: "gluten", field: "diet", missed: 0.3 }]);
  });
}
