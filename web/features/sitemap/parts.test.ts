import { expect, it } from "vitest";
import { MOST_PARTS, partNames, RESTAURANTS_PER_PART, readPart } from "./parts.ts";

it("every city has the parts that its restaurants need, the largest ones no more than there may be", () => {
  expect(
    partNames([
      { slug: "lisbon", count: 40 },
      { slug: "new-york", count: RESTAURANTS_PER_PART + 1 },
    ]),
  ).toEqual(["pages.xml", "lisbon-1.xml", "new-york-1.xml", "new-york-2.xml"]);
  expect(partNames([{ slug: "x", count: 1e9 }])).toHaveLength(1 + MOST_PARTS);
});

it("the index holds no more than the protocol allows", () => {
  const cities = Array.from({ length: 60_000 }, (_, index) => ({ slug: `c${index}`, count: 1 }));
  expect(partNames(cities)).toHaveLength(50_000);
});

it.each(["lisbon-1.xml", "new-york-2.xml", "route-66-10.xml", "عمان-1.xml"])("%s is read as it was named", (name) => {
  const part = readPart(name);
  expect(`${part?.slug}-${part?.number}.xml`).toBe(name);
});

it.each([
  "pages.xml",
  "lisbon.xml",
  "lisbon-0.xml",
  "lisbon-01.xml",

  "lisbon-1",
  "-1.xml",
  "-1.xml.xml",
])("%s is no part of a city", (name) => expect(readPart(name)).toBeUndefined());
