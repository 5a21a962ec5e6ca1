import type { LogEnvelope } from "@bellyfed/core/envelope";
import { derivedId } from "@bellyfed/core/id";
import { menuItemAdded, menuStream } from "@bellyfed/features/menus/events";
import { restaurantCreated, restaurantStream } from "@bellyfed/features/restaurants/events";
import { reviewCreated, reviewStream } from "@bellyfed/features/reviews/events";
import { storedEvents } from "@bellyfed/functions/sealing";
import { type DemoData, demoData } from "@bellyfed/local/demo/data";

/** Of each restaurant, at most. */
const [DISHES, REVIEWS] = [3, 2];
/** The evals' turns are asked on this day. */
const NOW = Date.UTC(2026, 10, 25, 12);
const AT = "2026-01-02T03:04:05.000Z";

type Of<Part extends keyof DemoData> = DemoData[Part][number];

/** A restaurant of a world, with what happened to it, in the order of its streams. */
export interface InventedPlace {
  readonly id: string;
  readonly happened: readonly LogEnvelope[];
}

/**
 * The 240 restaurants of a world like the demo data's, with a few of their dishes and reviews; each number makes others. The names of the first
 * are those that the evals' turns ask for.
 */
export function inventedWorld(number: number): InventedPlace[] {
  const { restaurants, menus, reviews } = demoData(number, NOW);
  const [menusOf, reviewsOf] = [Map.groupBy(menus, byRestaurant), Map.groupBy(reviews, byRestaurant)];
  return restaurants.map((restaurant) => {
    const { key } = restaurant;
    const id = derivedId("guide", String(number), key);
    const dishes = (menusOf.get(key) ?? []).slice(0, DISHES);
    const written = (reviewsOf.get(key) ?? []).slice(0, REVIEWS);
    const happened = [
      created(restaurant, id, number),
      ...dishes.map((dish, at) => added(dish, id, at + 1)),
      ...written.map((review, at) => reviewed(review, id, at)),
    ];
    return { id, happened };
  });
}

const logged = (
  stream_id: string,
  stream_version: number,
  facts: { readonly type: string; readonly payload: unknown },
): LogEnvelope => ({
  event_id: derivedId("event", stream_id, String(stream_version)),
  timestamp: AT,
  event_type: facts.type,
  source: "outbox-processor",
  version: String(storedEvents.get(facts.type)?.version),
  trace_id: "0".repeat(32),
  status: "NEW",
  payload: facts.payload,
  stream_id,
  stream_version,
});

const byRestaurant = ({ restaurant }: { readonly restaurant: string }) => restaurant;

function created({ body, city }: Of<"restaurants">, id: string, number: number): LogEnvelope {
  const { hours: _, ...profile } = body;
  const name = number === 1 ? profile.name : `${profile.name} ${number}`;
  const own = { id, source: null, owner_id: null, established: true, time_zone: city.zone };
  return logged(restaurantStream(id), 1, restaurantCreated({ ...profile, name, ...own } as never));
}

function added({ itemId, body }: Of<"menus">, restaurant_id: string, version: number): LogEnvelope {
  const { position = version, ...dish } = body;
  const item = { id: itemId, position, ...dish } as never;
  return logged(menuStream(restaurant_id), version, menuItemAdded({ restaurant_id, item }));
}

function reviewed({ author, at, body }: Of<"reviews">, restaurant_id: string, nth: number): LogEnvelope {
  const id = derivedId("review", restaurant_id, String(nth));
  const written = { created_at: new Date(at).toISOString(), author_id: author.sub, author_name: author.name };
  const review = reviewCreated({ ...body, ...written, id, restaurant_id } as never);
  return logged(reviewStream(restaurant_id, id), 1, review);
}
