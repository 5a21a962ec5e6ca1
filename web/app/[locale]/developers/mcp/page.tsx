import type { Metadata } from "next";
import { Contents, Frame } from "@/features/developers/frame";
import { markdownOf } from "@/features/developers/markdown/llms";
import { Connect, mcpParts, mcpTools, Programs, Tools } from "@/features/developers/mcp";
import { keyOf } from "@/features/developers/samples";
import { publicApiUrl } from "@/platform/api";
import { currentLocale, text } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";

export const generateStaticParams = () => [];

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([text("developers"), currentLocale()]);
  return pageMetadata({
    locale,
    path: "/developers/mcp",
    markdown: markdownOf["/developers/mcp"],
    title: t("mcp"),
    description: t("mcpDescription"),
  });
}

export default async function Mcp() {
  const t = await text("developers");
  const target = { url: publicApiUrl(), key: keyOf(process.env.STAGE) };
  return (
    <Frame
      current="mcp"
      title={t("mcp")}
      intro={t("mcpText", { count: mcpTools.length })}
      contents={<Contents entries={mcpParts.map((id) => ({ id, name: t(`${id}.title`) }))} />}
    >
      <Connect target={target} />
      <Programs target={target} />
      <Tools />
    </Frame>
  );
}
