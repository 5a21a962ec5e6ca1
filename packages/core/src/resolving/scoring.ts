import { valueKey } from "../search/columns.ts";
import { millimetres } from "../search/geo.ts";
import { areOnePhone, siteOf } from "./contacts.ts";
import { likeness, readName } from "./names.ts";
import type { KnownPlace, Sought } from "./place.ts";
import { AGAIN, FAR, LEAST_LIKENESS, NEAR, POINTS, type Reason } from "./reasons.ts";
import { compareStreets, readStreet } from "./streets.ts";

/** What is said for and against a place by each thing that both tell. */
export type Comparison = (known: KnownPlace) => readonly Reason[];

/** Compares places with one that is looked for, what it says being read once. */
export function comparing(sought: Sought): Comparison {
  const byName = nameReasons(sought);
  const byPlace = placeReasons(sought);
  return (known) => [...byName(known), ...contactReasons(sought, known), ...byPlace(known), ...statusReasons(known)];
}

const fixed = (reason: keyof typeof POINTS): Reason => ({ reason, points: POINTS[reason] });

function nameReasons({ name }: Sought): Comparison {
  const read = name === null ? undefined : readName(name);
  return (known) => {
    if (!read) return [];
    const alike = likeness(read, readName(known.name));
    if (alike === 1) return [fixed("same_name")];
    if (alike < LEAST_LIKENESS) return [fixed("other_name")];
    const share = 0.25 + (0.75 * (alike - LEAST_LIKENESS)) / (1 - LEAST_LIKENESS);
    return [{ reason: "similar_name", points: Math.round(POINTS.similar_name * share) }];
  };
}

function contactReasons({ phone, website }: Sought, known: KnownPlace): Reason[] {
  const isSameSite = website !== null && known.website !== null && siteOf(website) === siteOf(known.website);
  return [
    ...(phone !== null && known.phone !== null
      ? [fixed(areOnePhone(phone, known.phone) ? "same_phone" : "other_phone")]
      : []),
    ...(isSameSite ? [fixed("same_website")] : []),
  ];
}

/** Where both are. A city that is called otherwise says nothing of a place that is just there. */
function placeReasons({ street, location, city, postal_code }: Sought): Comparison {
  const read = street === null ? null : readStreet(street);
  const cityKey = city === null ? undefined : valueKey(city);
  return (known) => {
    const theirs = known.street === null ? null : readStreet(known.street);
    const compared = read && theirs ? compareStreets(read, theirs) : undefined;
    const away = location && known.location ? awayReason(millimetres(location, known.location) / 1000) : undefined;
    const isSameCity = cityKey === valueKey(known.city ?? "");
    return [
      ...weighed([...(compared ? [fixed(compared)] : []), ...(away ? [away] : [])]),
      ...(postal_code !== null && postal_code === known.postal_code ? [fixed("same_postal_code")] : []),
      ...(cityKey !== undefined && (isSameCity || away?.reason !== "near")
        ? [fixed(isSameCity ? "same_city" : "other_city")]
        : []),
    ];
  };
}

function awayReason(metres: number): Reason | undefined {
  const told = Math.round(metres);
  const near = NEAR.find(([most]) => metres <= most);
  if (near) return { reason: "near", points: near[1], metres: told };
  const far = FAR.find(([least]) => metres > least);
  return far && { reason: "far_away", points: far[1], metres: told };
}

/** Of two that say the same the one that says less counts little. */
function weighed(reasons: readonly Reason[]): Reason[] {
  const [one, other] = reasons;
  if (!one || !other || Math.sign(one.points) !== Math.sign(other.points)) return [...reasons];
  const isLess = (reason: Reason) => reason === (Math.abs(one.points) < Math.abs(other.points) ? one : other);
  return reasons.map((reason) => (isLess(reason) ? { ...reason, points: Math.round(reason.points * AGAIN) } : reason));
}

const statusReasons = ({ status }: KnownPlace): Reason[] => (status === "closed" ? [fixed("closed")] : []);
