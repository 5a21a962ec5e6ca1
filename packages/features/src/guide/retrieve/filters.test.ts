import * as v from "valibot";
import { expect, test } from "vitest";
import { place } from "../../search/parameters.ts";
import { placeText } from "./filters.ts";

test.each([
  [5e-324, -1e-7],
  [90, -180],
  [35.0116, 135.76809999999998],
])("a search takes a place at %d, %d as it is written", (lat, lng) => {
  const read = v.parse(place, placeText({ lat, lng }));
  expect(read.lat).toBeCloseTo(lat, 5);
  expect(read.lng).toBeCloseTo(lng, 5);
});
