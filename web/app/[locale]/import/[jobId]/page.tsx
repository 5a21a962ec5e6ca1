import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { importPath } from "@/features/imports/import-path";
import { JobProgress } from "@/features/imports/job-progress";
import { cursorOf, JobFacts, RowReport } from "@/features/imports/job-report";
import { jobView } from "@/features/imports/job-view";
import type { RowList } from "@/features/imports/row-file";
import { ApiError, api, type ImportJob } from "@/platform/api";
import { currentLocale, formats, text, words } from "@/platform/i18n/text";
import { requireSession, type Session, toSignIn } from "@/platform/session/current";
import { Link } from "@/ui/link";
import { NoPermission } from "@/ui/shell/no-permission";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("imports");
  return { title: t("job.untitled"), robots: { index: false } };
}

export default async function JobPage({ params, searchParams }: PageProps<"/[locale]/import/[jobId]">) {
  const [{ jobId: id }, query] = await Promise.all([params, searchParams]);
  const session = await requireSession(`/import/${id}`);
  if (session.role !== "admin") return <NoPermission of="imports" />;
  const job = await importOf(id, session);
  const [t, format, locale, plain] = await Promise.all([text("imports"), formats(), currentLocale(), words("imports")]);
  const view = jobView(job, t, format);
  const { progress, lost, countsTitle } = plain.job;
  const rows = (list: RowList) => (
    <RowReport list={list} id={id} token={session.accessToken} cursor={cursorOf(query, list)} />
  );
  return (
    <div className="page-narrow max-w-4xl space-y-8">
      <header className="space-y-3">
        <p>
          <Link href="/import" className="link">
            {t("job.back")}
          </Link>
        </p>
        <h1>{job.filename ? t.rich("job.title", fileTitle(job.filename)) : t("job.untitled")}</h1>
        <JobFacts job={job} />
      </header>
      <JobProgress id={id} locale={locale} first={view} text={{ progress, lost, countsTitle }} />
      {!view.done && <Waiting id={id} />}
      <Outcome job={job} />
      {job.counts.rejected > 0 && rows("errors")}
      {job.noted > 0 && rows("notes")}
    </div>
  );
}

const fileTitle = (name: string) => ({ name, file: (chunks: ReactNode) => <bdi key="file">{chunks}</bdi> });

async function importOf(id: string, { accessToken }: Session): Promise<ImportJob> {
  try {
    return await api.getImport({ params: { id }, token: accessToken, cache: "no-store" });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) return toSignIn(`/import/${id}`);
    // A text that is no id is no import either.
    if ([400, 404, 422].includes(error.status)) notFound();
    throw error;
  }
}

/** Without scripts the page asks for itself again. */
async function Waiting({ id }: { readonly id: string }) {
  const t = await text("imports");
  return (
    <noscript>
      <meta httpEquiv="refresh" content="5" />
      <Link href={`/import/${id}`} className="button">
        {t("job.refresh")}
      </Link>
    </noscript>
  );
}

/** What is to be said of an import beyond its numbers, and what to do next. */
async function Outcome({ job }: { readonly job: ImportJob }) {
  const t = await text("imports");
  const { status, error, counts, profile, source } = job;
  const unused = status === "completed" && counts.read > 0 && counts.rejected === counts.read;
  return (
    <div className="space-y-4">
      {error !== null && (
        <div className="note border-danger">
          <h2 className="text-lg">{t("job.brokenTitle")}</h2>
          <p>
            {counts.read > 0 && t("job.broken")}{" "}
            <bdi lang="en" className="font-medium">
              {error}
            </bdi>
          </p>
        </div>
      )}
      {unused && <p className="note">{t("job.noneUsed")}</p>}
      {status === "awaiting_upload" && <p className="note">{t("job.awaiting")}</p>}
      {(status === "completed" || status === "awaiting_upload") && (
        <Link href={importPath({ profile, source, city: null })} className="button">
          {t("job.another")}
        </Link>
      )}
    </div>
  );
}
