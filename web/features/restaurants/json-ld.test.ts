import { expect, it } from "vitest";
import type { Restaurant, Review } from "../../platform/api.ts";
import { scriptText, structuredData } from "./json-ld.ts";

const bare: Restaurant = {
  id: "0123456789abcdefghjkmnpqrs",
  slug: "ippudo",
  name: "Ippudo",
  city: "Kyoto",
  cuisines: ["Ramen"],
  description: null,
  address: { street: null, postal_code: null, region: null, country: null },
  location: null,
  phone: null,
  website: null,
  price_level: null,
  opening_hours: null,
  business_status: "operational",
  closed_until: null,
  opens_on: null,
  opens_at: null,
  attributes: [],
  diets: [],
  chain: null,
  links: { menu: null, order: null, reserve: null },
  neighborhood: null,
  hours: null,
  open_now: null,
  next_open: null,
  next_close: null,
  status: "open",
  closes_on: null,
  moved_to: null,
  merged_into: null,
  rating: { average: null, count: 0, histogram: [0, 0, 0, 0, 0] },
  inspection: null,
  source: null,
  owner_id: null,
  established: true,
  hidden: null,
  version: 1,
  created_at: "2026-11-01T10:00:00.000Z",
  updated_at: "2026-11-01T10:00:00.000Z",
};
const review: Review = {
  id: "r123456789abcdefghjkmnpqrs",
  restaurant_id: bare.id,
  author: { id: "alice", name: "Alice" },
  rating: 4,
  sub_ratings: null,
  title: "Soup",
  text: "Good soup",
  visited_on: null,
  language: "en",
  reply: null,
  status: "published",
  version: 1,
  created_at: "2026-11-21T10:00:00.000Z",
  updated_at: "2026-11-21T10:00:00.000Z",
};
const url = "https://bellyfed.example/restaurants/x";
const dataOf = (restaurant: Partial<Restaurant>, reviews: readonly Review[] = [], hasMenu = false) =>
  structuredData({ restaurant: { ...bare, ...restaurant }, reviews, hasMenu, url });

it("a restaurant of which little is known says nothing of the rest", () => {
  expect(dataOf({})).toEqual({
    "@context": "https://schema.org",
    "@type": "Restaurant",
    "@id": url,
    name: "Ippudo",
    url,
    address: { "@type": "PostalAddress", addressLocality: "Kyoto" },
    servesCuisine: ["Ramen"],
  });
});

it("what is known is said in schema.org's words", () => {
  const known = dataOf(
    {
      description: "Noodles",
      address: { street: "1 Gion", postal_code: "605", region: "Kansai", country: "JP" },
      location: { lat: 35, lng: 135.7 },
      phone: "+81 75 555 1234",
      website: "https://ippudo.example",
      price_level: 2,
    },
    [],
    true,
  );
  expect(known).toMatchObject({
    description: "Noodles",
    sameAs: "https://ippudo.example",
    telephone: "+81 75 555 1234",
    address: { streetAddress: "1 Gion", postalCode: "605", addressRegion: "Kansai", addressCountry: "JP" },
    geo: { "@type": "GeoCoordinates", latitude: 35, longitude: 135.7 },
    priceRange: "$$",
    hasMenu: `${url}#menu`,
  });
});

it("a rating is told only when somebody rated", () => {
  expect(dataOf({})).not.toHaveProperty("aggregateRating");
  expect(dataOf({ rating: { average: 4.25, count: 8, histogram: [0, 0, 1, 4, 3] } })).toMatchObject({
    aggregateRating: { "@type": "AggregateRating", ratingValue: 4.25, ratingCount: 8, reviewCount: 8 },
  });
});

it("reviews are listed as the page shows them, long texts shortened", () => {
  expect(dataOf({})).not.toHaveProperty("review");
  expect(dataOf({}, [review, { ...review, title: null, language: null, text: "a".repeat(10_000) }])).toMatchObject({
    review: [
      {
        "@type": "Review",
        author: { "@type": "Person", name: "Alice" },
        datePublished: "2026-11-21",
        reviewRating: { "@type": "Rating", ratingValue: 4 },
        name: "Soup",
        reviewBody: "Good soup",
        inLanguage: "en",
      },
      { reviewBody: `${"a".repeat(499)}…` },
    ],
  });
});

const hours: NonNullable<Restaurant["hours"]> = {
  ...{ time_zone: null, special: [], text: null },
  regular: [{ kind: "open", day: 0, from: 570, to: 1440 }],
};

it("hours are told when they are understood and the place is open", () => {
  const sunday = { "@type": "OpeningHoursSpecification", dayOfWeek: "Sunday", opens: "09:30", closes: "23:59" };
  const friday = { ...sunday, dayOfWeek: "Friday", opens: "18:00", closes: "02:00" };
  const late = { kind: "open", day: 5, from: 1080, to: 1560 } as const;
  const kitchen = { ...late, kind: "kitchen" } as const;
  const told = { hours: { ...hours, regular: [...hours.regular, late, kitchen] } };
  expect(dataOf(told)).toMatchObject({ openingHoursSpecification: [friday, sunday] });
  expect(dataOf({ opening_hours: "when the flag is out" })).not.toHaveProperty("openingHoursSpecification");
  expect(dataOf({ ...told, status: "closed" })).not.toHaveProperty("openingHoursSpecification");
});

it("nothing that somebody wrote ends the script or turns its direction", () => {
  const text = scriptText(dataOf({ name: "</script><!--<script>alert(1)</script>\u202e" }));
  expect(text).not.toContain("<");
  expect(JSON.parse(text)).toMatchObject({ name: "</script><!--<script>alert(1)</script>" });
});

it("what it offers, its chain and its own pages are told by schema.org's names", () => {
  const links = { menu: "https://m.example", order: null, reserve: "https://r.example" };
  expect(dataOf({ attributes: ["wifi"], chain: "Kumo", links })).toMatchObject({
    ...{ hasMenu: "https://m.example", acceptsReservations: "https://r.example" },
    ...{ brand: { "@type": "Brand", name: "Kumo" } },
    amenityFeature: [{ "@type": "LocationFeatureSpecification", name: "wifi", value: true }],
  });
  expect(dataOf({ attributes: ["reservations"] })).toMatchObject({ acceptsReservations: true });
  for (const name of ["amenityFeature", "brand", "acceptsReservations"]) expect(dataOf({})).not.toHaveProperty(name);
});

it("one that is closed for a time is closed until then, and one that opens soon has hours from then on", () => {
  const paused = dataOf({ hours, business_status: "closed_temporarily", closed_until: "2026-05-02" });
  expect(paused).toMatchObject({
    specialOpeningHoursSpecification: { opens: "00:00", closes: "00:00", validThrough: "2026-05-02" },
  });
  expect(dataOf({ hours, business_status: "closed_temporarily" })).not.toHaveProperty("openingHoursSpecification");
  expect(dataOf({ hours, business_status: "opening_soon", opens_on: "2026-05-02" })).toMatchObject({
    openingHoursSpecification: [{ dayOfWeek: "Sunday", validFrom: "2026-05-02" }],
  });
});
