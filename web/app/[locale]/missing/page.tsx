import type { Metadata } from "next";
import { locales } from "@/platform/i18n/locales";
import { text } from "@/platform/i18n/text";
import { NotOnTheMenu } from "@/ui/shell/not-on-the-menu";

/** Prepared in each language when the site is built; proxy.ts answers with it, and with status 404, what is no address of the site. */
export const dynamic = "force-static";
export const dynamicParams = false;
export const generateStaticParams = () => locales.map((locale) => ({ locale }));

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("shell");
  return { title: t("notFoundTitle"), robots: { index: false } };
}

export default function Missing() {
  return <NotOnTheMenu />;
}
