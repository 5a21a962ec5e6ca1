/** Who acts, as far as a rule needs to know. */
export interface Actor {
  readonly sub: string;
  readonly role: string;
}

/** What a restaurant's stream tells to those who hang on it. Advisory: it may have changed by the time they write. */
export type RestaurantFacts =
  | { readonly status: "absent" }
  | { readonly status: "open" | "closed"; readonly owner_id: string | null };

/** Asks a restaurant's stream whether it is there, open, and whose it is. */
export type RestaurantOf = (id: string) => Promise<RestaurantFacts>;

/** Whether somebody may change a restaurant: its owner, a moderator or an admin. */
export const manages = (owner: string | null, { sub, role }: Actor): boolean =>
  sub === owner || role === "moderator" || role === "admin";

/** The page-cache tag of everything that is shown of one restaurant, and that of lists of restaurants. */
export const restaurantTag = (id: string): string => `restaurant:${id}`;
export const RESTAURANTS_TAG = "restaurants";
