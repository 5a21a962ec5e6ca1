import { PutMenuItem } from "@bellyfed/features/menus/contract";
import { CreateRestaurant } from "@bellyfed/features/restaurants/contract";
import { CreateReply, CreateReview } from "@bellyfed/features/reviews/contract";

export { type DietaryMark, dietaryMarks } from "@bellyfed/features/menus/contract";

/** Most characters of each text of a form, as its contract has them. */
export const mostCharacters = {
  restaurant: {
    name: most(CreateRestaurant.entries.name),
    city: most(CreateRestaurant.entries.city),
    description: most(CreateRestaurant.entries.description),
    street: most(CreateRestaurant.entries.address.wrapped.entries.street),
    postal_code: most(CreateRestaurant.entries.address.wrapped.entries.postal_code),
    region: most(CreateRestaurant.entries.address.wrapped.entries.region),
    website: most(CreateRestaurant.entries.website),
    opening_hours: most(CreateRestaurant.entries.opening_hours),
  },
  item: {
    name: most(PutMenuItem.entries.name),
    section: most(PutMenuItem.entries.section),
    description: most(PutMenuItem.entries.description),
  },
  review: { title: most(CreateReview.entries.title), text: most(CreateReview.entries.text) },
  reply: { text: most(CreateReply.entries.text) },
} as const;

/** Dearest price of a dish, in minor units of its currency. */
export const dearest = limitOf(PutMenuItem.entries.price.entries.amount, "max_value");

/** Last place on a menu. */
export const lastPosition = limitOf(PutMenuItem.entries.position, "max_value");

function most(schema: object): number {
  return limitOf(schema, "max_length");
}

function limitOf(schema: object, type: "max_length" | "max_value"): number {
  const found = requirementIn(schema, type);
  if (found === undefined) throw new Error(`The contract has no ${type} where a form needs one`);
  return found;
}

/** The requirement of a schema's first check of a type, however deeply the schema is wrapped. */
function requirementIn(schema: object, type: string): number | undefined {
  const { wrapped, pipe, type: own, requirement } = schema as Partial<Record<string, unknown>>;
  if (own === type && typeof requirement === "number") return requirement;
  for (const inner of [wrapped, ...(Array.isArray(pipe) ? pipe : [])]) {
    const found = inner ? requirementIn(inner, type) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
