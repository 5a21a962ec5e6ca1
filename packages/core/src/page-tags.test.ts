import fc from "fast-check";
import { expect, it } from "vitest";
import { EVERY_PAGE, tagsOfPage, tagsToRenew } from "./page-tags.ts";

const anything = fc.string({ unit: "binary", maxLength: 300 });
const kind = fc.constantFrom("restaurant", "menu", "Stadt", "ä,b");
const tag = fc.oneof(
  fc.tuple(kind, fc.integer({ max: 90, min: 0 })).map(([name, id]) => `${name}:${id}`),
  fc.constantFrom("restaurants", "recent-reviews", "a,b c", "A,B C", "~", "#x", "*"),
  anything,
);
const tags = fc.array(tag, { maxLength: 120 });

it("lets every renewal meet the pages that it met before, whatever the tags are called and however many there are", () => {
  let told = 0;
  fc.assert(
    fc.property(tags, tags, tag, (page, renewed, both) => {
      const known = tagsOfPage([...page, both]);
      if (!known) return;
      told++;
      expect(tagsToRenew([...renewed, both]).some((each) => known.includes(each))).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(told).toBeGreaterThan(100);
});

it("names tags as CloudFront takes them: visible, without commas or capitals, 256 characters and 50 a page at most", () => {
  fc.assert(
    fc.property(tags, (all) => {
      const page = tagsOfPage(all) ?? [];
      expect(page.length).toBeLessThanOrEqual(50);
      for (const each of [...page, ...tagsToRenew(all)]) expect(each).toMatch(/^[!-+\--@[-~]{0,256}$/);
    }),
  );
});

it("keeps different tags apart, those besides that differ by case only", () => {
  fc.assert(
    fc.property(tag, tag, (one, other) => {
      fc.pre(Buffer.from(one).compare(Buffer.from(other)) !== 0);
      expect(tagsToRenew([one])[0]).not.toBe(tagsToRenew([other])[0]);
    }),
  );
  expect(tagsToRenew(["a~"])).not.toContain(EVERY_PAGE);
});

it("puts the restaurants of a long list under one tag, and leaves its other tags", () => {
  const restaurants = (count: number) => Array.from({ length: count }, (_, id) => `restaurant:${id}`);
  expect(tagsOfPage([...restaurants(2), "restaurants"])).toEqual([
    ...[EVERY_PAGE, "restaurant:0", "restaurant:1", "restaurants"],
  ]);
  expect(tagsOfPage([...restaurants(60), "menu:1", "restaurants"])).toEqual([
    ...[EVERY_PAGE, "restaurant:~", "menu:1", "restaurants"],
  ]);
  expect(tagsToRenew(["restaurant:59"])).toEqual(["restaurant:59", "restaurant:~"]);
});

it("says of a page with too many lists that it cannot be told", () => {
  expect(tagsOfPage(Array.from({ length: 50 }, (_, list) => `list-${list}`))).toBeUndefined();
  expect(tagsOfPage(Array.from({ length: 49 }, (_, list) => `list-${list}`))).toHaveLength(50);
});
