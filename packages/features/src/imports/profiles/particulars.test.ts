import { describe, expect, it } from "vitest";
import { nativeRow, osmFeature } from "../fixtures.ts";
import type { ProfileName } from "../rules.ts";
import { rowOfCells } from "./cells.ts";
import { mapRow, profilesByName } from "./profile.ts";

const map = (profile: ProfileName, row: unknown) => mapRow(profilesByName[profile], row, { city: "Berlin" });
function mapped(profile: ProfileName, row: unknown) {
  const all = map(profile, row);
  if ("rejected" in all) throw new Error(JSON.stringify(all.rejected));
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
