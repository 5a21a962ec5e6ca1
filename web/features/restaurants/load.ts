import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { type CurrentRestaurant, restaurantNow } from "@/platform/after-write";
import {
  ApiError,
  api,
  ID_PATTERN,
  type Inspection,
  type Menu,
  ofRestaurant,
  type Restaurant,
  type ReviewPage,
} from "@/platform/api";
import { localePath } from "@/platform/i18n/locales";
import { currentLocale } from "@/platform/i18n/text";
import { type Session, toSignIn } from "@/platform/session/current";

/** How many reviews the restaurant's own page shows. */
const FIRST_REVIEWS = 10;
const MOST_INSPECTIONS = 500;

/** A restaurant, asked for once a page; for what cannot be one's id, and what the API does not know or hides, the page is not found. */
export const loadRestaurant = cache(async (id: string): Promise<Restaurant> => {
  if (!ID_PATTERN.test(id)) notFound();
  return asAsked(id, await orNotFound(api.getRestaurant({ params: { id }, ...ofRestaurant(id) })));
});

/** Of one that was merged the API tells the one that stands for it: that has a page of its own. */
async function asAsked(id: string, restaurant: Restaurant): Promise<Restaurant> {
  if (restaurant.id === id) return restaurant;
  return permanentRedirect(localePath(await currentLocale(), `/restaurants/${restaurant.id}`));
}

/** Who asks for a page, and its path without language. */
interface Asking {
  readonly session: Session;
  readonly path: string;
}

/** A restaurant as it is stored now, for a page with forms: what does not exist, is hidden from who asks, or cannot be an id, is not found. */
export async function requireRestaurantNow(id: string, { session, path }: Asking): Promise<CurrentRestaurant> {
  const current = await restaurantNow(id, 0, session.accessToken).catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) return toSignIn(path);
    if ([400, 404, 410].includes(error.status)) notFound();
    throw error;
  });
  await asAsked(id, current.restaurant);
  return current;
}

/** What a restaurant is called, for lists that are worth more than the name; undefined where it cannot be had. */
export async function restaurantName(id: string): Promise<string | undefined> {
  try {
    const { name } = await api.getRestaurant({ params: { id }, ...ofRestaurant(id) });
    return name;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

interface Place {
  readonly restaurant: Restaurant;
  readonly menu: Menu;
  readonly reviews: ReviewPage;
  readonly inspections: readonly Inspection[];
}

/** All that a restaurant's page shows, asked for once a page. Whether there is one is asked first: an id that was made up costs one call. */
export const loadPlace = cache(async (id: string): Promise<Place> => {
  const restaurant = await loadRestaurant(id);
  const [menu, reviews, inspections] = await Promise.all([
    orNotFound(api.getMenu({ params: { id }, ...ofRestaurant(id) })),
    orNotFound(api.listReviews({ params: { id }, query: { limit: FIRST_REVIEWS }, ...ofRestaurant(id) })),
    loadInspections(id),
  ]);
  return { restaurant, menu, reviews, inspections };
});

/** Newest first. Nearly always one call: few restaurants were inspected more than a hundred times. */
const loadInspections = (id: string): Promise<readonly Inspection[]> => orNotFound(allInspections(id));

async function allInspections(id: string): Promise<readonly Inspection[]> {
  const all: Inspection[] = [];
  for await (const { data } of api.pages.listInspections({
    params: { id },
    query: { limit: 100 },
    ...ofRestaurant(id),
  })) {
    all.push(...data);
    if (all.length >= MOST_INSPECTIONS) break;
  }
  return all;
}

/** What a call answers; what the API does not know or hides is not found. */
export async function orNotFound<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ApiError && [404, 410].includes(error.status)) notFound();
    throw error;
  }
}
