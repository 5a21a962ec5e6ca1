import { expect, it } from "vitest";
import type { Restaurant } from "../../platform/api.ts";
import {
  changedInputs,
  changesOf,
  enteredInputs,
  mergedInputs,
  type ProfileInputs,
  profileInputs,
  profileOf,
  seenInputs,
  storedInputs,
} from "./profile.ts";

const restaurant = {
  name: "Ippudo",
  city: "Kyoto",
  cuisines: ["Ramen", "Izakaya"],
  description: "Broth.\nNoodles.",
  address: { street: "1 Main", postal_code: "604-0", region: null, country: "JP" },
  location: { lat: 35.01, lng: 135.76 },
  phone: null,
  website: "https://ippudo.example",
  price_level: 2,
  opening_hours: null,
  attributes: ["dogs", "wifi"],
  diets: [],
  chain: null,
  links: { menu: "https://ippudo.example/menu", order: null, reserve: null },
  neighborhood: "Gion",
  version: 3,
} as unknown as Restaurant;

function formOf(values: Partial<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value ?? "");
  return form;
}
const seen = storedInputs(restaurant);
const entered = (changes: Partial<ProfileInputs>) => enteredInputs(formOf({ ...seen, ...changes }));

it("a form that was not touched changes nothing, whatever line breaks the browser sends", () => {
  expect(changesOf(seen, entered({}))).toEqual({});
  expect(changesOf(seen, entered({ description: "Broth.\r\nNoodles. " }))).toEqual({});
  expect(changesOf(seen, entered({ cuisines: "Ramen,Izakaya ," }))).toEqual({});
});

it("only what was changed is sent, and what was emptied is cleared", () => {
  expect(changesOf(seen, entered({ name: "Ippudo Gion", website: "" }))).toEqual({
    name: "Ippudo Gion",
    website: null,
  });
});

it("an address is sent whole, and a place is cleared with both its numbers", () => {
  expect(changesOf(seen, entered({ "address.region": "Kansai" }))).toEqual({
    address: { street: "1 Main", postal_code: "604-0", region: "Kansai", country: "JP" },
  });
  expect(changesOf(seen, entered({ "location.lat": "", "location.lng": "" }))).toEqual({ location: null });
});

it("half a place, or a place in words, is no number for the API", () => {
  expect(profileOf(entered({ "location.lng": "" })).location).toEqual({ lat: 35.01, lng: Number.NaN });
  expect(profileOf(entered({ "location.lat": "north" })).location).toEqual({ lat: Number.NaN, lng: 135.76 });
});

it("degrees are read with a comma and in Arabic digits", () => {
  const { location } = profileOf(entered({ "location.lat": "−35,5", "location.lng": "١٣٥٫٢٥" }));
  expect(location).toEqual({ lat: -35.5, lng: 135.25 });
});

it("a new restaurant has all its fields", () => {
  expect(profileOf(enteredInputs(formOf({ name: "A", city: "B", cuisines: "" })))).toEqual({
    name: "A",
    city: "B",
    cuisines: [],
    description: null,
    address: { street: null, postal_code: null, region: null, country: null },
    location: null,
    phone: null,
    website: null,
    price_level: null,
    opening_hours: null,
    attributes: [],
    diets: [],
    chain: null,
    links: { menu: null, order: null, reserve: null },
    neighborhood: null,
  });
});

it("boxes are sent as a list when one was ticked or unticked, and links whole", () => {
  const boxes = formOf({ ...seen });
  boxes.delete("attributes");
  for (const name of ["dogs", "wifi"]) boxes.append("attributes", name);
  expect(changesOf(seen, enteredInputs(boxes))).toEqual({});
  boxes.append("attributes", "parking");
  expect(changesOf(seen, enteredInputs(boxes))).toEqual({ attributes: ["dogs", "wifi", "parking"] });
  boxes.delete("attributes");
  expect(changesOf(seen, enteredInputs(boxes))).toEqual({ attributes: [] });
  expect(changesOf(seen, entered({ "links.order": "https://o.example" }))).toEqual({
    links: { menu: "https://ippudo.example/menu", order: "https://o.example", reserve: null },
  });
});

it("what I touched stays mine, and the rest is as others left it", () => {
  const stored = { ...seen, phone: "+81 75", name: "Ippudo Kyoto" };
  const mine = entered({ name: "Ippudo Gion", city: "Osaka" });
  expect(changedInputs(seen, stored)).toEqual(["name", "phone"]);
  const merged = mergedInputs(seen, mine, stored);
  expect(merged).toMatchObject({ name: "Ippudo Gion", city: "Osaka", phone: "+81 75" });
  expect(changesOf(stored, merged)).toEqual({ name: "Ippudo Gion", city: "Osaka" });
});

it("a form remembers what it showed, and reads nothing into what it did not write", () => {
  expect(seenInputs(JSON.stringify(seen))).toEqual(seen);
  for (const wrong of [null, "", "{", "null", "7", "[]"]) {
    expect(seenInputs(wrong)).toEqual(Object.fromEntries(profileInputs.map((name) => [name, ""])));
  }
});
