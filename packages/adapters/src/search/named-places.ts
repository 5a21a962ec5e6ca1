import { valueKey } from "@bellyfed/core/search/columns";
import { byCodePoints } from "@bellyfed/core/search/order";
import type { Parts } from "@bellyfed/core/search/parts";
import { counted } from "./facets.ts";

/** Where so many restaurants are. */
export interface CountedPlace extends Readonly<Parts["place"]> {
  readonly count: number;
}

const cities = (places: readonly CountedPlace[]) =>
  counted(places.map(({ cityKey, city, count }) => ({ key: cityKey, name: city, count })));

/** Cities, those with most restaurants first. */
export const citiesOf = (places: readonly CountedPlace[]): string[] => cities(places).map(({ value }) => value);

/** Neighbourhoods with their cities, those with most restaurants first. */
export function neighborhoodsOf(places: readonly CountedPlace[]): { readonly name: string; readonly city: string }[] {
  const cityOf = new Map(cities(places).map(({ key, value }) => [key, value]));
  const inCities = places.flatMap(({ cityKey, neighborhood: name, count }) =>
    name === null ? [] : [{ key: `${cityKey}#${valueKey(name)}`, name, count }],
  );
  return counted(inCities)
    .map(({ key, value, count }) => ({ name: value, city: cityOf.get(key.slice(0, key.indexOf("#"))) ?? "", count }))
    .sort(
      (one, other) =>
        other.count - one.count || byCodePoints(one.name, other.name) || byCodePoints(one.city, other.city),
    )
    .map(({ name, city }) => ({ name, city }));
}
