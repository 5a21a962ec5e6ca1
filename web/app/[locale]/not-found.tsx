import type { Metadata } from "next";
import { text } from "@/platform/i18n/text";
import { NOT_SHARED } from "@/platform/page/metadata";

export { NotOnTheMenu as default } from "@/ui/shell/not-on-the-menu";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("shell");
  return { title: t("notFoundTitle"), ...NOT_SHARED };
}
