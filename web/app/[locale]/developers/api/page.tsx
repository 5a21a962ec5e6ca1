import type { Metadata } from "next";
import { groupsOf } from "@/features/developers/document";
import { Frame, linkTo, Section } from "@/features/developers/frame";
import { markdownOf } from "@/features/developers/markdown/llms";
import { OperationCard, OperationList } from "@/features/developers/operation";
import { api, DAY, publicApiUrl } from "@/platform/api";
import { currentLocale, text, words } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";

export const generateStaticParams = () => [];

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([text("developers"), currentLocale()]);
  return pageMetadata({
    locale,
    path: "/developers/api",
    markdown: markdownOf["/developers/api"],
    title: t("api"),
    description: t("apiDescription"),
  });
}

export default async function ApiReference() {
  const [t, document, { tag: names }] = await Promise.all([
    text("developers"),
    api.getOpenApi({ next: { revalidate: DAY } }),
    words("developers"),
  ]);
  const groups = groupsOf(document).map((group) => ({ ...group, title: nameIn(names, group.tag) }));
  const count = groups.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <Frame
      current="api"
      title={t("api")}
      intro={t.rich("apiText", { count, ...linkTo(`${publicApiUrl()}/openapi.json`) })}
      contents={<OperationList groups={groups} />}
    >
      {groups.map(({ tag, title, operations }) => (
        <Section key={tag} id={tag} title={title}>
          {operations.map((operation) => (
            <OperationCard key={operation.name} operation={operation} />
          ))}
        </Section>
      ))}
    </Frame>
  );
}

/** The API may have a tag that the messages do not know yet. */
const nameIn = (names: Readonly<Record<string, string>>, tag: string): string => names[tag] ?? tag;
