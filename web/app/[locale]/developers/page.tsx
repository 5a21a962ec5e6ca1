import type { Metadata } from "next";
import { Contents, Frame, marks } from "@/features/developers/frame";
import { Answers, Calls, Follow, Key, Limits, Live, SignIn } from "@/features/developers/guide";
import { markdownOf } from "@/features/developers/markdown/llms";
import { keyOf } from "@/features/developers/samples";
import { publicApiUrl } from "@/platform/api";
import { currentLocale, text } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";

export const generateStaticParams = () => [];

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([text("developers"), currentLocale()]);
  return pageMetadata({
    locale,
    path: "/developers",
    markdown: markdownOf["/developers"],
    title: t("title"),
    description: t("guideDescription"),
  });
}

const parts = [
  "key",
  "auth",
  "calls",
  "errors",
  "paging",
  "once",
  "etags",
  "formats",
  "limits",
  "follow",
  "stream",
] as const;

export default async function Guide() {
  const t = await text("developers");
  const target = { url: publicApiUrl(), key: keyOf(process.env.STAGE) };
  return (
    <Frame
      current="guide"
      title={t("title")}
      intro={t.rich("intro", marks)}
      contents={<Contents entries={parts.map((id) => ({ id, name: t(`${id}.title`) }))} />}
    >
      <Key url={target.url} />
      <SignIn />
      <Calls target={target} />
      <Answers />
      <Limits />
      <Follow target={target} />
      <Live />
    </Frame>
  );
}
