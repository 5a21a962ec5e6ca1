import { expect, it } from "vitest";
import { nativeRow, nycRow, osmFeature } from "../fixtures.ts";
import type { ProfileName } from "../rules.ts";
import { mapRow, profilesByName } from "./profile.ts";

const LENGTH = 100_000;

/** Rows that say the same in every one of their texts. */
const rows: Readonly<Record<ProfileName, (text: string) => object>> = {
  bellyfed: (text) =>
    nativeRow(1, {
      ...{ external_id: text, name: text, city: text, cuisines: [text], description: text, phone: text },
      ...{ website: text, price_level: text, opening_hours: text, location: { lat: text, lng: text } },
      address: { street: text, postal_code: text, region: text, country: text },
      inspections: [{ grade: text, score: text, inspected_at: text }],
    }),
  nyc: (text) =>
    nycRow({
      ...{ restaurant_id: text, name: text, borough: text, cuisine: text },
      address: { building: text, coord: [text, text], street: text, zipcode: text },
      grades: [{ date: { $date: text }, grade: text, score: text }],
    }),
  geojson: (text) => {
    const tags = [
      "name",
      "brand",
      "addr:city",
      "cuisine",
      "amenity",
      "phone",
      "website",
      "opening_hours",
      "description",
    ];
    const address = ["addr:street", "addr:housenumber", "addr:postcode", "addr:state", "addr:country"];
    const ids = ["@id", "osm_id", "osm_way_id", "id", "other_tags", "tags"];
    return osmFeature(Object.fromEntries([...tags, ...address, ...ids].map((tag) => [tag, text])), { id: text });
  },
};

/** What a long text is made of. */
const texts = ['\\"', '"a"=>"b",', " ", "\n", ";", "/", "1 ", "$", "a.", "www.a.de ", "http://"];

// One that grew with the square of the length would not end before the test is given up.
it.each(texts.flatMap((text) => (Object.keys(rows) as ProfileName[]).map((name) => [text, name] as const)))(
  "a long text of %j takes %s no longer than its length says",
  (text, name) => {
    const long = `${text.repeat(LENGTH / text.length)}!`;
    expect(mapRow(profilesByName[name], rows[name](long), { city: null })).toHaveProperty("rejected");
  },
);

it("a text of quotes without an end, of tags or of none, takes no longer than its length says", () => {
  for (const long of ['\\"', '"', '"a', '"a"', '"a"=>"']) {
    const tags = osmFeature({ other_tags: long.repeat(1_000_000 / long.length) });
    expect(mapRow(profilesByName.geojson, tags, { city: null })).toHaveProperty("record");
  }
});
