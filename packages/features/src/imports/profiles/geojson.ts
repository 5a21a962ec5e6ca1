import { type Fault, type FieldError, faultOf } from "@bellyfed/core/fault";
import { slugOf } from "@bellyfed/core/slug";
import { CreateRestaurant } from "../../restaurants/contract.ts";
import { firstPhone, firstWebAddress } from "./contacts.ts";
import { placeOf } from "./geometry.ts";
import { MOST_ENTRIES } from "./leave-out.ts";
import { osmFeature } from "./osm-feature.ts";
import { hoursOf } from "./osm-hours.ts";
import { attributesOf, dietsOf } from "./osm-particulars.ts";
import type { Tags } from "./osm-tags.ts";
import { firstUsable, isUsable, objectOf, type Profile, unmappable, wrongAt } from "./row.ts";

const { entries } = CreateRestaurant;

/** What an `amenity` says about what is served, where no cuisine is named. */
const SERVED: Readonly<Record<string, string>> = {
  bar: "Bar",
  biergarten: "Biergarten",
  cafe: "Cafe",
  fast_food: "Fast food",
  food_court: "Food court",
  ice_cream: "Ice cream",
  pub: "Pub",
  restaurant: "Restaurant",
};

/** Which tags a field is taken from; the first that can be used counts. */
const CITY = ["addr:city", "contact:city", "addr:town", "addr:village", "addr:hamlet", "addr:municipality"];
const PHONE = ["phone", "contact:phone", "mobile", "contact:mobile", "phone:mobile"];
const WEBSITE = ["website", "contact:website", "url", "website:official"];
const LINKS = {
  menu: ["website:menu", "menu:url", "url:menu"],
  order: ["website:orders", "website:order"],
  reserve: ["website:booking", "reservation:website", "website:reservation"],
} as const;
const NEIGHBORHOOD = ["addr:neighbourhood", "addr:neighborhood", "addr:quarter", "addr:suburb"];

/** Features with OpenStreetMap's tags as properties. */
export const geojson: Profile = {
  origins: {
    external_id: "id",
    "restaurant.name": "properties.name",
    "restaurant.city": "properties.addr:city",
    "restaurant.cuisines": "properties.cuisine",
    "restaurant.description": "properties.description",
    "restaurant.address.street": "properties.addr:street",
    "restaurant.address.postal_code": "properties.addr:postcode",
    "restaurant.address.region": "properties.addr:state",
    "restaurant.address.country": "properties.addr:country",
    "restaurant.location": "geometry.coordinates",
    "restaurant.phone": "properties.phone",
    "restaurant.website": "properties.website",
    "restaurant.opening_hours": "properties.opening_hours",
    "restaurant.chain": "properties.brand",
    "restaurant.neighborhood": "properties.addr:neighbourhood",
  },
  draft: (row, defaults) => {
    const feature = objectOf(row);
    if (feature.type !== "Feature") throw unmappable("type", faultOf("not_one_of", { options: ["Feature"] }));
    const { id, tags, geometry } = osmFeature(feature);
    const place = placeOf(geometry);
    const phone = firstOf(tags, PHONE, firstPhone, faultOf("pattern.phone"));
    const website = firstOf(tags, WEBSITE, firstWebAddress, faultOf("pattern.url"));
    const links = linksOf(tags);
    return {
      external_id: id,
      restaurant: {
        name: firstUsable(entries.name, namesOf(tags)),
        city: firstUsable(entries.city, [...CITY.map((key) => tags[key]), defaults.city]),
        cuisines: cuisinesOf(tags),
        description: tags.description,
        ...openingOf(tags),
        address: addressOf(tags),
        location: place && "lat" in place ? place : null,
        phone: phone.value,
        website: website.value,
        ...links.value,
        ...particularsOf(tags),
      },
      inspections: [],
      notes: [
        ...(place && "code" in place ? [wrongAt("geometry.coordinates", place)] : []),
        ...phone.notes,
        ...website.notes,
        ...links.notes,
      ],
    };
  },
};

/** As data where that says more than the text. */
function openingOf(tags: Tags): object {
  const hours = hoursOf(tags);
  return hours && isUsable(entries.hours, hours) ? { hours } : { opening_hours: tags.opening_hours };
}

/** Fields that most say nothing of; those are left out. */
function particularsOf(tags: Tags): object {
  const said = {
    attributes: attributesOf(tags),
    diets: dietsOf(tags),
    chain: tags.brand,
    neighborhood: firstUsable(
      entries.neighborhood,
      NEIGHBORHOOD.map((key) => tags[key]),
    ),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** Its own pages, with notes at those that are none. */
function linksOf(tags: Tags): { readonly value: object; readonly notes: readonly FieldError[] } {
  const found = Object.entries(LINKS).map(
    ([name, keys]) => [name, firstOf(tags, keys, firstWebAddress, faultOf("pattern.url"))] as const,
  );
  const links = found.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value] as const]));
  return {
    value: links.length > 0 ? { links: Object.fromEntries(links) } : {},
    notes: found.flatMap(([, { notes }]) => notes),
  };
}

/** What can be used of these tags; where there are some and none can, a note at the first. */
function firstOf(
  tags: Tags,
  keys: readonly string[],
  usable: (text: string) => string | undefined,
  fault: Fault,
): { readonly value: string | undefined; readonly notes: readonly FieldError[] } {
  const known = keys.filter((key) => tags[key] !== undefined);
  const [value] = known.flatMap((key) => usable(tags[key] ?? "") ?? []);
  const [first] = known;
  return { value, notes: value === undefined && first !== undefined ? [wrongAt(`properties.${first}`, fault)] : [] };
}

/** The names of a place in the languages of those who come there: `name:de`, `name:zh-Hant`; `name:etymology` is none. */
const IN_A_LANGUAGE = /^name:[a-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*$/;

/** A chain's place may have no name but its brand, a place abroad only its name in another language. */
const namesOf = (tags: Tags): readonly unknown[] => [
  ...["name", "brand", "name:en"].map((key) => tags[key]),
  ...Object.keys(tags).flatMap((key) => (IN_A_LANGUAGE.test(key) ? [tags[key]] : [])),
];

/**
 * `ice_cream;pizza,_kebab` -> Ice cream, Pizza, Kebab. A further spelling of the same cuisine is left out. Where none of them can be used,
 * it is the amenity that says what is served.
 */
function cuisinesOf({ cuisine = "", amenity = "" }: Tags): readonly string[] {
  const tags = cuisine.split(/[;,|]/, MOST_ENTRIES).flatMap((tag) => capitalised(tag) || []);
  const names = [...new Map(tags.map((name) => [slugOf(name), name])).values()];
  if (names.some((name) => isUsable(entries.cuisines, [name]))) return names;
  return [...names, ...amenity.split(";", MOST_ENTRIES).flatMap((kind) => served(kind.trim()))];
}

const served = (amenity: string): string[] => (Object.hasOwn(SERVED, amenity) ? [SERVED[amenity] ?? ""] : []);

function capitalised(tag: string): string {
  const name = tag
    .replace(/[_\s]+/gu, " ")
    .trim()
    .replace(/^diet: ?/i, "");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function addressOf(tags: Tags): object {
  const street = tags["addr:street"] ?? tags["contact:street"] ?? tags["addr:place"] ?? tags["addr:full"] ?? "";
  const number = tags["addr:housenumber"] ?? tags["contact:housenumber"] ?? "";
  return {
    street: `${street} ${number}`.trim() || null,
    postal_code: (tags["addr:postcode"] ?? tags["contact:postcode"])?.split(";")[0]?.trim() || null,
    region: tags["addr:state"] ?? tags["addr:province"] ?? null,
    country: tags["addr:country"]?.toUpperCase() ?? null,
  };
}
