import type { Sought } from "@bellyfed/core/resolving/place";
import { chanceOf } from "../search/documents.ts";

type Chance = () => number;
type Change = (place: Sought, chance: Chance) => Sought;

const SHORT = 9;
const METRES_A_DEGREE = 111_195;

/** A letter left out, put in, taken for another, or exchanged with its neighbour. */
function misspelt(text: string, chance: Chance): string {
  const at = 1 + Math.floor(chance() * Math.max(1, text.length - 2));
  const letter = "aeinrst"[Math.floor(chance() * 7)] ?? "e";
  const [before, here, next, rest] = [text.slice(0, at), text[at] ?? "", text[at + 1] ?? "", text.slice(at + 2)];
  const ways = [
    before + next + rest,
    before + letter + here + next + rest,
    before + letter + next + rest,
    before + next + here + rest,
  ];
  return ways[Math.floor(chance() * ways.length)] ?? text;
}

/** So many metres away, in any direction. */
function moved({ location, ...place }: Sought, metres: number, chance: Chance): Sought {
  if (!location) return { ...place, location };
  const angle = chance() * 2 * Math.PI;
  const lat = location.lat + (Math.sin(angle) * metres) / METRES_A_DEGREE;
  const lng = location.lng + (Math.cos(angle) * metres) / (METRES_A_DEGREE * Math.cos((lat * Math.PI) / 180));
  return { ...place, location: { lat, lng } };
}

const streets: readonly (readonly [RegExp, string])[] = [
  [/\bStreet\b/i, "St."],
  [/\bAvenue\b/i, "Ave"],
  [/\bAve\b/i, "Avenue"],
  [/\bBoulevard\b/i, "Blvd."],
  [/\bRoad\b/i, "Rd"],
  [/\bWest\b/i, "W"],
  [/\bEast\b/i, "E."],
  [/ (\d*[04-9]) (?=(?:St\.|Ave))/i, " $1th "],
];
const abbreviated = (street: string | null): string | null =>
  street && streets.reduce((text, [long, short]) => text.replace(long, short), street);

const phones = [
  (digits: string) => `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`,
  (digits: string) => `+1${digits}`,
  (digits: string) => `001 ${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}`,
  (digits: string) => `${digits.slice(0, 3)} ${digits.slice(3)}`,
] as const;
/** The same number as others write it. */
export function rewritten(phone: string | null, chance: Chance): string | null {
  const digits = phone?.replace(/\D/g, "").slice(1);
  return digits ? (phones[Math.floor(chance() * phones.length)] ?? phones[0])(digits) : null;
}

const only = (place: Sought, ...names: (keyof Sought)[]): Sought => ({
  ...{ name: place.name, street: null, postal_code: null, city: null, phone: null, website: null, location: null },
  ...Object.fromEntries(names.map((name) => [name, place[name]])),
});
/** Two mistakes, and one in a short name. */
const typos: Change = (place, chance) => {
  const once = misspelt(place.name ?? "", chance);
  return { ...place, name: once.length < SHORT ? once : misspelt(once, chance) };
};

/** How others say the same place. */
export const changes: Readonly<Record<string, Change>> = {
  "as it is": (place) => place,
  "two letters of its name wrong": typos,
  "moved by 30 m, without an address or a phone": (place, chance) => only(moved(place, 30, chance), "location", "city"),
  "moved by 30 m, two letters wrong": (place, chance) =>
    only(typos(moved(place, 30, chance), chance), "name", "location"),
  "its address with other abbreviations alone": (place) =>
    only({ ...place, street: abbreviated(place.street) }, "street", "city"),
  "its address and two letters wrong": (place, chance) =>
    only(typos({ ...place, street: abbreviated(place.street) }, chance), "name", "street"),
  "its phone in another form alone": (place) => only(place, "phone"),
  "its phone, and the name wrong": (place, chance) => only(typos(place, chance), "name", "phone"),
  "its name as a company": (place, chance) =>
    only({ ...moved(place, 30, chance), name: `${place.name?.toUpperCase()}, L.L.C.` }, "name", "location", "street"),
  "its name and city alone": (place) => only(place, "city"),
};

/** Every so many-th place in this way, always the same ones. */
export function perturbed<Place extends Sought>(
  places: readonly Place[],
  change: string,
  every: number,
  rewrite: (phone: string) => string | null,
): { readonly right: Place; readonly sought: Sought }[] {
  const chance = chanceOf(change.length * 31);
  return places
    .filter((_, at) => at % every === 0)
    .map((right) => {
      const sought = (changes[change] ?? ((place) => place))(right, chance);
      const phone = rewritten(sought.phone, chance);
      return { right, sought: { ...sought, phone: phone === null ? null : rewrite(phone) } };
    });
}
