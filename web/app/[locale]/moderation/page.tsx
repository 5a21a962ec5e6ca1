import type { Metadata } from "next";
import { DoneNote } from "@/features/moderation/done";
import { AuthorForm } from "@/features/moderation/forms";
import { HiddenList } from "@/features/moderation/hidden-list";
import { hiddenPage, removedPage } from "@/features/moderation/load";
import { paths } from "@/features/moderation/paths";
import { RemovedList } from "@/features/moderation/removed-list";
import { moderates } from "@/platform/api";
import { formOn } from "@/platform/forms/page";
import { text } from "@/platform/i18n/text";
import { parameter } from "@/platform/page/request";
import { requireSession } from "@/platform/session/current";
import { Link } from "@/ui/link";
import { NoPermission } from "@/ui/shell/no-permission";

export const dynamic = "force-dynamic";

/** Of each list the last ones. */
const FIRST = 5;

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("moderation");
  return { title: t("title"), robots: { index: false } };
}

export default async function ModerationPage({ searchParams }: PageProps<"/[locale]/moderation">) {
  const [session, query] = await Promise.all([requireSession(paths.overview), searchParams]);
  if (!moderates(session)) return <NoPermission of="moderation" />;
  const [t, form, hidden, removed] = await Promise.all([
    text("moderation"),
    formOn(paths.overview),
    hiddenPage(session, { limit: FIRST }),
    removedPage(session, { limit: FIRST }),
  ]);
  const others = { session, form, back: paths.overview };
  return (
    <div className="page-narrow max-w-3xl space-y-10">
      <header className="space-y-3">
        <h1>{t("title")}</h1>
        <p className="text-muted">{t("lead")}</p>
        <p className="flex flex-wrap gap-3">
          <Link href={paths.reports} className="button">
            {t("reports.all")}
          </Link>
          <Link href={paths.merge} className="button">
            {t("merge.title")}
          </Link>
        </p>
      </header>
      <DoneNote done={parameter(query, "done")} />
      <section className="space-y-4">
        <h2>{t("hidden.title")}</h2>
        <HiddenList restaurants={hidden.data} {...others} />
        {hidden.data.length > 0 && (
          <Link href={paths.hidden} className="button">
            {t("hidden.all")}
          </Link>
        )}
      </section>
      <section className="space-y-4">
        <h2>{t("removed.title")}</h2>
        <RemovedList reviews={removed.data} {...others} />
        {removed.data.length > 0 && (
          <Link href={paths.removed} className="button">
            {t("removed.all")}
          </Link>
        )}
      </section>
      <section id="author" className="card">
        <AuthorForm author={parameter(query, "author")} form={form} back={paths.overview} />
      </section>
    </div>
  );
}
