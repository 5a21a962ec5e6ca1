"use client";
import { type Locale, localePath } from "@/platform/i18n/locales";
import type { PreviewLine, PreviewView } from "./preview-view";

export type PreviewText = Readonly<Record<"title" | "note" | "table" | "row" | "what", string>>;

interface Props {
  readonly view: PreviewView;
  readonly locale: Locale;
  readonly text: PreviewText;
}

/** What an import would do: how many rows, and those that somebody should look at. */
export function PreviewReport({ view, locale, text }: Props) {
  return (
    <section aria-labelledby="preview" className="card space-y-4">
      <h2 id="preview">{text.title}</h2>
      <p>
        {view.looked} {text.note}
      </p>
      {view.error !== null && <p className="note">{view.error}</p>}
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-5 sm:gap-3">
        {view.counts.map(({ name, label, value }) => (
          <div key={name} className="flex flex-col-reverse rounded-lg bg-raised px-3 py-3">
            <dt className="text-muted text-sm">{label}</dt>
            <dd className="font-display font-semibold text-2xl tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {view.dishes !== null && <p>{view.dishes}</p>}
      {view.neighborhoods !== null && <p>{view.neighborhoods}</p>}
      {view.lines.length > 0 && <Lines lines={view.lines} locale={locale} text={text} />}
      {view.more !== null && <p className="text-muted">{view.more}</p>}
    </section>
  );
}

function Lines({ lines, locale, text }: Omit<Props, "view"> & Pick<PreviewView, "lines">) {
  return (
    <div className="overflow-hidden rounded-card border border-line">
      <table className="w-full table-fixed text-start">
        <caption className="sr-only">{text.table}</caption>
        <thead className="bg-raised">
          <tr>
            <th scope="col" className="w-20 px-3 py-2 text-start sm:px-4">
              {text.row}
            </th>
            <th scope="col" className="px-3 py-2 text-start sm:px-4">
              {text.what}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.row} line={line} locale={locale} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Line = ({ line, locale }: Pick<Props, "locale"> & { readonly line: PreviewLine }) => (
  <tr className="border-line border-t align-baseline">
    <th scope="row" className="px-3 py-2 text-start font-normal tabular-nums sm:px-4">
      {line.row}
    </th>
    <td className="space-y-1 break-words px-3 py-2 sm:px-4">
      {line.name !== "" && (
        <p className="font-semibold">
          <bdi>{line.name}</bdi>
        </p>
      )}
      {line.said.map((sentence) => (
        <p key={sentence}>
          <bdi>{sentence}</bdi>
        </p>
      ))}
      {line.alike.map(({ id, said, why }) => (
        <p key={id}>
          <a href={localePath(locale, `/restaurants/${id}`)} className="link" target="_blank" rel="noopener">
            <bdi>{said}</bdi>
          </a>{" "}
          {why}
        </p>
      ))}
    </td>
  </tr>
);
