import type { MenuItem } from "@bellyfed/features/menus/contract";
import type { StoredProfile } from "@bellyfed/features/restaurants/events";
import type { Review } from "@bellyfed/features/reviews/contract";
import type { Facts } from "@bellyfed/features/search/folding";
import { demoData } from "@bellyfed/local/demo/data";

/** A restaurant of a world in memory, with its menu and its reviews. */
export interface Place {
  readonly facts: Facts;
  readonly menu: readonly (MenuItem & { readonly section: string })[];
  readonly reviews: readonly Review[];
}

const CREATED = "2026-01-01T00:00:00.000Z";

type Said = Partial<Facts> & Partial<Pick<StoredProfile, "hours">> & { readonly id: string; readonly name: string };

/** What is known of a restaurant, of which only what matters is said. Its clocks are Tokyo's. */
export const factsOf = (said: Said): Facts => ({
  slug: "",
  description: null,
  city: "Kyoto",
  cuisines: ["Japanese"],
  address: { street: null, postal_code: null, region: null, country: null },
  location: null,
  phone: null,
  website: null,
  price_level: null,
  status: "open",
  closes_on: null,
  moved_to: null,
  merged_into: null,
  inspection: null,
  source: null,
  owner_id: null,
  established: true,
  hidden: null,
  version: 1,
  created_at: CREATED,
  updated_at: CREATED,
  opening_hours: null,
  time_zone: "Asia/Tokyo",
  ...said,
});

/** A dish that can be had. */
export const dishOf = (
  name: string,
  said: Partial<MenuItem> & { readonly section?: string } = {},
): Place["menu"][number] => ({
  ...{ id: name, name, description: null, price: { amount: 1200, currency: "JPY" }, dietary: [], available: true },
  ...{ position: 1, section: "Mains", ...said },
});

/** A review that everybody sees. */
export const reviewOf = (restaurant_id: string, id: string, text: string, said: Partial<Review> = {}): Review => ({
  ...{
    id,
    restaurant_id,
    author: { id: "guest", name: "Guest" },
    created_at: CREATED,
    updated_at: CREATED,
    version: 1,
  },
  ...{
    rating: 5,
    sub_ratings: null,
    title: null,
    text,
    visited_on: null,
    language: "en",
    reply: null,
    status: "published",
  },
  ...said,
});

/** The restaurants of the demo data with ids of their own, as they were at an instant (milliseconds since 1970). */
export function demoPlaces(now: number): Place[] {
  const { restaurants, menus, reviews } = demoData(1, now);
  return restaurants.map(({ key, body, city, at, closedAt }): Place => {
    const { hours: _, attributes = [], diets = [], ...profile } = body;
    return {
      facts: factsOf({
        ...{ id: key, ...profile, attributes, diets, time_zone: city.zone },
        status: closedAt === null ? "open" : "closed",
        created_at: new Date(at).toISOString(),
      }),
      menu: menus
        .filter(({ restaurant }) => restaurant === key)
        .map(({ itemId, body: { section, position, ...item } }) => ({
          id: itemId,
          section,
          position: position ?? 0,
          ...item,
        })),
      reviews: reviews
        .filter(({ restaurant }) => restaurant === key)
        .map(({ body: review, at: written }, index) =>
          reviewOf(key, `${key}-${index}`, "", { ...review, created_at: new Date(written).toISOString() }),
        ),
    };
  });
}
