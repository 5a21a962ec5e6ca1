import { expect, it } from "vitest";
import { boundsOf, boxText } from "./area.ts";

it("a part of the world is written to about ten metres, and read again", () => {
  const text = boxText({ west: -9.22951234, south: 38.7, east: -9.1, north: 38.80004 });
  expect(text).toBe("-9.2295,38.7,-9.1,38.8");
  expect(boundsOf(text)).toEqual({ west: -9.2295, south: 38.7, east: -9.1, north: 38.8 });
});

it("a map that was turned around the world, or across the date line, stays within the degrees", () => {
  expect(boxText({ west: 530, south: -95, east: 550, north: 95 })).toBe("170,-90,-170,90");
  expect(boundsOf("170,-90,-170,90")).toEqual({ west: 170, south: -90, east: 190, north: 90 });
  expect(boxText({ west: -400, south: -10, east: 100, north: 10 })).toBe("-180,-10,180,10");
});
