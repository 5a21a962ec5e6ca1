import type { Inspection } from "@/platform/api";
import { formats, text } from "@/platform/i18n/text";
import { type Chart, chartOf, type DateTick } from "./chart";

/** With more of them their dots would be one band. */
const MOST_DOTS = 60;

/** The scores over time, drawn on the server. Time runs from left to right in every language; the words are outside of the drawing, so that it can be stretched. */
export async function InspectionChart({ inspections }: { readonly inspections: readonly Inspection[] }) {
  const [t, format] = await Promise.all([text("restaurant"), formats()]);
  const chart = chartOf(inspections);
  if (!chart) return null;
  return (
    <figure className="space-y-3">
      <figcaption className="text-muted text-sm">{t("inspection.axis")}</figcaption>
      <div dir="ltr" className="relative ms-8 h-40 text-muted text-xs">
        <Drawing chart={chart} />
        {chart.scores.map(({ value, y }) => (
          <span
            key={value}
            className="absolute end-full -translate-y-1/2 whitespace-nowrap pe-2 tabular-nums"
            style={{ top: `${y}%` }}
          >
            {format.number(value)}
          </span>
        ))}
      </div>
      <Dates dates={chart.dates} />
    </figure>
  );
}

/** What the drawing shows, in words. */
async function inWords({ dots }: Chart): Promise<string> {
  const [t, format] = await Promise.all([text("restaurant"), formats()]);
  const day = (date: string | undefined) => format.dateTime(new Date(date ?? 0), { dateStyle: "long" });
  const all = dots.map(({ score }) => score);
  return t("inspection.chartText", {
    count: dots.length,
    first: day(dots[0]?.inspected_at),
    last: day(dots.at(-1)?.inspected_at),
    score: all.at(-1) ?? 0,
    least: Math.min(...all),
    most: Math.max(...all),
  });
}

async function Drawing({ chart }: { readonly chart: Chart }) {
  const [t, words] = await Promise.all([text("restaurant"), inWords(chart)]);
  const { dots, steps, dates, scores } = chart;
  const isCrowded = dots.length > MOST_DOTS;
  return (
    <svg
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      role="img"
      aria-labelledby="inspection-chart inspection-chart-text"
      className="h-full w-full overflow-visible"
      fill="none"
    >
      <title id="inspection-chart">{t("inspection.chart")}</title>
      <desc id="inspection-chart-text">{words}</desc>
      <g className="stroke-line" strokeWidth="1">
        {scores.map(({ value, y }) => (
          <path key={value} d={`M0 ${y}H100`} vectorEffect="non-scaling-stroke" />
        ))}
        {dates.map(({ x }) => (
          <path key={x} d={`M${x} 100v4`} vectorEffect="non-scaling-stroke" />
        ))}
      </g>
      <path d={steps} className="stroke-olive" strokeWidth={isCrowded ? 1 : 2} vectorEffect="non-scaling-stroke" />
      {!isCrowded && (
        // A line of no length with round ends: a circle that stays round however the drawing is stretched.
        <path
          d={dots.map(({ x, y }) => `M${x} ${y}h0`).join("")}
          className="stroke-olive"
          strokeWidth="9"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}

const precisions = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "short" },
  day: { dateStyle: "medium" },
} as const;

async function Dates({ dates }: { readonly dates: readonly DateTick[] }) {
  const format = await formats();
  return (
    <div dir="ltr" aria-hidden="true" className="relative ms-8 h-5 text-muted text-xs">
      {dates.map(({ date, precision, x }) => (
        <span
          key={x}
          className="absolute whitespace-nowrap"
          // Whole dates are long and stand at the ends: they are kept inside.
          style={{ insetInlineStart: `${x}%`, translate: precision === "day" ? `${-x}%` : "-50%" }}
        >
          <bdi>{format.dateTime(date, precisions[precision])}</bdi>
        </span>
      ))}
    </div>
  );
}
