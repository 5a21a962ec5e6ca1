import NextLink from "next/link";
import { cardId } from "@/features/map/place";
import type { Restaurant } from "@/platform/api";
import { type Locale, localePath } from "@/platform/i18n/locales";
import { formatsIn, ONE_DECIMAL, textIn } from "@/platform/i18n/text";
import { Marked } from "@/ui/marked";
import { Stars } from "@/ui/stars";
import { FoundBy, Offers, OpeningLine } from "./card-more";
import { longDay } from "./closing-day";
import { distanceIn } from "./distance";
import { type Highlights, offsetsOf } from "./highlights";
import { dishOf, PlateImage } from "./plate";
import { standingText } from "./standing-mark";
import type { Opening } from "./today";

/** What a card shows; what is left out is not shown. */
export type CardRestaurant = Pick<Restaurant, "id" | "name" | "city" | "cuisines"> &
  Partial<
    Pick<
      Restaurant,
      | "address"
      | "price_level"
      | "inspection"
      | "status"
      | "closes_on"
      | "business_status"
      | "closed_until"
      | "opens_on"
    >
  > & {
    /** From where it was looked for, in metres. */
    readonly distance_m?: number | undefined;
    /** Which words of it were asked for. */
    readonly highlights?: Highlights | undefined;
  } & Partial<Opening> &
  Partial<Pick<Restaurant, "attributes" | "diets">> & {
    readonly rating: Pick<Restaurant["rating"], "average" | "count">;
  };

export interface CardProps {
  readonly restaurant: CardRestaurant;
  /** Given and not found out, so that a Server Action can render a card too. */
  readonly locale: Locale;
  /** The level of its name in the page's headings. */
  readonly heading: "h2" | "h3";
  /** When it is shown, for a page that is made anew for each reader: only there it can be said what is open. Milliseconds since 1970. */
  readonly now?: number;
}

/** A restaurant in a list; all of it is its link. A map on the page finds it by `data-place` and marks it with `data-active`. */
export async function RestaurantCard({ restaurant, locale, heading: Heading, now }: CardProps) {
  const { id, name, cuisines, city, address, distance_m, highlights } = restaurant;
  const t = await textIn(locale, "search");
  const town = <Marked text={city} offsets={offsetsOf(highlights, "city", city)} />;
  return (
    <article
      id={cardId(id)}
      data-place={id}
      className="card relative grid h-full grid-cols-[auto_minmax(0,1fr)] items-start gap-x-4 hover:border-edge data-active:border-paprika data-active:ring-2 data-active:ring-paprika"
    >
      <PlateImage dish={dishOf(cuisines)} className="size-14" />
      <div className="space-y-1.5">
        <Heading className="text-lg">
          <NextLink
            href={localePath(locale, `/restaurants/${id}`)}
            prefetch={false}
            className="after:absolute after:inset-0 after:rounded-card hover:underline"
          >
            <Marked text={name} offsets={offsetsOf(highlights, "name", name)} />
          </NextLink>
        </Heading>
        <Rating rating={restaurant.rating} locale={locale} />
        <Kind restaurant={restaurant} locale={locale} />
        <p className="text-muted text-sm">
          {address?.street
            ? t.rich("card.place", { street: address.street, name: (name) => <bdi>{name}</bdi>, city: () => town })
            : town}
          {distance_m !== undefined && (
            <span className="text-ink">
              {" · "}
              {t("card.away", { distance: distanceIn(formatsIn(locale), distance_m) })}
            </span>
          )}
        </p>
        {highlights && <FoundBy highlights={highlights} locale={locale} />}
        {now !== undefined && <OpeningLine restaurant={restaurant} locale={locale} now={now} />}
        <Offers restaurant={restaurant} locale={locale} />
        <Marks restaurant={restaurant} locale={locale} />
      </div>
    </article>
  );
}

interface PartProps {
  readonly locale: Locale;
}

async function Rating({ rating: { average, count }, locale }: PartProps & Pick<CardRestaurant, "rating">) {
  const t = await textIn(locale, "search");
  if (average === null) return <p className="text-muted text-sm">{t("card.noReviews")}</p>;
  const rating = formatsIn(locale).number(average, ONE_DECIMAL);
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm">
      <Stars value={average} label={t("card.rating", { rating })} />
      <span aria-hidden="true" className="font-semibold">
        {rating}
      </span>
      <span className="text-muted">{t("card.reviews", { count })}</span>
    </p>
  );
}

/** What it serves, and how dear that is. */
async function Kind({
  restaurant: { cuisines, price_level: level, highlights },
  locale,
}: PartProps & { readonly restaurant: CardRestaurant }) {
  const t = await textIn(locale, "search");
  return (
    <p className="text-sm">
      {cuisines.map((cuisine, index) => (
        <span key={cuisine}>
          {index > 0 && " · "}
          <Marked text={cuisine} offsets={offsetsOf(highlights, "cuisines", cuisine)} />
        </span>
      ))}
      {level && (
        <>
          {" · "}
          <span role="img" aria-label={t("card.price", { level })}>
            {t("card.priceSign").repeat(level)}
          </span>
        </>
      )}
    </p>
  );
}

/** Whether it is closed or when it closes, and what the inspection said; nothing where nothing is known. */
async function Marks({
  restaurant: { status, closes_on, inspection, ...standing },
  locale,
}: PartProps & { readonly restaurant: CardRestaurant }) {
  const t = await textIn(locale, "search");
  const said = standingText(standing, { t: await textIn(locale, "restaurant"), format: formatsIn(locale) });
  if (!inspection?.grade && status !== "closed" && !closes_on && !said) return null;
  return (
    <p className="flex flex-wrap items-center gap-2 pt-1">
      {status === "closed" && <span className="chip border border-danger font-semibold">{t("card.closed")}</span>}
      {said && <span className="chip border border-danger font-semibold">{said}</span>}
      {closes_on && (
        <span className="chip border border-danger font-semibold">
          {t("card.closesOn", { date: longDay(formatsIn(locale), closes_on) })}
        </span>
      )}
      {inspection?.grade && <span className="chip">{t("card.grade", { grade: inspection.grade })}</span>}
    </p>
  );
}

interface Props {
  readonly restaurants: readonly CardRestaurant[];
  readonly locale: Locale;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A page of the result list: the same whether it comes with the document or later. */
export const CardItems = ({ restaurants, locale, now }: Props) =>
  restaurants.map((restaurant) => (
    <li key={restaurant.id}>
      <RestaurantCard restaurant={restaurant} locale={locale} heading="h2" now={now} />
    </li>
  ));
