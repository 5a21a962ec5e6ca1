import { Fragment, type ReactNode } from "react";
import { text } from "@/platform/i18n/text";
import type { EventEntry } from "./catalogue";
import { linkTo, marks } from "./frame";
import type { Field, Limit } from "./schema";

interface Entry extends Field {
  /** Besides the rules: where a parameter goes, what a field is for. */
  readonly note?: string;
}
interface Props {
  readonly fields: readonly Entry[];
  /** Whether to say what is required: in what is sent. */
  readonly sent?: boolean;
}

// Hundreds of rows: the list says how they look, so that they need not say it each.
const look = [
  "divide-y divide-line border-line border-y text-sm text-muted",
  "*:gap-x-6 *:py-2 sm:*:grid sm:*:grid-cols-[minmax(10rem,2fr)_3fr]",
  "[&_bdi]:font-mono [&_b]:text-ink [&_i]:not-italic [&_i]:text-olive",
].join(" ");

/** Fields with their types and rules. */
export function FieldList({ fields, sent = false }: Props) {
  return (
    <dl className={look}>
      {fields.map((field) => (
        <div key={field.path}>
          <dt>
            <FieldName path={field.path} />
          </dt>
          <Rules field={field} sent={sent} />
        </div>
      ))}
    </dl>
  );
}

/** The last part stands out: `address.`**`street`**. */
function FieldName({ path }: { readonly path: string }) {
  const start = path.lastIndexOf(".") + 1;
  return (
    <bdi dir="ltr">
      {path.slice(0, start)}
      <b>{path.slice(start)}</b>
    </bdi>
  );
}

async function Rules({ field, sent }: { readonly field: Entry; readonly sent: boolean }) {
  const t = await text("developers");
  const { type, note, sameAs, required, limits } = field;
  return (
    <dd>
      <bdi dir="ltr">
        <i>{type}</i>
      </bdi>
      {sent && required && <span className="chip ms-2">{t("required")}</span>}
      {sameAs && <> · {t.rich("sameAs", { name: sameAs, ...linkTo(`#${sameAs}`) })}</>}
      {note && <div>{note}</div>}
      {limits.length > 0 && (
        <div>
          {limits.map((limit, index) => (
            <Fragment key={limit.kind}>
              {index > 0 && " · "}
              <LimitText limit={limit} />
            </Fragment>
          ))}
        </div>
      )}
    </dd>
  );
}

async function LimitText({ limit }: { readonly limit: Limit }) {
  const t = await text("developers");
  if (limit.kind === "oneLine") return t("limit.oneLine");
  if ("value" in limit) {
    return t.rich(`limit.${limit.kind}`, { value: limit.value, ...marks });
  }
  const { kind, min, max } = limit;
  if (min === undefined) return t(`limit.${kind}Most`, { max: max ?? 0 });
  if (max === undefined) return t(`limit.${kind}Least`, { min });
  return t(`limit.${kind}Between`, { min, max });
}

/** What can be unfolded, without JavaScript too. Several stand in a row until one is open. */
export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="min-w-0 open:basis-full">
      <summary className="w-fit py-1 font-semibold text-sm hover:underline">{title}</summary>
      <div className="pt-1 pb-3">{children}</div>
    </details>
  );
}

/** One type of event; its name is its anchor. */
export async function EventCard({ event }: { readonly event: EventEntry }) {
  const t = await text("developers");
  const { type, version, fields } = event;
  return (
    <article id={type} aria-labelledby={`${type}-title`} className="card p-4 target:border-paprika sm:p-5">
      <h3 id={`${type}-title`} className="font-mono text-base">
        <a href={`#${type}`} className="hover:underline">
          <bdi>{type}</bdi>
        </a>
      </h3>
      <p>{t(`event.${type}`)}</p>
      <Fold title={`${t("payload")} · ${t("version", { version })}`}>
        <FieldList fields={fields} sent />
      </Fold>
    </article>
  );
}
