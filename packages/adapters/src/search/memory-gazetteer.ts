import type { Gazetteer, KnownName } from "@bellyfed/core/guide/sentences";
import { byCodePoints } from "@bellyfed/core/search/order";
import { searchWords } from "@bellyfed/core/search/words";
import { counted } from "./facets.ts";
import type { Kept } from "./memory-document.ts";
import { citiesOf, neighborhoodsOf } from "./named-places.ts";

const isOpen = ({ document }: Kept): boolean => document.status === "open";
const naming = (all: readonly Kept[]) => all.filter((kept) => isOpen(kept) && kept.document.established);
const places = (all: readonly Kept[]) => naming(all).map(({ parts: { place } }) => ({ ...place, count: 1 }));

/** The words of an index by a look at every document. */
export const memoryGazetteer = (all: () => readonly Kept[]): Gazetteer => ({
  cities: async () => citiesOf(places(all())),
  neighborhoods: async () => neighborhoodsOf(places(all())),
  cuisines: async () => {
    const cuisines = naming(all()).flatMap(({ parts: { offer } }) => offer.cuisines);
    return counted(cuisines.map(([key, name]) => ({ key, name, count: 1 }))).map(({ value }) => value);
  },
  known: async (phrases: readonly string[], limit: number) =>
    phrases.flatMap((phrase) => knownAs(all(), phrase, limit)),
});

const sameName = (words: string) => (name: string) => searchWords(name).join(" ") === words;

function knownAs(all: readonly Kept[], phrase: string, limit: number): KnownName[] {
  const words = searchWords(phrase).join(" ");
  if (words === "") return [];
  const isIt = sameName(words);
  const [dish] = all
    .filter(isOpen)
    .flatMap(({ document }) => document.dishes.filter(isIt))
    .sort(byCodePoints);
  const restaurants = all
    .filter(({ document }) => isIt(document.name))
    .sort(
      (one, other) =>
        Number(isOpen(other)) - Number(isOpen(one)) ||
        other.document.rating.count - one.document.rating.count ||
        byCodePoints(one.document.id, other.document.id),
    )
    .slice(0, limit)
    .map(({ document: { id, name, city } }) => ({ phrase, kind: "restaurant" as const, text: name, id, city }));
  return [...(dish === undefined ? [] : [{ phrase, kind: "dish" as const, text: dish }]), ...restaurants];
}
