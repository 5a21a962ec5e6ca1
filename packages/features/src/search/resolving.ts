import { parallel } from "@bellyfed/core/parallel";
import { type Candidate, candidatesOf } from "@bellyfed/core/resolving/candidates";
import { lookUpKeys } from "@bellyfed/core/resolving/keys";
import type { KnownPlace, Sought } from "@bellyfed/core/resolving/place";
import type { SearchFilters } from "@bellyfed/core/search/query";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import type { Facts } from "./folding.ts";
import { idIn, type SoughtPlace } from "./sought.ts";

type Asked = Sought & { readonly id?: string };

/** Metres around a place in which whatever stands there is compared. */
const HERE = 150;
/** So many are compared of those that stand there, and of those that are called so. */
const MOST_HERE = 60;
const MOST_CALLED = 40;
/** Places that are looked for at the same time, where the index is a server. */
const AT_ONCE = 8;
const ANY_STATUS: NonNullable<SearchFilters["status"]> = ["open", "closed"];

/**
 * For each place that is looked for the restaurants of an index that it may be. Compared are those that its link names, that have its name, phone,
 * address or website, that stand where it does, and, where nothing is found by these, that are called much as it is in its city.
 */
export async function resolvePlaces(index: SearchIndex, asked: readonly Asked[]): Promise<Candidate[][]> {
  const byKey = await lookedUp(index, asked);
  return parallel(asked, AT_ONCE, async (sought) => {
    const looked = keysOf(sought).flatMap((key) => byKey.get(key) ?? []);
    const here = [...looked, ...(await standingThere(index, sought))];
    const candidates = among(sought, here);
    // To forgive mistakes takes longer than all else: it is for those of which nothing was found, and of which it is not known who stands there.
    if (candidates.length > 0 || sought.location) return candidates;
    return among(sought, [...here, ...(await calledSo(index, sought))]);
  });
}

const among = (sought: Asked, places: readonly KnownPlace[]): Candidate[] =>
  candidatesOf(sought, [...new Map(places.map((place) => [place.id, place])).values()], sought.id);

const keysOf = (place: Asked): string[] => [...(place.id ? [`id:${place.id}`] : []), ...lookUpKeys(place)];

/** All that are found by ids and keys, in one look. */
async function lookedUp(index: SearchIndex, asked: readonly Asked[]): Promise<Map<string, KnownPlace[]>> {
  const ids = asked.flatMap(({ id }) => id ?? []);
  const keys = [...new Set(asked.flatMap(lookUpKeys))];
  const byKey = new Map<string, KnownPlace[]>();
  for (const { shown } of await index.lookUp({ ids, keys })) {
    const place = knownPlace(shown);
    for (const key of keysOf(place)) byKey.set(key, [...(byKey.get(key) ?? []), place]);
  }
  return byKey;
}

async function standingThere(index: SearchIndex, { name, location }: Asked): Promise<KnownPlace[]> {
  if (!location || name === null) return [];
  const filters = { near: { ...location, radius: HERE }, status: ANY_STATUS };
  return found(index, { filters, sort: "distance", limit: MOST_HERE });
}

async function calledSo(index: SearchIndex, { name, city, street }: Asked): Promise<KnownPlace[]> {
  // A name alone is not enough: without anything of where it is nothing would come of it.
  if (name === null || (city === null && street === null)) return [];
  const filters = { ...(city !== null && { city: [city] }), status: ANY_STATUS };
  return found(index, { text: name, filters, sort: "relevance", limit: MOST_CALLED });
}

async function found(index: SearchIndex, query: Omit<Parameters<SearchIndex["search"]>[0], "facets">) {
  const { hits } = await index.search({ ...query, facets: [] });
  return hits.map(({ shown }) => knownPlace(shown));
}

/** A place as it is compared, and the id that its link names. */
export const soughtOf = ({
  address,
  url,
  ...said
}: Omit<SoughtPlace, "url"> & { url?: string | null }): Sought & { id?: string } => {
  const id = url ? idIn(url) : undefined;
  return {
    ...{ name: said.name, street: address.street, postal_code: address.postal_code },
    ...{ city: said.city, phone: said.phone, website: said.website, location: said.location },
    ...(id && { id }),
  };
};

/** What the index shows of a restaurant as it is compared. */
export function knownPlace(shown: string): KnownPlace {
  const { id, name, city, address, phone, website, location, status } = JSON.parse(shown) as Facts;
  const { street, postal_code } = address ?? { street: null, postal_code: null };
  return { id, name, city, street, postal_code, phone, website, location, status };
}
