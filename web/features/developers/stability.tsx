import { localePath } from "@/platform/i18n/locales";
import { currentLocale, formats, text } from "@/platform/i18n/text";
import { Code } from "./code";
import type { Operation } from "./document";
import { linkTo, marks, Section } from "./frame";
import { ending } from "./samples";

export const parts = ["stays", "grows", "notice", "facts", "ending"] as const;

/** What can be relied on, and what cannot. */
export async function Promises() {
  const t = await text("developers");
  return (
    <>
      {(["stays", "grows"] as const).map((part) => (
        <Section key={part} id={part} title={t(`${part}.title`)}>
          <p>{t.rich(`${part}.text`, marks)}</p>
        </Section>
      ))}
      <Section id="notice" title={t("notice.title")}>
        <p>{t.rich("notice.text", marks)}</p>
        <Code id="notice-fields" label={t("notice.label")} code={ending} />
        <p>{t.rich("notice.except", marks)}</p>
      </Section>
      <Section id="facts" title={t("facts.title")}>
        <p>{t.rich("facts.text", marks)}</p>
      </Section>
    </>
  );
}

interface Props {
  readonly operations: readonly Operation[];
}

/** What is on its way out today. */
export async function Ending({ operations }: Props) {
  const t = await text("developers");
  const leaving = operations.filter(({ deprecated }) => deprecated);
  return (
    <Section id="ending" title={t("ending.title")}>
      {leaving.length === 0 ? (
        <p>{t("ending.none")}</p>
      ) : (
        <ul className="list-disc space-y-2 ps-6">
          {leaving.map((operation) => (
            <li key={operation.name}>
              <EndOf operation={operation} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Since when an operation is on its way out, until when it works, and what to use; nothing for one that stays. */
export async function EndOf({ operation: { method, path, deprecated } }: { readonly operation: Operation }) {
  const [t, format, locale] = await Promise.all([text("developers"), formats(), currentLocale()]);
  if (!deprecated) return null;
  const { since, sunset, instead } = deprecated;
  const on = (day: string) => format.dateTime(new Date(day), { dateStyle: "long", timeZone: "UTC" });
  return (
    <>
      {t.rich("ending.one", { operation: `${method} ${path}`, since: on(since), sunset: on(sunset), ...marks })}{" "}
      {instead && t.rich("ending.instead", { instead, ...linkTo(localePath(locale, `/developers/api#${instead}`)) })}
    </>
  );
}
