import type { Envelope, LogEnvelope } from "@bellyfed/core/envelope";
import { derivedId } from "@bellyfed/core/id";
import { logEvents, readEvents } from "@bellyfed/features/features";
import {
  getRestaurant,
  restaurantCreated,
  restaurantInspected,
  restaurantStream,
  restaurantUpdated,
} from "@bellyfed/features/restaurants/events";
import { reviewCreated, reviewStream } from "@bellyfed/features/reviews/events";

const AT = "2026-01-02T03:04:05.000Z";
const versions = new Map([...logEvents, ...readEvents].map(({ type, version }) => [type, version]));

const envelope = (facts: { readonly type: string; readonly payload: unknown }): Envelope => ({
  event_id: derivedId("event", JSON.stringify(facts)),
  timestamp: AT,
  event_type: facts.type,
  source: "outbox-processor",
  version: String(versions.get(facts.type)),
  trace_id: "0".repeat(32),
  status: "NEW",
  payload: facts.payload,
});

const logged = (stream_id: string, stream_version: number, facts: { type: string; payload: unknown }): LogEnvelope => ({
  ...envelope(facts),
  stream_id,
  stream_version,
});

/** A restaurant in Brooklyn with every field filled. */
export const created = (id: string): LogEnvelope =>
  logged(
    restaurantStream(id),
    1,
    restaurantCreated({
      id,
      name: "The Hamburgers Corner",
      city: "Brooklyn",
      cuisines: ["Hamburgers"],
      description: "A neighbourhood place with a short menu, long tables and a kitchen that you can look into.",
      address: { street: "7 Bedford Avenue", postal_code: "11211", region: "NY", country: "US" },
      location: { lat: 40.7, lng: -73.95 },
      phone: "+1 718 555 0100",
      website: "https://corner.example.com",
      price_level: 2,
      opening_hours: "Mo-Fr 11:00-22:00; Sa-Su 10:00-23:00",
      source: { name: "nyc", external_id: id },
      owner_id: null,
      established: true,
    }),
  );

export const inspected = (id: string, number: number): LogEnvelope =>
  logged(
    restaurantStream(id),
    1 + number,
    restaurantInspected({ id, number, grade: "A", score: 11, inspected_at: `2025-11-0${number}` }),
  );

export const updated = (id: string, version: number): LogEnvelope =>
  logged(restaurantStream(id), version, restaurantUpdated({ id, changes: { price_level: 3 } }));

export const reviewed = (restaurant: string, author = "bob"): LogEnvelope => {
  const id = derivedId("review", restaurant, author);
  return logged(
    reviewStream(restaurant, id),
    1,
    reviewCreated({
      id,
      restaurant_id: restaurant,
      author_id: author,
      author_name: "Bob",
      rating: 4,
      sub_ratings: null,
      title: "Best slice in Brooklyn",
      text: "Thin, charred and not too much cheese. Ask for the corner table.",
      visited_on: "2025-12-30",
      language: "en",
      created_at: AT,
    }),
  );
};

/** Somebody looked at it. */
export const looked = (id: string): Envelope => ({
  ...envelope(getRestaurant({ restaurant_id: id, visitor: "v".repeat(16) })),
  source: "api-gateway",
});
