import { lookUpKeys } from "@bellyfed/core/resolving/keys";
import type { Sought } from "@bellyfed/core/resolving/place";
import type { SearchDocument } from "@bellyfed/core/search/document";

/** Places that are looked for at once. */
const TOGETHER = 50;

/** Documents that show where they are, and have the keys by which places are looked up. */
export const withPlaces = (documents: readonly SearchDocument[]): SearchDocument[] =>
  documents.map((document, at) => {
    const { id, name, city, location, status } = document;
    const street = `${1 + (at % 900)} Street ${at % 211}`;
    const address = { street, postal_code: null, region: null, country: null };
    const keys = lookUpKeys({ name, street, phone: null, website: null });
    const shown = { id, name, city, address, location, status, phone: null, website: null };
    return { ...document, keys, shown: JSON.stringify(shown) };
  });

/** Fifty places with a letter missing in each name, some 30 m away: a file of what is known under other ids. */
export function someSought(documents: readonly SearchDocument[], turn: number): Sought[] {
  const first = (turn * 997) % Math.max(1, documents.length - TOGETHER);
  return documents.slice(first, first + TOGETHER).map(({ name, city, location }) => ({
    ...{ name: name.slice(0, 2) + name.slice(3), city, street: null, postal_code: null, phone: null, website: null },
    location: location && { lat: location.lat + 0.0003, lng: location.lng },
  }));
}
