import type { FormOnPage } from "@/platform/forms/page";
import { isolate } from "@/platform/i18n/plain-text";
import { formats, text } from "@/platform/i18n/text";
import { FactList } from "@/ui/fact-list";
import { Link } from "@/ui/link";
import { Written } from "@/ui/long-text";
import { Moment } from "./moment";
import { type QueuedReport, ReportForms } from "./report-forms";

interface Props {
  readonly reports: readonly QueuedReport[];
  readonly form: FormOnPage;
  readonly status: "open" | "closed";
}

/** The queue: each report with what it is about in place, as that is now. */
export async function ReportList({ reports, form, status }: Props) {
  const t = await text("moderation");
  if (reports.length === 0) {
    return <p className="text-muted">{t(status === "open" ? "reports.none" : "reports.noneClosed")}</p>;
  }
  return (
    <ul className="space-y-4">
      {reports.map((report) => (
        <li key={report.id} className="card space-y-3">
          <ReportedThing report={report} />
          <ReportFacts report={report} />
          {status === "open" && <ReportForms report={report} form={form} />}
        </li>
      ))}
    </ul>
  );
}

async function ReportedThing({ report: { subject, about } }: { readonly report: QueuedReport }) {
  const t = await text("moderation");
  const { kind, restaurant_id } = subject;
  const name = about.restaurant_name;
  const { author, title } = about;
  return (
    <>
      <h3>
        <Link href={`/restaurants/${restaurant_id}/manage`} className="hover:underline">
          {t(`reports.kind.${kind}`, { name: name === null ? t("reports.unnamed") : isolate(name) })}
        </Link>
      </h3>
      <p className="w-fit font-medium">{t(`reports.status.${about.status}`)}</p>
      {(kind === "review" || kind === "reply") && about.status !== "absent" && (
        <p className="text-muted text-sm">
          <bdi>{author?.name ?? t("erased")}</bdi>
        </p>
      )}
      {(kind === "review" || kind === "dish") && title && (
        <p className="font-semibold">
          <bdi>{title}</bdi>
        </p>
      )}
      {about.text && <Written text={about.text} />}
    </>
  );
}

async function ReportFacts({ report }: { readonly report: QueuedReport }) {
  const [t, reasons, format] = await Promise.all([text("moderation"), text("reports"), formats()]);
  const { reason, reporter_id, filed_at, closing, open_reports } = report;
  return (
    <FactList
      facts={[
        [t("reports.why"), reasons(`reason.${reason}`)],
        [t("reports.words"), report.text ? <bdi key="words">{report.text}</bdi> : t("reports.noWords")],
        [t("reports.by"), <bdi key="by">{reporter_id}</bdi>],
        [t("reports.at"), <Moment key="at" at={filed_at} />],
        [t("reports.count"), format.number(open_reports)],
        ...(closing
          ? ([
              [
                t("reports.decision"),
                closing.reason ? <bdi key="decision">{closing.reason}</bdi> : t("reports.noDecision"),
              ],
              [t("reports.closedBy"), <bdi key="closed-by">{closing.closed_by}</bdi>],
              [t("reports.closedAt"), <Moment key="closed-at" at={closing.closed_at} />],
            ] as const)
          : []),
      ]}
    />
  );
}
