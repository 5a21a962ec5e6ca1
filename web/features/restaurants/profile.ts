import {
  attributeNames,
  dietNames,
  latinDigits,
  type Profile,
  type ProfileChanges,
  type Restaurant,
} from "@/platform/api";
import { listOf, readJson, textOf } from "@/platform/forms/form-data";
import { enteredHours, hoursIn, hoursText } from "./hours/entered.ts";

/** The inputs of a restaurant's form, by the field of the API that each belongs to. */
const inputs = {
  name: ["name"],
  city: ["city"],
  cuisines: ["cuisines"],
  description: ["description"],
  address: ["address.street", "address.postal_code", "address.region", "address.country"],
  location: ["location.lat", "location.lng"],
  phone: ["phone"],
  website: ["website"],
  price_level: ["price_level"],
  opening_hours: ["opening_hours"],
  hours: ["hours"],
  attributes: ["attributes"],
  diets: ["diets"],
  chain: ["chain"],
  links: ["links.menu", "links.order", "links.reserve"],
  neighborhood: ["neighborhood"],
} as const satisfies Record<Exclude<keyof Profile, "opens_on">, readonly string[]>;

type Field = keyof typeof inputs;
export type ProfileInput = (typeof inputs)[Field][number];
/** A restaurant as a form shows it. */
export type ProfileInputs = Readonly<Record<ProfileInput, string>>;
export const profileInputs: readonly ProfileInput[] = Object.values(inputs).flat();

const inputsBy = (value: (name: ProfileInput) => string): ProfileInputs =>
  Object.fromEntries(profileInputs.map((name) => [name, value(name)])) as unknown as ProfileInputs;

/** Inputs that hold several: written with commas between, or ticked. */
export const isList = (name: string): boolean => ["cuisines", "attributes", "diets"].includes(name);
const listed = (text: string): string[] => (text === "" ? [] : text.split(", "));

/** What was entered. */
export const enteredInputs = (form: FormData): ProfileInputs =>
  inputsBy((name) =>
    name === "hours" ? enteredHours(form) : isList(name) ? listOf(form, name).join(", ") : (textOf(form, name) ?? ""),
  );

/** What is stored. */
export function storedInputs(restaurant: Restaurant): ProfileInputs {
  const { address, location, links } = restaurant;
  const values: Readonly<Record<ProfileInput, string | number | null | undefined>> = {
    name: restaurant.name,
    city: restaurant.city,
    cuisines: restaurant.cuisines.join(", "),
    description: restaurant.description,
    "address.street": address.street,
    "address.postal_code": address.postal_code,
    "address.region": address.region,
    "address.country": address.country,
    "location.lat": location?.lat,
    "location.lng": location?.lng,
    phone: restaurant.phone,
    website: restaurant.website,
    price_level: restaurant.price_level,
    opening_hours: restaurant.opening_hours,
    hours: hoursText(restaurant.hours),
    attributes: inOrder(attributeNames, restaurant.attributes),
    diets: inOrder(dietNames, restaurant.diets),
    chain: restaurant.chain,
    "links.menu": links.menu,
    "links.order": links.order,
    "links.reserve": links.reserve,
    neighborhood: restaurant.neighborhood,
  };
  return inputsBy((name) => String(values[name] ?? ""));
}

/** As boxes stand in a form, whatever order they were stored in. */
const inOrder = (all: readonly string[], stored: readonly string[]): string =>
  all.filter((name) => stored.includes(name)).join(", ");

/** What a form remembers of what it showed; without it, as if it had shown nothing: then all that was entered is a change. */
export function seenInputs(json: string | null): ProfileInputs {
  const seen = readJson(json);
  return inputsBy((name) => String(seen[name] ?? ""));
}

/** The restaurant that was entered; what is missing or wrong is for the API to refuse. */
export function profileOf(entered: ProfileInputs): Profile {
  const fields: object = Object.fromEntries(
    (Object.keys(inputs) as Field[]).map((field) => [field, fieldOf(field, entered)]),
  );
  return saidOnce(fields as Profile);
}

/** Only what differs from what the form showed; null clears a field. */
export function changesOf(seen: ProfileInputs, entered: ProfileInputs): ProfileChanges {
  const changed = (Object.keys(inputs) as Field[]).filter((field) =>
    inputs[field].some((name) => seen[name] !== entered[name]),
  );
  return saidOnce(Object.fromEntries(changed.map((field) => [field, fieldOf(field, entered)])) as ProfileChanges);
}

/** Hours are told as data or as text: as data where both were entered, as text alone where the rows are empty. */
function saidOnce<Said extends ProfileChanges>({ hours, opening_hours, ...said }: Said): Said {
  const text = opening_hours === undefined ? {} : { opening_hours };
  if (hours) return { ...said, hours } as Said;
  return { ...said, ...text, ...(hours === null && !opening_hours && opening_hours !== null && { hours }) } as Said;
}

/** What one has entered over what is stored by now: what one did not touch is as others have left it. */
export const mergedInputs = (seen: ProfileInputs, entered: ProfileInputs, stored: ProfileInputs): ProfileInputs =>
  inputsBy((name) => (entered[name] === seen[name] ? stored[name] : entered[name]));

/** The inputs that others have changed since the form was shown. */
export const changedInputs = (seen: ProfileInputs, stored: ProfileInputs): readonly ProfileInput[] =>
  profileInputs.filter((name) => seen[name] !== stored[name]);

function fieldOf(field: Field, entered: ProfileInputs): Profile[Field] {
  switch (field) {
    case "name":
    case "city":
      return entered[field];
    case "cuisines":
    case "attributes":
    case "diets":
      // Which words there are is for the API to say.
      return listed(entered[field]) as Profile[Field];
    case "address":
      return {
        street: entered["address.street"] || null,
        postal_code: entered["address.postal_code"] || null,
        region: entered["address.region"] || null,
        country: entered["address.country"] || null,
      };
    case "hours":
      return hoursIn(entered.hours);
    case "links":
      return {
        menu: entered["links.menu"] || null,
        order: entered["links.order"] || null,
        reserve: entered["links.reserve"] || null,
      };
    case "location":
      return locationOf(entered["location.lat"], entered["location.lng"]);
    case "price_level":
      return entered.price_level === "" ? null : Number(entered.price_level);
    case "description":
    case "phone":
    case "website":
    case "chain":
    case "neighborhood":
    case "opening_hours":
      return entered[field] || null;
  }
}

/** One of the two alone is no place: the other is NaN, which the API refuses by name. */
function locationOf(lat: string, lng: string): Profile["location"] {
  return lat === "" && lng === "" ? null : { lat: degrees(lat), lng: degrees(lng) };
}

const degrees = (text: string): number =>
  text === ""
    ? Number.NaN
    : Number(
        latinDigits(text)
          .replace("−", "-")
          .replace(/^([+-]?\d+)[,٫](\d+)$/, "$1.$2"),
      );
