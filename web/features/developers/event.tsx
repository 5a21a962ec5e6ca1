import { text } from "@/platform/i18n/text";
import type { EventEntry } from "./catalogue";
import { FieldList } from "./field-list";
import { Fold } from "./fold";

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
