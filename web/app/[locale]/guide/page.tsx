import type { Metadata } from "next";
import { Guide } from "@/features/guide/guide";
import { currentLocale, text } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";
import { type Parameters, parameter } from "@/platform/page/request";

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([text("guide"), currentLocale()]);
  return pageMetadata({ locale, path: "/guide", title: t("title"), description: t("description") });
}

/** Rendered for each reader, who has a chat or none. The cities of its suggestions are kept for a minute, which `force-dynamic` would not allow. */
export default async function Page({ searchParams }: { readonly searchParams: Promise<Parameters> }) {
  const [query, t] = await Promise.all([searchParams, text("guide")]);
  return (
    <div className="mx-auto w-full max-w-3xl space-y-8 px-4 pt-8 sm:px-6 sm:pt-10">
      <header className="space-y-3">
        <h1>{t("title")}</h1>
        <p className="text-muted">{t("lead")}</p>
      </header>
      <Guide message={parameter(query, "q") ?? ""} />
    </div>
  );
}
