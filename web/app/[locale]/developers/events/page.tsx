import type { Metadata } from "next";
import { catalogueOf } from "@/features/developers/catalogue";
import { EventCard, FieldList } from "@/features/developers/field-list";
import { Contents, Frame, marks, Section } from "@/features/developers/frame";
import generated from "@/features/developers/generated/events.json";
import { markdownOf } from "@/features/developers/markdown/llms";
import { currentLocale, text } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";

export const generateStaticParams = () => [];

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([text("developers"), currentLocale()]);
  return pageMetadata({
    ...{ locale, path: "/developers/events", markdown: markdownOf["/developers/events"] },
    ...{ title: t("events"), description: t("eventsDescription") },
  });
}

const { envelope, sources } = catalogueOf(generated);
const count = sources.reduce((sum, { events }) => sum + events.length, 0);

export default async function Events() {
  const t = await text("developers");
  const entries = [
    { id: "envelope", name: t("envelope.title") },
    ...sources.map(({ source }) => ({ id: source, name: t(`source.${source}`) })),
  ];
  return (
    <Frame
      current="events"
      title={t("events")}
      intro={t.rich("eventsText", { count, ...marks })}
      contents={<Contents entries={entries} />}
    >
      <Section id="envelope" title={t("envelope.title")}>
        <p>{t.rich("envelope.text", marks)}</p>
        <FieldList fields={envelope.map((field) => ({ ...field, note: t(`envelope.${field.path}`) }))} />
      </Section>
      {sources.map(({ source, events }) => (
        <Section key={source} id={source} title={t(`source.${source}`)}>
          <p>{t(`sourceText.${source}`)}</p>
          {events.map((event) => (
            <EventCard key={event.type} event={event} />
          ))}
        </Section>
      ))}
    </Frame>
  );
}
