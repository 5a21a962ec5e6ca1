import type { SearchDocument } from "@bellyfed/core/search/document";
import { MOST_OF_A_KEY, type SearchIndex } from "@bellyfed/core/search/search-index";
import { expect, it } from "vitest";
import { searchDocument, someDocuments } from "../search/documents.ts";

type Fill = (documents: readonly SearchDocument[], make?: () => SearchIndex) => Promise<SearchIndex>;

/** How every index looks up certain places. */
export function lookUpContract(filled: Fill, scan: () => SearchIndex): void {
  it("looks up certain places by ids and keys, closed ones too and hidden ones never, as far as they are told", async () => {
    const documents = someDocuments(300).map((each, at) => ({ ...each, keys: [`k${at % 7}`, `k${at % 3}`] }));
    const [index, scanned] = [await filled(documents), await filled(documents, scan)];
    const gone = documents[1]?.id ?? "";
    const changed = { ...searchDocument({ id: documents[2]?.id ?? "", keys: ["new"] }), status: "closed" as const };
    for (const each of [index, scanned]) await each.apply({ upsert: [changed], remove: [gone], position: "2" });
    const asked = { ids: [gone, documents[5]?.id ?? "", "nobody"], keys: ["k1", "new", "k1", "none"] };
    const found = await index.lookUp(asked);
    expect(found).toEqual(await scanned.lookUp(asked));
    expect(found.length).toBeGreaterThan(MOST_OF_A_KEY);
    expect(found.map(({ id }) => id)).toContain(changed.id);
    expect(found.map(({ id }) => id)).not.toContain(gone);
    expect(await index.lookUp({ ids: [], keys: ["k0"] })).toHaveLength(MOST_OF_A_KEY);
    expect(await index.lookUp({ ids: [], keys: [] })).toEqual([]);
  });
}
