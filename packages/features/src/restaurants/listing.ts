import type { KeyFunctions } from "@bellyfed/core/keys";
import type { Write } from "@bellyfed/core/ports";
import {
  FurtherCuisineEntity,
  NewFurtherCuisineEntity,
  NewRestaurantEntity,
  type RestaurantDoc,
  RestaurantEntity,
} from "./entity.ts";

const table = { table: "read" };

const keysOf = (doc: RestaurantDoc, { slugOf, sortName }: KeyFunctions) => ({
  id: doc.id,
  name: sortName(doc.name),
  city: slugOf(doc.city),
});
/** Two of them may have one slug: what a generation keeps apart is one for another. */
const cuisinesOf = (doc: RestaurantDoc | undefined, { slugOf }: KeyFunctions): string[] => [
  ...new Set((doc?.cuisines ?? []).map(slugOf)),
];
export const isNew = (doc: RestaurantDoc): boolean => doc.established === false;
/** Whether it is in no list: it is hidden, or another one stands for it. */
export const isUnlisted = ({ hidden, merged }: RestaurantDoc): boolean => hidden !== undefined || merged !== undefined;
/** What lists show of it. */
const listed = (doc: RestaurantDoc | undefined) => (doc && isUnlisted(doc) ? undefined : doc);

/** What is in no list has not the keys by which lists find it. */
export function metaWrite(doc: RestaurantDoc, by: KeyFunctions): Write {
  const [cuisine = ""] = cuisinesOf(doc, by);
  const { id, ...keys } = { ...keysOf(doc, by), cuisine };
  const facts = { doc: JSON.stringify(doc), stream_version: doc.version };
  const entity = isNew(doc) ? NewRestaurantEntity : RestaurantEntity;
  const operation = isUnlisted(doc)
    ? RestaurantEntity.update({ id }).set(facts).remove(["name", "city", "cuisine"]).params(table)
    : entity.upsert({ id, ...keys, ...facts }).params(table);
  return { kind: "update", operation };
}

/** Of a stream whose events so far say nothing to this code only its version is known. */
export const passOver = (id: string, stream_version: number): Write => ({
  kind: "update",
  operation: RestaurantEntity.update({ id }).set({ stream_version }).params(table),
});

/** Every cuisine but the first has an item of its own; those that are gone, or in no list, are deleted. */
export function cuisineWrites(
  before: RestaurantDoc | undefined,
  after: RestaurantDoc | undefined,
  keys: KeyFunctions,
): Write[] {
  if (!after) return [];
  const [, ...further] = cuisinesOf(listed(after), keys);
  const [, ...former] = cuisinesOf(listed(before), keys);
  const moved = !before || placeOf(before, keys) !== placeOf(after, keys);
  const entity = isNew(after) ? NewFurtherCuisineEntity : FurtherCuisineEntity;
  return [
    ...further
      .filter((cuisine) => moved || !former.includes(cuisine))
      .map((cuisine): Write => {
        return { kind: "put", operation: entity.put({ ...keysOf(after, keys), cuisine }).params(table) };
      }),
    ...former
      .filter((cuisine) => !further.includes(cuisine))
      .map((cuisine): Write => {
        return { kind: "delete", operation: FurtherCuisineEntity.delete({ id: after.id, cuisine }).params(table) };
      }),
  ];
}

/** Where lists have it. */
const placeOf = (doc: RestaurantDoc, keys: KeyFunctions): string => JSON.stringify([keysOf(doc, keys), isNew(doc)]);
