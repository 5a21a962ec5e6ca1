import { canonical } from "@/features/directory/directory";
import { searchPath } from "@/features/directory/search-address";
import type { Restaurant } from "@/platform/api";
import { formats, ONE_DECIMAL, text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { Written } from "@/ui/long-text";
import { Stars } from "@/ui/stars";
import { longDay } from "./closing-day";
import { restaurantName } from "./load";
import { StandingMark } from "./standing-mark";

/** The top of the page: where we are, what it is called, what it serves and what people think. */
export async function PlaceHeading({ restaurant }: { readonly restaurant: Restaurant }) {
  const t = await text("restaurant");
  const { id, name, price_level, status, closes_on, description } = restaurant;
  return (
    <header className="border-line border-b bg-raised">
      <div className="mx-auto w-full max-w-6xl space-y-4 px-4 py-8 sm:px-6 sm:py-10">
        <Breadcrumbs city={restaurant.city} />
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          {status === "closed" && <strong className="chip bg-danger text-paper">{t("closed.mark")}</strong>}
          {closes_on && (
            <strong className="chip border border-danger">
              {t("closed.on", { date: longDay(await formats(), closes_on) })}
            </strong>
          )}
          <StandingMark restaurant={restaurant} />
          <RatingLine restaurant={restaurant} />
          {price_level && <PriceLevel level={price_level} />}
          <Cuisines cuisines={restaurant.cuisines} />
        </div>
        {description && <Written text={description} className="max-w-3xl text-lg" />}
        {status === "closed" ? (
          <ClosedText restaurant={restaurant} />
        ) : (
          <Link href={`/restaurants/${id}/review`} className="button-primary" rel="nofollow">
            {t("writeReview")}
          </Link>
        )}
      </div>
    </header>
  );
}

/** That it has closed, and where it has gone. */
async function ClosedText({ restaurant: { moved_to } }: { readonly restaurant: Restaurant }) {
  const [t, name] = await Promise.all([text("restaurant"), moved_to && restaurantName(moved_to)]);
  return (
    <>
      <p>{t("closed.text")}</p>
      {moved_to && name && (
        <p>
          {t("closed.moved")}{" "}
          <Link href={`/restaurants/${moved_to}`} className="underline">
            <bdi>{name}</bdi>
          </Link>
        </p>
      )}
    </>
  );
}

async function Breadcrumbs({ city }: Pick<Restaurant, "city">) {
  const t = await text("restaurant");
  return (
    <nav aria-label={t("places")} className="text-sm">
      <ol className="flex flex-wrap gap-x-2">
        <li>
          <Link href="/restaurants" className="py-1 hover:underline">
            {t("places")}
          </Link>
        </li>
        <li className="before:pe-2 before:text-muted before:content-['/']">
          <Link href={searchPath(canonical({ city }))} className="py-1 hover:underline">
            <bdi>{city}</bdi>
          </Link>
        </li>
      </ol>
    </nav>
  );
}

const Cuisines = ({ cuisines }: Pick<Restaurant, "cuisines">) => (
  <ul className="flex flex-wrap gap-2">
    {cuisines.map((cuisine) => (
      <li key={cuisine}>
        <Link href={searchPath(canonical({ cuisine: [cuisine] }))} className="chip bg-surface py-1 hover:underline">
          <bdi>{cuisine}</bdi>
        </Link>
      </li>
    ))}
  </ul>
);

async function RatingLine({ restaurant: { rating } }: { readonly restaurant: Restaurant }) {
  const [t, format] = await Promise.all([text("restaurant"), formats()]);
  const { average, count } = rating;
  if (average === null) return <span className="text-muted">{t("notRated")}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Stars value={average} label={t("reviews.average", { average })} />
      <span aria-hidden="true" className="font-semibold">
        {format.number(average, ONE_DECIMAL)}
      </span>
      <a href="#reviews" className="link py-1">
        {t("toReviews", { count })}
      </a>
    </span>
  );
}

/** Four signs, as many of them strong as the price is high; in words for those who do not see them. */
async function PriceLevel({ level }: { readonly level: number }) {
  const t = await text("restaurant");
  const words = t("price.level", { level: String(level) });
  return (
    <span className="whitespace-nowrap" title={words}>
      <span className="sr-only">
        {t("price.label")}: {words}
      </span>
      <span aria-hidden="true" dir="ltr">
        <span className="font-semibold text-olive">{"$".repeat(level)}</span>
        <span className="text-muted opacity-50">{"$".repeat(4 - level)}</span>
      </span>
    </span>
  );
}
