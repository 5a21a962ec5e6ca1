import type { Restaurant } from "@/platform/api";
import { formats, ONE_DECIMAL, text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { Stars } from "@/ui/stars";
import { AspectStars } from "./aspect-stars";
import { barsOf } from "./histogram";
import { reviewsPath } from "./wanted";

/** The average and how the ratings are spread; nothing when nobody rated. */
export async function RatingSummary({ restaurant: { id, rating } }: { readonly restaurant: Restaurant }) {
  const [t, format] = await Promise.all([text("restaurant"), formats()]);
  const { average, count, histogram } = rating;
  if (average === null) return null;
  return (
    <div className="card flex flex-wrap items-center gap-x-10 gap-y-5">
      <p>
        <span aria-hidden="true" className="block mb-1 font-display font-semibold text-5xl">
          {format.number(average, ONE_DECIMAL)}
        </span>
        <Stars value={average} label={t("reviews.average", { average })} />
        <span className="block text-muted text-sm">{t("reviews.outOf", { count })}</span>
      </p>
      <table className="min-w-60 flex-1 border-separate border-spacing-y-1 text-sm">
        <caption className="sr-only">{t("reviews.histogram")}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("reviews.rating")}</th>
            <th scope="col">{t("reviews.count")}</th>
          </tr>
        </thead>
        <tbody>
          {barsOf(histogram).map((bar) => (
            <tr key={bar.stars}>
              <th scope="row" className="w-px whitespace-nowrap pe-3 text-start font-normal">
                <StarsLink {...bar} id={id} text={t("stars", { rating: bar.stars })} />
              </th>
              <td className="flex items-center gap-3">
                <span aria-hidden="true" className="h-2.5 flex-1 overflow-hidden rounded-full bg-raised">
                  <span className="block h-full rounded-full bg-saffron" style={{ width: `${bar.length * 100}%` }} />
                </span>
                <span className="min-w-20 text-end tabular-nums">
                  {t("reviews.share", { count: bar.count, share: bar.share })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rating.sub_ratings && <AspectStars ratings={averagesOf(rating.sub_ratings)} numbers />}
    </div>
  );
}

/** To the reviews that give so many, where there are any. */
function StarsLink({
  id,
  stars,
  count,
  text,
}: {
  readonly id: string;
  readonly stars: number;
  readonly count: number;
  readonly text: string;
}) {
  if (count === 0) return text;
  return (
    <Link href={reviewsPath(id, { rating: String(stars) })} className="link" rel="nofollow">
      {text}
    </Link>
  );
}

type SubRatings = NonNullable<Restaurant["rating"]["sub_ratings"]>;
const averagesOf = (scores: SubRatings): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(scores).map(([aspect, { average }]) => [aspect, average]));
