import type { Metadata } from "next";
import { groupsOf } from "@/features/developers/document";
import { Contents, Frame } from "@/features/developers/frame";
import { markdownOf } from "@/features/developers/markdown/llms";
import { Ending, Promises, parts } from "@/features/developers/stability";
import { api, DAY } from "@/platform/api";
import { currentLocale, text } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";

export const generateStaticParams = () => [];

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([text("developers"), currentLocale()]);
  return pageMetadata({
    ...{ locale, path: "/developers/stability", markdown: markdownOf["/developers/stability"] },
    ...{ title: t("stability"), description: t("stabilityDescription") },
  });
}

export default async function Stability() {
  const [t, document] = await Promise.all([text("developers"), api.getOpenApi({ next: { revalidate: DAY } })]);
  const operations = groupsOf(document).flatMap((group) => group.operations);
  return (
    <Frame
      current="stability"
      title={t("stability")}
      intro={t("stabilityText")}
      contents={<Contents entries={parts.map((id) => ({ id, name: t(`${id}.title`) }))} />}
    >
      <Promises />
      <Ending operations={operations} />
    </Frame>
  );
}
