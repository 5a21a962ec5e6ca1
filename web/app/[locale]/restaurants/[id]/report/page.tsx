import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReportForm } from "@/features/reports/report-form";
import { reportedAt, reportPath } from "@/features/reports/subject";
import { BackLink } from "@/features/restaurants/back-link";
import { requireRestaurantNow } from "@/features/restaurants/load";
import { formOn } from "@/platform/forms/page";
import { isolate } from "@/platform/i18n/plain-text";
import { text, words } from "@/platform/i18n/text";
import { type Parameters, parameter } from "@/platform/page/request";
import { requireSession } from "@/platform/session/current";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Parameters>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("reports");
  return { title: t("link.restaurant"), robots: { index: false } };
}

export default async function ReportPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const reported = reportedAt(id, {
    review: parameter(query, "review"),
    reply: parameter(query, "reply"),
    dish: parameter(query, "dish"),
  });
  if (!reported) notFound();
  const path = reportPath(reported);
  const session = await requireSession(path);
  const [{ restaurant }, form, t, reports] = await Promise.all([
    requireRestaurantNow(id, { session, path }),
    formOn(path),
    text("reports"),
    words("reports"),
  ]);
  return (
    <div className="page-narrow space-y-8">
      <header className="space-y-3">
        <BackLink restaurant={restaurant} />
        <h1>{t(`title.${reported.kind}`, { name: isolate(restaurant.name) })}</h1>
      </header>
      {parameter(query, "done") === undefined ? (
        <>
          <p className="text-muted">{t("lead")}</p>
          <ReportForm form={form} of={reported} text={reports} />
        </>
      ) : (
        <p role="status" className="note border-olive">
          {t("done")}
        </p>
      )}
    </div>
  );
}
