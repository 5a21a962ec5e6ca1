import { formats, text } from "@/platform/i18n/text";
import { parseHours, type Span } from "./hours";

/** A table of weekdays where the hours are written so that they can be understood, else the text as it is. */
export async function OpeningHours({ hours }: { readonly hours: string }) {
  const [t, format] = await Promise.all([text("restaurant"), formats()]);
  const week = parseHours(hours);
  if (!week) return <bdi>{hours}</bdi>;
  const days = week.days.map((spans, day) => [format.dateTime(weekday(day), { weekday: "long" }), spans] as const);
  const rows = week.holidays ? [...days, [t("hours.holidays"), week.holidays] as const] : days;
  return (
    <table className="w-full">
      <caption className="sr-only">{t("facts.hours")}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("hours.day")}</th>
          <th scope="col">{t("hours.time")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([day, spans]) => (
          <tr key={day} className="align-top">
            <th scope="row" className="py-0.5 pe-4 text-start font-normal">
              {day}
            </th>
            <td className={`py-0.5 text-end tabular-nums ${spans.length === 0 ? "text-muted" : ""}`}>
              <Spans spans={spans} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function Spans({ spans }: { readonly spans: readonly Span[] }) {
  const [t, format] = await Promise.all([text("restaurant"), formats()]);
  const clock = (minutes: number) => format.dateTime(minutes * 60_000, { hour: "numeric", minute: "2-digit" });
  if (spans.length === 0) return t("hours.closed");
  return spans.map(({ from, to }) => (
    <span key={from} className="block">
      {to - from === 1440 ? t("hours.allDay") : t("hours.span", { from: clock(from), to: clock(to) })}
    </span>
  ));
}

/** A day of the week, Monday being 0. */
const weekday = (day: number) => new Date(Date.UTC(2024, 0, 1 + day));
