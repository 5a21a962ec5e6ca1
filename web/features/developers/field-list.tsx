import { Fragment } from "react";
import { text } from "@/platform/i18n/text";
import { linkTo, marks } from "./rich";
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
