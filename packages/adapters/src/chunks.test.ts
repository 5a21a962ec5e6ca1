import fc from "fast-check";
import { expect, it } from "vitest";
import { chunksBySize } from "./chunks.ts";

const most = { entries: 3, bytes: 10 };

it("fills every chunk as far as it goes, by number and by size", () => {
  expect(chunksBySize([1, 1, 1, 1, 5, 5, 1], (size) => size, most)).toEqual([
    [1, 1, 1],
    [1, 5],
    [5, 1],
  ]);
  expect(chunksBySize([], () => 1, most)).toEqual([]);
});

it("gives what is too large a chunk of its own", () => {
  expect(chunksBySize([1, 11, 1], (size) => size, most)).toEqual([[1], [11], [1]]);
});

it("loses nothing, keeps the order and the limits", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 })), (sizes) => {
      const chunks = chunksBySize(sizes, (size) => size, most);
      expect(chunks.flat()).toEqual(sizes);
      for (const chunk of chunks) {
        expect(chunk.length).toBeLessThanOrEqual(most.entries);
        expect(chunk.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(most.bytes);
      }
    }),
  ));
