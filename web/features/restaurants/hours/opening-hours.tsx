import type { Restaurant } from "@/platform/api";
import { currentLocale, words } from "@/platform/i18n/text";
import type { HoursKind } from "@/platform/rules";
import { dateSaid, daysSaid, timesSaid } from "./said";
import { daysToCome, type Hours, otherKinds, type Span, sameDays, weekOf } from "./week";

interface Props {
  readonly restaurant: Pick<Restaurant, "hours" | "opening_hours">;
}

/** When it is open and what else has its times; the text as it is where it cannot be understood. */
export async function OpeningHours({ restaurant: { hours, opening_hours } }: Props) {
  const { facts } = await words("restaurant");
  if (!hours && opening_hours) return <bdi>{opening_hours}</bdi>;
  const isKnown = hours?.regular.some(({ kind }) => kind === "open");
  return (
    <div className="space-y-3">
      {hours && isKnown ? <Week hours={hours} /> : <p className="text-muted">{facts.hoursUnknown}</p>}
      {hours && <DaysToCome hours={hours} kind="open" />}
      {hours?.text && (
        <p>
          <bdi>{hours.text}</bdi>
        </p>
      )}
      {hours && <OtherKinds hours={hours} />}
    </div>
  );
}

interface HoursProps {
  readonly hours: Hours;
}

/** What times and days are said with, in the page's language. */
async function language() {
  const [locale, { hours }] = await Promise.all([currentLocale(), words("restaurant")]);
  return { locale, words: hours };
}

async function Week({ hours }: HoursProps) {
  const [said, { facts }] = await Promise.all([language(), words("restaurant")]);
  const weekday = new Intl.DateTimeFormat(said.locale, { weekday: "long", timeZone: "UTC" });
  return (
    <table className="w-full">
      <caption className="sr-only">{facts.hours}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{said.words.day}</th>
          <th scope="col">{said.words.time}</th>
        </tr>
      </thead>
      <tbody>
        {weekOf(hours, "open")
          .map((spans, day) => [weekday.format(Date.UTC(2024, 0, 1 + day)), spans] as const)
          .map(([day, spans]) => (
            <tr key={day} className="align-top">
              <th scope="row" className="py-0.5 pe-4 text-start font-normal">
                {day}
              </th>
              <td className={`py-0.5 text-end tabular-nums ${spans.length === 0 ? "text-muted" : ""}`}>
                <Times spans={spans} className="block" />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** The times of a day, which are never broken. */
async function Times({ spans, className = "" }: { readonly spans: readonly Span[]; readonly className?: string }) {
  const times = timesSaid(spans, await language());
  return times.map((time, index) => (
    <span key={time}>
      {index > 0 && className === "" && ", "}
      <span className={`whitespace-nowrap ${className}`}>{time}</span>
    </span>
  ));
}

const line = "grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-0.5";

/** Days that are not like every week, of one kind of hours, as far as they are to come; holidays among them. */
async function DaysToCome({ hours, kind }: HoursProps & { readonly kind: HoursKind }) {
  const said = await language();
  const days = daysToCome(hours, kind, Date.now());
  if (days.length === 0) return null;
  return (
    <ul aria-label={said.words.special}>
      {days.map((day, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day may be told of twice.
        <li key={`${day.date} ${index}`} className={line}>
          <span>
            {dateSaid(day, said)}
            {day.note && (
              <span className="block text-muted text-sm">
                <bdi>{day.note}</bdi>
              </span>
            )}
          </span>
          <span className={`text-end tabular-nums ${day.spans.length === 0 ? "text-muted" : ""}`}>
            <Times spans={day.spans} className="block" />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** When the kitchen is open, what is delivered when, and the like: each with its days in as few lines as can be. */
async function OtherKinds({ hours }: HoursProps) {
  const said = await language();
  return otherKinds(hours).map((kind) => (
    <section key={kind} aria-labelledby={`hours-${kind}`} className="border-line border-t pt-2">
      <h3 id={`hours-${kind}`} className="font-sans font-semibold text-base">
        {said.words.kinds[kind]}
      </h3>
      <ul>
        {sameDays(weekOf(hours, kind)).map(({ days, spans }) => (
          <li key={days.join()} className={line}>
            <span>{daysSaid(days, said)}</span>
            <span className="text-end tabular-nums">
              <Times spans={spans} className="block" />
            </span>
          </li>
        ))}
      </ul>
      <DaysToCome hours={hours} kind={kind} />
    </section>
  ));
}
