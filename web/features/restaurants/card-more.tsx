import type { Restaurant } from "@/platform/api";
import type { Locale } from "@/platform/i18n/locales";
import { textIn } from "@/platform/i18n/text";
import { Marked } from "@/ui/marked";
import type { Highlights } from "./highlights";
import { type Opening, todayOf } from "./today";
import { Until } from "./until";

interface Props<Shown> {
  readonly restaurant: Shown;
  readonly locale: Locale;
}

/** Whether it is open, until when, and the times of today; nothing where nobody knows. */
export async function OpeningLine({
  restaurant: { hours = null, open_now = null, next_open = null, next_close = null },
  locale,
  now,
}: Props<Partial<Opening>> & { readonly now: number }) {
  const today = todayOf({ hours, open_now, next_open, next_close }, now, locale);
  if (!today) return null;
  const t = await textIn(locale, "search");
  const { open, at, changes, spans } = today;
  const opens = open
    ? at
      ? t("card.openUntil", { time: at })
      : t("card.openNow")
    : t(at ? "card.opensAt" : "card.closedNow", { time: at ?? "" });
  const times = spans.map(([from, to]) => (from === to ? t("card.allDay") : t("card.times", { from, to })));
  return (
    <p className="text-sm">
      <Until until={changes}>
        <span className={open ? "font-semibold text-olive" : "font-semibold"}>{opens}</span>
        {times.length > 0 && <span aria-hidden="true"> · </span>}
      </Until>
      {times.length > 0 && (
        <span className="text-muted tabular-nums">{t("card.today", { times: times.join(", ") })}</span>
      )}
    </p>
  );
}

/** A card is no page: of more than this it says how many more there are. */
const MOST = 3;

/** What it has and whom it has something for, as it says itself. */
export async function Offers({
  restaurant: { attributes = [], diets = [] },
  locale,
}: Props<Partial<Pick<Restaurant, "attributes" | "diets">>>) {
  const [t, offered] = await Promise.all([textIn(locale, "search"), textIn(locale, "restaurant")]);
  const all = [...diets.map((diet) => t(`diet.${diet}`)), ...attributes.map((name) => offered(`attribute.${name}`))];
  if (all.length === 0) return null;
  const more = all.length - MOST;
  const shown = [...all.slice(0, MOST), ...(more > 0 ? [t("card.moreOffers", { count: more })] : [])];
  return <p className="text-muted text-sm">{shown.join(" · ")}</p>;
}

interface FoundProps {
  readonly highlights: Highlights;
  readonly locale: Locale;
}

/** By what it was found that a card does not show otherwise: a neighborhood, and dishes of its menu. */
export async function FoundBy({ highlights, locale }: FoundProps) {
  const t = await textIn(locale, "search");
  return (["neighborhood", "dishes"] as const).map((field) => {
    const found = highlights.filter((each) => each.field === field).slice(0, MOST);
    return (
      found.length > 0 && (
        <p key={field} className="text-sm">
          {t(`card.${field}`)}{" "}
          {found.map(({ text, offsets }, index) => (
            <span key={text}>
              {index > 0 && " · "}
              <Marked text={text} offsets={offsets} />
            </span>
          ))}
        </p>
      )
    );
  });
}
