import { describe, expect, it } from "vitest";
import { osmFeature, recordOf } from "../fixtures.ts";
import { mapRow, profilesByName } from "./profile.ts";

type Tags = Readonly<Record<string, unknown>>;

const map = (row: unknown, city: string | null = null) => mapRow(profilesByName.geojson, row, { city });
const mapTags = (tags: Tags, city: string | null = null) => map(osmFeature(tags), city);
function restaurantOf(row: unknown, city: string | null = null) {
  const mapped = map(row, city);
  if ("rejected" in mapped || !mapped.record.restaurant) throw new Error(JSON.stringify(mapped));
  return mapped.record.restaurant;
}
const notesOf = (row: unknown) => {
  const mapped = map(row);
  return "rejected" in mapped ? "rejected" : (mapped.notes ?? []).map(({ field, code }) => [field, code]);
};
const faultsOf = (row: unknown) => {
  const mapped = map(row);
  return "rejected" in mapped ? mapped.rejected.map(({ field, reason }) => ({ field, reason })) : [];
};

describe("features with OpenStreetMap's tags", () => {
  it("become restaurants", () => {
    const feature = osmFeature({
      cuisine: "ice_cream; pizza;Pizza",
      "addr:street": "Hauptstraße",
      "addr:housenumber": "3a",
      "addr:postcode": "10115",
      "addr:country": "de",
      opening_hours: "Mo-Fr 11:00-22:00; PH off",
      phone: "+49 30 123456; +49 30 654321",
      website: "www.example.org/kugel",
    });
    expect(map(feature)).toEqual({
      record: {
        external_id: "node/1",
        restaurant: {
          ...recordOf(1).restaurant,
          name: "Zur Kugel",
          city: "Berlin",
          cuisines: ["Ice cream", "Pizza"],
          address: { street: "Hauptstraße 3a", postal_code: "10115", region: null, country: "DE" },
          location: { lat: 52.5, lng: 13.4 },
          opening_hours: "Mo-Fr 11:00-22:00; PH off",
          phone: "+49 30 123456",
          website: "https://www.example.org/kugel",
        },
        inspections: [],
      },
    });
  });

  it("may have numbers, booleans and lists where text is meant", () => {
    const tags = {
      name: 1900,
      "addr:city": 12345,
      "addr:street": 42,
      "addr:housenumber": 15,
      "addr:postcode": 76437,
      phone: 4971512345,
      description: true,
      cuisine: ["pizza", "kebab"],
    };
    expect(mapTags(tags)).toMatchObject({
      record: {
        restaurant: {
          ...{ name: "1900", city: "12345", phone: "4971512345", description: "true", cuisines: ["Pizza", "Kebab"] },
          address: { street: "42 15", postal_code: "76437" },
        },
      },
    });
    expect(notesOf(osmFeature(tags))).toEqual([]);
  });

  it("take tags that say nothing for none", () => {
    const nothing = { "addr:city": "", phone: " ", website: "", "addr:street": null, opening_hours: "", cuisine: "" };
    expect(map(osmFeature({ ...nothing, amenity: "cafe" }), "Paris")).toMatchObject({
      record: { restaurant: { city: "Paris", cuisines: ["Cafe"], phone: null, website: null, opening_hours: null } },
    });
  });

  it("need a city, their own or the import's", () => {
    expect(faultsOf(osmFeature({ "addr:city": undefined }))).toEqual([
      { field: "properties.addr:city", reason: "is required" },
    ]);
    expect(restaurantOf(osmFeature({ "addr:city": undefined }), "Potsdam").city).toBe("Potsdam");
    for (const city of ["-", "x".repeat(65), true]) {
      expect(restaurantOf(osmFeature({ "addr:city": city }), "Potsdam").city).toBe("Potsdam");
      expect(faultsOf(osmFeature({ "addr:city": city }))).toMatchObject([{ field: "properties.addr:city" }]);
    }
    expect(restaurantOf(osmFeature({ "addr:city": undefined, "addr:village": "Caputh" }), "Potsdam").city).toBe(
      "Caputh",
    );
  });

  it("need a name, which may be a chain's or one in another language", () => {
    expect(faultsOf(osmFeature({ name: undefined }))).toEqual([{ field: "properties.name", reason: "is required" }]);
    expect(restaurantOf(osmFeature({ name: undefined, brand: "Burger Barn" })).name).toBe("Burger Barn");
    expect(restaurantOf(osmFeature({ name: "", "name:ja": "寿司屋" })).name).toBe("寿司屋");
    expect(faultsOf(osmFeature({ name: false }))).toEqual([{ field: "properties.name", reason: "is required" }]);
    expect(faultsOf(osmFeature({ name: "!!!" }))).toEqual([
      { field: "properties.name", reason: "must contain a letter, a digit or a symbol" },
    ]);
  });

  it.each([
    [{ name: "-", brand: "Subway" }, "Subway"],
    [{ name: "x".repeat(121), brand: "Subway" }, "Subway"],
    [{ name: "Zur\u00ad Kugel", brand: "Subway" }, "Zur Kugel"],
    [{ name: "?", brand: "-", "name:en": "The Ball" }, "The Ball"],
    [{ name: undefined, "name:zh-Hant": "漢堡店" }, "漢堡店"],
    [{ name: undefined, "name:sr-Latn": "Kugla" }, "Kugla"],
    [{ name: undefined, "name:zh_pinyin": "Hanbao" }, "Hanbao"],
  ])("have the first name that says something: %j", (tags, name) => {
    expect(restaurantOf(osmFeature(tags)).name).toBe(name);
  });

  it("are not called what their name comes from, or what they were called", () => {
    const tags = { name: undefined, "name:etymology": "A ball", "name:etymology:wikidata": "Q1", old_name: "Ball" };
    expect(faultsOf(osmFeature(tags))).toEqual([{ field: "properties.name", reason: "is required" }]);
  });

  it.each(["-", "?", "x".repeat(65), "-;?"])(
    "take what they serve from the amenity when no cuisine of %j can be used",
    (cuisine) => {
      const feature = osmFeature({ cuisine, amenity: "cafe" });
      expect(restaurantOf(feature).cuisines).toEqual(["Cafe"]);
      expect(notesOf(feature)).toMatchObject([["properties.cuisine.0", expect.any(String)]]);
      expect(restaurantOf(osmFeature({ cuisine: `${cuisine};pizza`, amenity: "cafe" })).cuisines).toEqual(["Pizza"]);
      expect(faultsOf(osmFeature({ cuisine, amenity: "bank" }))).toMatchObject([{ field: "properties.cuisine.0" }, {}]);
    },
  );

  it("take what they serve from the amenity when no cuisine is named", () => {
    const cuisines = (amenity: string) => restaurantOf(osmFeature({ cuisine: undefined, amenity })).cuisines;
    expect(cuisines("fast_food")).toEqual(["Fast food"]);
    expect(cuisines("restaurant")).toEqual(["Restaurant"]);
    expect(cuisines("restaurant;cafe;bank")).toEqual(["Restaurant", "Cafe"]);
    expect(faultsOf(osmFeature({ cuisine: undefined, amenity: "bank" }))).toEqual([
      { field: "properties.cuisine", reason: "must have at least 1 entry" },
    ]);
  });

  it("have their cuisines between semicolons or commas, of which the first six are kept", () => {
    expect(restaurantOf(osmFeature({ cuisine: "pizza,_kebab,_fresh fish|diet:vegetarian;" })).cuisines).toEqual([
      ...["Pizza", "Kebab", "Fresh fish", "Vegetarian"],
    ]);
    const many = osmFeature({ cuisine: "a;b;c;d;e;f;g;h" });
    expect(restaurantOf(many).cuisines).toHaveLength(6);
    expect(notesOf(many)).toEqual([["properties.cuisine", "too_many"]]);
  });

  it.each([
    [{ phone: "+1 800 GO PIZZA" }, "properties.phone", "pattern.phone"],
    [{ "contact:phone": "ask inside" }, "properties.contact:phone", "pattern.phone"],
    [{ website: "n/a" }, "properties.website", "pattern.url"],
    [{ "contact:website": "javascript:alert(1)" }, "properties.contact:website", "pattern.url"],
    [{ opening_hours: "x".repeat(501) }, "properties.opening_hours", "too_long"],
    [{ "addr:country": "Germany" }, "properties.addr:country", "pattern.country"],
    [{ "addr:postcode": "x".repeat(21) }, "properties.addr:postcode", "too_long"],
    [{ description: "x".repeat(2001) }, "properties.description", "too_long"],
  ])("are used without what cannot be used of %j", (tags, field, code) => {
    expect(notesOf(osmFeature(tags))).toEqual([[field, code]]);
  });

  it("have the first of several tags that can be used", () => {
    const tags = { phone: "none", "contact:phone": "+49 30 1234", website: "-", url: "example.org" };
    expect(restaurantOf(osmFeature(tags))).toMatchObject({ phone: "+49 30 1234", website: "https://example.org" });
    expect(notesOf(osmFeature(tags))).toEqual([]);
  });

  it("have one line of text, without characters that are none", () => {
    const tags = { name: " Zur\n Kugel\u0007", opening_hours: "Mo-Fr 11:00\r\n22:00", "addr:street": "Am\tTor" };
    expect(restaurantOf(osmFeature(tags))).toMatchObject({
      ...{ name: "Zur Kugel", opening_hours: "Mo-Fr 11:00 22:00" },
      address: { street: "Am Tor" },
    });
  });

  it("stand nowhere when their geometry is none, which is noted", () => {
    const at = (geometry: unknown) => osmFeature({}, { geometry });
    expect(notesOf(at({ type: "Point", coordinates: ["west", 52] }))).toEqual([
      ["geometry.coordinates", "pattern.point"],
    ]);
    expect(notesOf(at({ type: "Point", coordinates: [13, 95] }))).toEqual([["geometry.coordinates", "out_of_range"]]);
    expect(notesOf(at({ type: "Point", coordinates: [0, 0] }))).toEqual([["geometry.coordinates", "null_island"]]);
    for (const geometry of [null, undefined, { type: "Point", coordinates: [] }]) {
      expect(restaurantOf(at(geometry)).location).toBeNull();
      expect(notesOf(at(geometry))).toEqual([]);
    }
  });

  it.each(["__proto__", "constructor", "toString"])("take the tag value %s as text", (amenity) => {
    expect(faultsOf(osmFeature({ cuisine: undefined, amenity }))).toHaveLength(1);
    expect(faultsOf(osmFeature({ [amenity]: "x" }))).toEqual([]);
  });

  it("are features", () => {
    expect(map({ type: "Point" })).toMatchObject({
      rejected: [{ field: "type", code: "not_one_of", params: { options: ["Feature"] } }],
    });
    expect(faultsOf(osmFeature({}, { properties: "none" }))).toEqual([
      { field: "properties", reason: "must be an object" },
    ]);
  });
});

describe("the id of a feature", () => {
  const tags = osmFeature().properties;
  const idOf = (properties: Tags, rest: Tags = {}) => {
    const mapped = map(osmFeature({}, { id: undefined, properties: { ...tags, ...properties }, ...rest }));
    return "rejected" in mapped ? mapped.rejected : mapped.record.external_id;
  };
  const outline = { geometry: { type: "MultiPolygon", coordinates: [] } };

  it.each([
    ["Overpass turbo's", { "@id": "way/7" }, { id: "way/7" }, "way/7"],
    ["Overpass turbo's among the tags", { "@id": "relation/7" }, {}, "relation/7"],
    ["QuickOSM's", { full_id: "n7", osm_id: "7", osm_type: "node" }, {}, "node/7"],
    [
      "QuickOSM's beside a number of the layer's",
      { full_id: "r7", osm_id: "7", osm_type: "relation" },
      { id: 1 },
      "relation/7",
    ],
    ["QuickOSM's without its full id", { osm_id: 7, osm_type: "way" }, {}, "way/7"],
    ["Nominatim's", { osm_id: 7, osm_type: "N" }, {}, "node/7"],
    ["osmium's attributes", { "@type": "way", "@id": 7 }, {}, "way/7"],
    ["osmium's own", {}, { id: "w7" }, "way/7"],
    ["osmium's of a way's area", {}, { id: "a14" }, "way/7"],
    ["osmium's of a relation's area", {}, { id: "a15" }, "relation/7"],
    ["osmtogeojson's", { type: "node", id: 7 }, {}, "node/7"],
    ["OSMnx's", { element: "way", id: 7 }, { id: "0" }, "way/7"],
    ["an older OSMnx's", { element_type: "way", osmid: 7 }, { id: "0" }, "way/7"],
    ["ogr2ogr's of a point", { osm_id: "7" }, {}, "node/7"],
    ["ogr2ogr's of a way", { osm_id: null, osm_way_id: "7" }, outline, "way/7"],
    ["ogr2ogr's of a relation", { osm_id: "7", osm_way_id: null }, outline, "relation/7"],
    ["osm2pgsql's of a way", { osm_id: 7 }, outline, "way/7"],
    ["osm2pgsql's of a relation", { osm_id: -7 }, outline, "relation/7"],
    ["a table's that has fractions", { osm_id: "7.0", osm_type: "way" }, {}, "way/7"],
    ["a table's that has fractions and gaps", { osm_id: null, osm_way_id: "7.0" }, outline, "way/7"],
    ["a table's of relations that has fractions", { osm_id: "-7.0" }, outline, "relation/7"],
    ["a number", {}, { id: 42 }, "42"],
    ["any text", {}, { id: "somewhere-42" }, "somewhere-42"],
  ])("may be %s", (_, properties, rest, id) => {
    expect(idOf(properties, rest)).toBe(id);
  });

  it("is needed", () => {
    expect(idOf({})).toMatchObject([{ field: "id", reason: "is required" }]);
  });
});

describe("tags in a property of their own", () => {
  const { name, ...others } = osmFeature().properties;
  const geometry = osmFeature().geometry;
  const hstore = `"addr:city"=>"Berlin","amenity"=>"restaurant", "cuisine" => "german;pizza","fee"=>NULL,"note"=>"a \\"b\\" \\\\ c"`;

  it.each([
    ["osmtogeojson's", { type: "node", id: 1, tags: { name, ...others } }],
    ["ogr2ogr's", { osm_id: "1", name, barrier: null, other_tags: hstore }],
    ["ogr2ogr's as JSON", { osm_id: "1", name, other_tags: others }],
    ["ogr2ogr's as text of JSON", { osm_id: "1", name, other_tags: JSON.stringify(others) }],
    ["osm2pgsql's", { osm_id: 1, tags: `"name"=>"${name}",${hstore}` }],
    ["osm2pgsql's as JSON", { osm_id: 1, tags: ` ${JSON.stringify({ name, ...others })}` }],
    ["in columns whose names have no colon", { osm_id: "1", name, ...others, "addr:city": null, addr_city: "Berlin" }],
  ])("are read: %s", (_, properties) => {
    expect(map({ type: "Feature", geometry, properties })).toEqual(map(osmFeature()));
  });

  it.each(["{", "{}}", "[1]", "null", '"a"', '"a"=>', '=>"b"', 5, [["name", "Other"]]])(
    "say nothing where they are of no such form: %j",
    (tags) => {
      expect(map({ ...osmFeature(), properties: { ...osmFeature().properties, tags } })).toEqual(map(osmFeature()));
    },
  );

  it("are read up to where they are not in order", () => {
    const properties = { osm_id: 1, name, cuisine: "german;pizza", tags: `${hstore},"x"=>"y` };
    expect(map({ type: "Feature", geometry, properties })).toEqual(map(osmFeature()));
  });
});
