import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { DIRECT_LIMIT, profiles, SITE_LIMIT } from "@/features/imports/file-check";
import { importFault } from "@/features/imports/import-fault";
import { type ImportSettings, importPath } from "@/features/imports/import-path";
import { isProblem } from "@/features/imports/problem";
import { settingsOf } from "@/features/imports/settings";
import { UploadForm } from "@/features/imports/upload-form";
import { localePath } from "@/platform/i18n/locales";
import { currentLocale, text, words } from "@/platform/i18n/text";
import { requireSession } from "@/platform/session/current";
import { NoPermission } from "@/ui/shell/no-permission";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("imports");
  return { title: t("title"), robots: { index: false } };
}

/** The query keeps what was chosen, for browsers without scripts and for another try after an import. */
export default async function ImportPage({ searchParams }: PageProps<"/[locale]/import">) {
  const query = await searchParams;
  const settings = settingsOf(formOf(query));
  const { problem } = query;
  const { role } = await requireSession(importPath(settings, isProblem(problem) ? problem : undefined));
  if (role !== "admin") return <NoPermission of="imports" />;
  const t = await text("imports");
  return (
    <div className="page-narrow space-y-8">
      <header className="space-y-3">
        <h1>{t("title")}</h1>
        <p className="text-muted">{t("intro")}</p>
      </header>
      <WithoutScripts />
      <Form settings={settings} problem={problem === "again" ? "renewed" : problem} />
      <section className="space-y-2">
        <h2>{t("findTitle")}</h2>
        <p>{t("find")}</p>
      </section>
    </div>
  );
}

function formOf(query: Readonly<Record<string, string | readonly string[] | undefined>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(query)) if (typeof value === "string") form.append(name, value);
  return form;
}

/** Where requests are signed on their way, a form cannot be larger than that; scripts send the file to the store instead. */
async function WithoutScripts() {
  const most = Number(process.env.MOST_FORM_BYTES);
  if (!most) return null;
  const t = await text("imports");
  return (
    <noscript>
      <p>{t("withoutScripts", { megabytes: most / 1e6 })}</p>
    </noscript>
  );
}

async function Form({ settings, problem }: { readonly settings: ImportSettings; readonly problem: unknown }) {
  const [t, plain, forms, locale] = await Promise.all([
    text("imports"),
    words("imports"),
    words("forms"),
    currentLocale(),
  ]);
  const direct = Boolean(process.env.UPLOAD_ORIGIN);
  const limit = direct ? DIRECT_LIMIT : SITE_LIMIT;
  const megabytes = limit / 1e6;
  const { job, problem: problems, profiles: names, fileHint: _, preview, ...texts } = plain;
  const { reasons: __, ...previewTexts } = preview;
  return (
    <UploadForm
      locale={locale}
      idempotencyKey={randomUUID()}
      direct={direct}
      limit={limit}
      profiles={profiles.map((profile) => [profile, names[profile]])}
      chosen={{ profile: settings.profile, source: settings.source ?? "", city: settings.city ?? "" }}
      fault={isProblem(problem) ? await importFault(problem, locale, settings) : undefined}
      paths={{
        signIn: localePath(locale, "/sign-in"),
        job: localePath(locale, "/import"),
      }}
      text={{ ...texts, fileHint: t("fileHint", { megabytes }), preview: { ...previewTexts, row: job.row } }}
      problems={{ ...problems, large: t("problem.large", { megabytes }), check: forms.check }}
    />
  );
}
