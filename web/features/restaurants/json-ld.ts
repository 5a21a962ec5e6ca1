import type { Restaurant, Review } from "@/platform/api";
import { plainText } from "@/platform/i18n/plain-text";
import { type Span, weekOf } from "./hours/week.ts";

interface Subject {
  readonly restaurant: Restaurant;
  /** Those that the page shows. */
  readonly reviews: readonly Review[];
  readonly hasMenu: boolean;
  /** The page's address, absolute. */
  readonly url: string;
}

const NAME = 200;
const DESCRIPTION = 2000;
/** The whole text stands on the page; here it would only double its weight. */
const REVIEW = 500;

/** What search engines read: https://schema.org/Restaurant. What is not known is left out. */
export function structuredData({ restaurant, reviews, hasMenu, url }: Subject): object {
  const { description, cuisines, price_level, website, phone } = restaurant;
  // Of whoever was erased there is nothing left to tell but the stars, which the rating has.
  const said = reviews.filter(({ author }) => author.name !== null);
  return withoutGaps({
    "@context": "https://schema.org",
    "@type": "Restaurant",
    "@id": url,
    name: plainText(restaurant.name, NAME),
    description: description && plainText(description, DESCRIPTION),
    url,
    sameAs: website,
    telephone: phone,
    address: addressOf(restaurant),
    geo: geoOf(restaurant),
    servesCuisine: cuisines.map((cuisine) => plainText(cuisine, NAME)),
    priceRange: price_level && "$".repeat(price_level),
    hasMenu: restaurant.links.menu ?? (hasMenu ? `${url}#menu` : undefined),
    acceptsReservations:
      restaurant.links.reserve ?? (restaurant.attributes.includes("reservations") ? true : undefined),
    brand: restaurant.chain && { "@type": "Brand", name: plainText(restaurant.chain, NAME) },
    amenityFeature: amenitiesOf(restaurant),
    openingHoursSpecification: openingHoursOf(restaurant),
    specialOpeningHoursSpecification: pauseOf(restaurant),
    aggregateRating: ratingOf(restaurant),
    review: said.length > 0 ? said.map(reviewOf) : undefined,
  });
}

/** As the text of a script element, which nothing in it can end. */
export const scriptText = (data: object): string => JSON.stringify(data).replace(/</g, "\\u003c");

const withoutGaps = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

const addressOf = ({ address, city }: Restaurant) =>
  withoutGaps({
    "@type": "PostalAddress",
    streetAddress: address.street && plainText(address.street, NAME),
    postalCode: address.postal_code,
    addressLocality: plainText(city, NAME),
    addressRegion: address.region && plainText(address.region, NAME),
    addressCountry: address.country,
  });

const geoOf = ({ location }: Restaurant) =>
  location && { "@type": "GeoCoordinates", latitude: location.lat, longitude: location.lng };

/** Ratings are from 1 to 5, schema.org's own range. A rating of nobody is none. */
const ratingOf = ({ rating: { average, count } }: Restaurant) =>
  count > 0 && average !== null
    ? { "@type": "AggregateRating", ratingValue: average, ratingCount: count, reviewCount: count }
    : undefined;

const reviewOf = ({ author, created_at, rating, title, text, language }: Review) =>
  withoutGaps({
    "@type": "Review",
    author: { "@type": "Person", name: plainText(author.name ?? "", NAME) },
    datePublished: created_at.slice(0, 10),
    reviewRating: { "@type": "Rating", ratingValue: rating },
    name: title && plainText(title, NAME),
    reviewBody: text && plainText(text, REVIEW),
    inLanguage: language,
  });

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Only for hours that are understood; closed days are those that are not named. */
function openingHoursOf({ hours, status, business_status, closed_until, opens_on }: Restaurant) {
  if (business_status === "closed_temporarily" && closed_until === null) return undefined;
  const week = status === "open" && hours ? weekOf(hours, "open") : [];
  const from = opens_on ? { validFrom: opens_on } : {};
  const days = week.flatMap((spans, day) => spans.map((span) => ({ ...openOn(DAYS[day], span), ...from })));
  return days.length > 0 ? days : undefined;
}

/** Closed all day until the end of a day, as search engines have it: from midnight to midnight. */
const pauseOf = ({ business_status, closed_until }: Restaurant) =>
  business_status === "closed_temporarily" && closed_until
    ? { "@type": "OpeningHoursSpecification", opens: "00:00", closes: "00:00", validThrough: closed_until }
    : undefined;

/** What it offers, by the words of the API. */
const amenitiesOf = ({ attributes }: Restaurant) =>
  attributes.length > 0
    ? attributes.map((name) => ({ "@type": "LocationFeatureSpecification", name, value: true }))
    : undefined;

const openOn = (dayOfWeek: string | undefined, { from, to }: Span) => ({
  "@type": "OpeningHoursSpecification",
  dayOfWeek,
  opens: clock(from),
  closes: to === DAY ? "23:59" : clock(to % DAY),
});

const DAY = 1440;
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
