import type { Metadata } from "next";
import { PageHead } from "@/features/moderation/head";
import { Merging } from "@/features/moderation/merge-form";
import { placeNamed } from "@/features/moderation/merge-load";
import { paths } from "@/features/moderation/paths";
import { moderates } from "@/platform/api";
import { formOn } from "@/platform/forms/page";
import { localePath } from "@/platform/i18n/locales";
import { currentLocale, text } from "@/platform/i18n/text";
import { parameter } from "@/platform/page/request";
import { requireSession } from "@/platform/session/current";
import { TextField } from "@/ui/form/field";
import { NoPermission } from "@/ui/shell/no-permission";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("moderation");
  return { title: t("merge.title"), robots: { index: false } };
}

export default async function MergePage({ searchParams }: PageProps<"/[locale]/moderation">) {
  const [session, query] = await Promise.all([requireSession(paths.merge), searchParams]);
  if (!moderates(session)) return <NoPermission of="moderation" />;
  const entered = { from: parameter(query, "from"), into: parameter(query, "into") };
  const [t, locale, form, from, into] = await Promise.all([
    text("moderation"),
    currentLocale(),
    formOn(paths.merge),
    placeNamed(entered.from, session),
    placeNamed(entered.into, session),
  ]);
  return (
    <div className="page-narrow max-w-3xl space-y-8">
      <PageHead of="merge" query={query} />
      {/* Without a script, and to be sent on as an address. */}
      <form action={localePath(locale, paths.merge)} className="card space-y-4">
        <TextField name="from" label={t("merge.from")} hint={t("merge.hint")} value={entered.from} autoComplete="off" />
        <TextField name="into" label={t("merge.into")} hint={t("merge.hint")} value={entered.into} autoComplete="off" />
        <button type="submit" className="button">
          {t("merge.look")}
        </button>
      </form>
      <Merging
        form={form}
        from={{ entered: entered.from, named: from }}
        into={{ entered: entered.into, named: into }}
      />
    </div>
  );
}
