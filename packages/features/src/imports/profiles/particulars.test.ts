import { describe, expect, it } from "vitest";
import { nativeRow, osmFeature } from "../fixtures.ts";
import type { ProfileName } from "../rules.ts";
import { rowOfCells } from "./cells.ts";
import { mapRow, profilesByName } from "./profile.ts";

const map = (profile: ProfileName, row: unknown) => mapRow(profilesByName[profile], row, { city: "Berlin" });
function mapped(profile: ProfileName, row: unknown) {
  const all = map(profile, row);
  if ("rejected" in all || !all.record.restaurant) throw new Error(JSON.stringify(all));
  const notes = (all.notes ?? []).map(({ field, code }) => [field, code]);
  return { restaurant: all.record.restaurant, notes };
}
const ofTags = (tags: Readonly<Record<string, string>>) => mapped("geojson", osmFeature(tags));

describe("tags of OpenStreetMap", () => {
  it.each([
    [{ outdoor_seating: "yes" }, ["outdoor_seating"]],
    [{ outdoor_seating: "no" }, undefined],
    [{ wheelchair: "limited", dog: "leashed", delivery: "unknown" }, undefined],
    [{ takeaway: "only", delivery: "yes" }, ["delivery", "takeaway"]],
    [{ internet_access: "wlan" }, ["wifi"]],
    [{ internet_access: "terminal;wlan" }, ["wifi"]],
    [{ internet_access: "yes" }, undefined],
    [{ "payment:cash": "only" }, ["cash_only"]],
    [{ "payment:cash": "yes", "payment:visa": "yes" }, ["cards"]],
    [
      { air_conditioning: "yes", drive_through: "yes", reservation: "yes", dog: "yes", highchair: "yes" },
      ["reservations", "dogs", "drive_through", "air_conditioning", "kids"],
    ],
  ])("%j say yes to %j alone", (tags, attributes) => {
    const { restaurant, notes } = ofTags(tags);
    expect([restaurant.attributes, notes]).toEqual([attributes, []]);
  });

  it("say diets, the chain, the neighbourhood and pages of its own", () => {
    const tags = {
      ...{ "diet:vegan": "only", "diet:halal": "no", "diet:kosher": "yes", brand: "Kugel" },
      ...{ "addr:suburb": "Mitte", "website:menu": "kugel.example/karte", "website:booking": "https://kugel.example" },
    };
    expect(ofTags(tags).restaurant).toMatchObject({
      ...{ diets: ["vegan", "kosher"], chain: "Kugel", neighborhood: "Mitte" },
      links: { menu: "https://kugel.example/karte", order: null, reserve: "https://kugel.example" },
    });
  });

  it("that are no such thing are left out with a note", () => {
    const { restaurant, notes } = ofTags({ brand: "-", "addr:suburb": "?", "website:menu": "ask" });
    expect(restaurant).not.toHaveProperty("chain");
    expect(restaurant).not.toHaveProperty("neighborhood");
    expect(restaurant).not.toHaveProperty("links");
    expect(notes.map(([field]) => field).sort()).toEqual([
      "properties.addr:neighbourhood",
      "properties.brand",
      "properties.website:menu",
    ]);
  });
});

describe("hours of several kinds", () => {
  const lunch = { day: 1, from: 720, to: 900 };
  it("are data, of a kind each, where tags tell them", () => {
    const tags = {
      opening_hours: "Mo 10:00-23:00",
      "opening_hours:kitchen": "Mo 12:00-15:00",
      happy_hours: "Mo 17:00-19:00",
    };
    const { hours, opening_hours } = ofTags(tags).restaurant;
    expect([hours, opening_hours]).toEqual([
      {
        time_zone: null,
        regular: [
          { kind: "open", day: 1, from: 600, to: 1380 },
          { kind: "kitchen", ...lunch },
          { kind: "happy_hour", day: 1, from: 1020, to: 1140 },
        ],
        special: [],
        text: null,
      },
      null,
    ]);
    expect(ofTags({ "opening_hours:delivery": "Mo 12:00-15:00" }).restaurant.hours?.regular).toEqual([
      { kind: "delivery", ...lunch },
    ]);
  });

  it("stay text where that cannot be read, or where there are no others", () => {
    for (const tags of [
      { opening_hours: "Mo 10:00-23:00" },
      { opening_hours: "Mo 10:00-23:00", "opening_hours:kitchen": "until late" },
      { opening_hours: "when the flag is out", "opening_hours:kitchen": "Mo 12:00-15:00" },
    ]) {
      const { restaurant } = ofTags(tags);
      expect(restaurant.opening_hours).toBe(tags.opening_hours);
      expect(restaurant).not.toHaveProperty("hours");
    }
  });
});

describe("rows of the native profile", () => {
  it("say them as POST takes them", () => {
    const said = {
      ...{ attributes: ["wifi", "dogs"], diets: ["vegan"], chain: "Kumo", neighborhood: "Gion" },
      links: { menu: "https://kumo.example/menu", order: null, reserve: null },
    };
    expect(mapped("bellyfed", nativeRow(1, said))).toMatchObject({ restaurant: said, notes: [] });
  });

  it("say them in cells as people write them", () => {
    const cells = {
      ...{ attributes: "Outdoor seating; WiFi|drive-through", diets: "Gluten free", chain: " Kumo ", neighborhood: "" },
      "links.menu": "www.kumo.example",
    };
    const row = rowOfCells(Object.entries({ external_id: "r-1", name: "A", cuisines: "Soup", ...cells }));
    const { restaurant, notes } = mapped("bellyfed", row);
    expect(restaurant).toMatchObject({
      ...{ attributes: ["outdoor_seating", "wifi", "drive_through"], diets: ["gluten_free"], chain: "Kumo" },
      links: { menu: "https://www.kumo.example", order: null, reserve: null },
    });
    expect(restaurant).not.toHaveProperty("neighborhood");
    expect(notes).toEqual([]);
  });

  it("lose words that nobody knows, and keep the others", () => {
    const row = nativeRow(1, { attributes: ["wifi", "jacuzzi", 7], diets: "x", links: { menu: "no", order: null } });
    const { restaurant, notes } = mapped("bellyfed", row);
    expect(restaurant).toMatchObject({ attributes: ["wifi"], diets: [] });
    expect(restaurant.links).toEqual({ menu: null, order: null, reserve: null });
    expect(notes.map(([field]) => field)).toEqual(["attributes.1", "attributes.2", "diets.0", "links.menu"]);
  });
});
