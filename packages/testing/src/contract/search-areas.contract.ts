import type { SearchDocument } from "@bellyfed/core/search/document";
import type { Ring, SearchFilters } from "@bellyfed/core/search/query";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import { expect, it } from "vitest";
import { searchDocument } from "../search/documents.ts";

const at = (id: string, lat: number, lng: number) => searchDocument({ id, location: { lat, lng } });

/** What every index finds that is asked for places in an area, where maps end and where lines cross. */
export function findsAreas(filled: (documents: readonly SearchDocument[]) => Promise<SearchIndex>): void {
  const found = async (index: SearchIndex, filters: SearchFilters) => {
    const { hits, total } = await index.search({ filters, sort: "name", facets: [], limit: 50 });
    expect(total).toBe(hits.length);
    return hits.map(({ id }) => id);
  };

  it("finds across the date line, within a radius and in a box", async () => {
    const index = await filled([
      at("east", -17, 179.99),
      at("west", -17, -179.99),
      at("far", -17, 179),
      at("home", 0, 0),
    ]);
    const near = { lat: -17, lng: 179.999, radius: 5000 };
    expect(await found(index, { near })).toEqual(["east", "west"]);
    expect(await found(index, { near: { ...near, lng: -179.999 } })).toEqual(["east", "west"]);
    expect(await found(index, { box: [178.5, -18, -179, -16] })).toEqual(["east", "far", "west"]);
    expect(await found(index, { box: [-179, -18, 178.5, 16] })).toEqual(["home"]);
    expect(await found(index, { near, box: [179.5, -18, 180, -16] })).toEqual(["east"]);
  });

  it("finds around a pole, whatever the longitude", async () => {
    const index = await filled([at("one", 89.99, 10), at("other", 89.99, -170), at("south", 89, 10)]);
    expect(await found(index, { near: { lat: 90, lng: 0, radius: 2000 } })).toEqual(["one", "other"]);
  });

  it("takes a polygon of a hundred points, and what one that crosses itself goes around once", async () => {
    const circle: Ring = Array.from({ length: 100 }, (_, point) => {
      const angle = ((point % 99) / 99) * 2 * Math.PI;
      return [Math.cos(angle), Math.sin(angle)] as const;
    });
    const index = await filled([at("in", 0.6, 0.6), at("out", 0.8, 0.8), at("left", 0, -0.5), at("none", 0, 2)]);
    expect(await found(index, { polygon: [circle] })).toEqual(["in", "left"]);
    // A bow tie: two triangles that meet in the middle.
    const tie: Ring = [
      [-1, -1],
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ];
    const bow = await filled([at("left", 0, -0.5), at("right", 0, 0.5), at("above", 0.5, 0), at("below", -0.5, 0)]);
    expect(await found(bow, { polygon: [tie] })).toEqual(["left", "right"]);
    // The same square twice over is outside of itself.
    const square: Ring = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
      [-1, -1],
    ];
    expect(await found(bow, { polygon: [[...square, ...square]] })).toEqual([]);
    expect(await found(bow, { polygon: [square, tie] })).toEqual(["above", "below"]);
  });
}
