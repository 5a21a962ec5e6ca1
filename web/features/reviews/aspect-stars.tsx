import { formats, ONE_DECIMAL, text } from "@/platform/i18n/text";
import { type Aspect, aspects } from "@/platform/rules";
import { Stars } from "@/ui/stars";

/** What was rated by itself, each with its stars; `numbers`: averages, said with one decimal besides. */
export async function AspectStars({ ratings, numbers = false }: Props) {
  const [t, format] = await Promise.all([text("restaurant"), formats()]);
  const label = (rating: number) => (numbers ? t("reviews.average", { average: rating }) : t("starsOf", { rating }));
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {aspects.flatMap((aspect) => {
        const rating = ratings[aspect];
        if (rating === undefined) return [];
        return (
          <div key={aspect} className="flex items-center gap-2">
            <dt className="text-muted">{t(`aspects.${aspect}`)}</dt>
            <dd className="flex items-center gap-1.5">
              <Stars value={rating} label={label(rating)} />
              {numbers && <span aria-hidden="true">{format.number(rating, ONE_DECIMAL)}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

interface Props {
  readonly ratings: { readonly [Name in Aspect]?: number };
  readonly numbers?: boolean;
}
