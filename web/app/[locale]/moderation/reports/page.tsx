import type { Metadata } from "next";
import { PageHead } from "@/features/moderation/head";
import { A_PAGE, reportsPage } from "@/features/moderation/load";
import { reportsPath } from "@/features/moderation/paths";
import { ReportList } from "@/features/moderation/report-list";
import { moderates } from "@/platform/api";
import { formOn } from "@/platform/forms/page";
import { text } from "@/platform/i18n/text";
import { type Parameters, parameter } from "@/platform/page/request";
import { requireSession } from "@/platform/session/current";
import { Link } from "@/ui/link";
import { Paging } from "@/ui/paging";
import { NoPermission } from "@/ui/shell/no-permission";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("moderation");
  return { title: t("reports.title"), robots: { index: false } };
}

const statuses = ["open", "closed"] as const;

export default async function ReportsPage({ searchParams }: { readonly searchParams: Promise<Parameters> }) {
  const query = await searchParams;
  const status = parameter(query, "status") === "closed" ? "closed" : "open";
  const session = await requireSession(reportsPath(status));
  if (!moderates(session)) return <NoPermission of="moderation" />;
  const cursor = parameter(query, "cursor");
  const [t, form, { data, next_cursor }] = await Promise.all([
    text("moderation"),
    formOn(reportsPath(status)),
    reportsPage(session, { limit: A_PAGE, cursor, status }),
  ]);
  // One that was closed a moment ago may still be in the queue.
  const reports = data.filter(({ id }) => status === "closed" || id !== parameter(query, "report"));
  return (
    <div className="page-narrow max-w-3xl space-y-8">
      <PageHead of="reports" query={query} />
      <nav aria-label={t("reports.filter")} className="flex flex-wrap gap-3">
        {statuses.map((each) => (
          <Link
            key={each}
            href={reportsPath(each)}
            aria-current={each === status ? "page" : undefined}
            className="button aria-[current]:border-olive aria-[current]:font-semibold"
          >
            {t(`reports.${each}`)}
          </Link>
        ))}
      </nav>
      <h2 className="text-lg">{t(status === "open" ? "reports.orderOpen" : "reports.orderClosed")}</h2>
      <ReportList reports={reports} form={form} status={status} />
      <Paging
        label={t("reports.title")}
        path={reportsPath(status)}
        isFirst={cursor === undefined}
        next={next_cursor}
        text={{ first: t("reports.first"), next: t("reports.next") }}
      />
    </div>
  );
}
