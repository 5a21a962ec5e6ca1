import { expect, it } from "vitest";
import { memoryPageCache } from "./page-cache.ts";

it("remembers what was revalidated", async () => {
  const cache = memoryPageCache();
  await cache.revalidate(["restaurant:1", "restaurants"]);
  await cache.revalidate(["restaurant:2"]);
  expect(cache.revalidated).toEqual(["restaurant:1", "restaurants", "restaurant:2"]);
});
