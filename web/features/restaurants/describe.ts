import type { Inspection, Menu, Restaurant } from "@/platform/api";
import { plainText } from "@/platform/i18n/plain-text";
import { formats, text } from "@/platform/i18n/text";
import { longDay } from "./closing-day";

interface Place {
  readonly restaurant: Restaurant;
  readonly menu: Menu;
  readonly inspections: readonly Inspection[];
}
interface Description {
  readonly title: string;
  readonly description: string;
}

const NAME = 120;
/** Search engines show about so much. */
const DESCRIPTION = 300;

/** A restaurant's page in a title and a sentence or two, made of what is known of it. */
export async function describePlace({ restaurant, menu, inspections }: Place): Promise<Description> {
  const [t, format] = await Promise.all([text("restaurant"), formats()]);
  const { cuisines, rating, status, closes_on, description } = restaurant;
  const { average, count } = rating;
  const [latest] = inspections;
  const parts = [
    t("meta.what", { cuisines: format.list(cuisines), city: restaurant.city }),
    status === "closed" && t("meta.closed"),
    standingIn(t, restaurant, (day) => longDay(format, day)),
    closes_on && t("meta.closesOn", { date: longDay(format, closes_on) }),
    average !== null && t("meta.rated", { average, count }),
    latest?.grade && t("meta.grade", { grade: latest.grade }),
    menu.sections.length > 0 && t("meta.menu"),
    description,
  ];
  return { title: titleOf(t, restaurant), description: plainText(parts.filter(Boolean).join(" "), DESCRIPTION) };
}

/** The same for the list of its reviews. */
export async function describeReviews(restaurant: Restaurant): Promise<Description> {
  const t = await text("restaurant");
  const { name, city, rating } = restaurant;
  const title = plainText(t("reviews.titleOf", { name }), NAME);
  return { title, description: plainText(t("meta.reviews", { name, city, count: rating.count }), DESCRIPTION) };
}

/** That it is closed for a time, or opens soon; false where it is there. */
function standingIn(
  t: Translate,
  { business_status, closed_until, opens_on }: Restaurant,
  day: (iso: string) => string,
) {
  if (business_status === "opening_soon" && opens_on) return t("meta.opensOn", { date: day(opens_on) });
  if (business_status !== "closed_temporarily") return false;
  return closed_until ? t("meta.closedUntil", { date: day(closed_until) }) : t("meta.closedForNow");
}

type Translate = Awaited<ReturnType<typeof text<"restaurant">>>;
const titleOf = (t: Translate, { name, city }: Restaurant) => plainText(t("meta.title", { name, city }), NAME);
