import type { ImportJob } from "@/platform/api";
import { formats, text } from "@/platform/i18n/text";

/** What was chosen for an import, and when it ran. */
export async function JobFacts({ job }: { readonly job: ImportJob }) {
  const [t, format] = await Promise.all([text("imports"), formats()]);
  const time = (at: string) => (
    <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "medium" })} UTC</time>
  );
  const facts = [
    [t("job.kind"), t(`profiles.${job.profile}`)],
    [t("job.source"), <bdi key="source">{job.source}</bdi>],
    [t("job.started"), time(job.created_at)],
    ...(job.completed_at ? [[t("job.finished"), time(job.completed_at)] as const] : []),
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      {facts.map(([label, value]) => (
        <div key={String(label)} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
