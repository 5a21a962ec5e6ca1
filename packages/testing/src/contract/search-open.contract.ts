import type { SearchDocument } from "@bellyfed/core/search/document";
import type { OpenWhen } from "@bellyfed/core/search/query";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import { expect, it } from "vitest";
import { searchDocument } from "../search/documents.ts";

/** What every index finds that is asked for places that are open. */
export function findsOpen(filled: (documents: readonly SearchDocument[]) => Promise<SearchIndex>): void {
  it("finds what is open then, by each place's own clocks, and nothing of which that is not known", async () => {
    const [from, to] = [18 * 60, 26 * 60];
    const friday = { regular: [{ kind: "open", day: 5, from, to }], special: [] } as const;
    const closed = [{ date: "2026-11-27", kind: "open", spans: [], note: "Repairs" }] as const;
    const index = await filled([
      searchDocument({ id: "york", hours: { ...friday, zone: "America/New_York" } }),
      searchDocument({ id: "lisbon", hours: { ...friday, zone: "Europe/Lisbon" } }),
      searchDocument({ id: "closed", hours: { ...friday, special: closed, zone: "Europe/Lisbon" } }),
      searchDocument({ id: "nowhere", hours: { ...friday, zone: null } }),
      searchDocument({ id: "unknown" }),
    ]);
    const openAt = async (open: OpenWhen) => {
      const { hits } = await index.search({ filters: { open }, sort: "name", facets: [], limit: 10 });
      return hits.map(({ id }) => id);
    };
    expect(await openAt({ instant: Date.UTC(2026, 10, 27, 17, 59) })).toEqual([]);
    expect(await openAt({ instant: Date.UTC(2026, 10, 27, 18) })).toEqual(["lisbon"]);
    expect(await openAt({ instant: Date.UTC(2026, 10, 28, 1, 59) })).toEqual(["lisbon", "york"]);
    expect(await openAt({ instant: Date.UTC(2026, 10, 28, 2) })).toEqual(["york"]);
    expect(await openAt({ day: 6, minutes: 119 })).toEqual(["closed", "lisbon", "nowhere", "york"]);
    expect(await openAt({ day: 6, minutes: 120 })).toEqual([]);
  });
}
