import { api, type Data, type ImportJob } from "@/platform/api";
import { fieldText } from "@/platform/forms/field-text";
import { currentLocale, formats, text } from "@/platform/i18n/text";
import { pageOrFirst, parameter } from "@/platform/page/request";
import { Paging } from "@/ui/paging";
import type { RowFormat, RowList } from "./row-file";

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

type Row = Data<"listImportErrors">["data"][number];
type Fault = Pick<Row, "field" | "reason" | "code" | "params">;

interface Props {
  readonly list: RowList;
  readonly id: string;
  readonly token: string;
  readonly cursor: string | undefined;
}

/** Rows of a page: few enough to look through. */
const ROWS = 25;
/** What each list is called in the words of the page, and there as a fragment and in the query. */
const lists = {
  errors: { name: "rejected", parameter: "cursor" },
  notes: { name: "noted", parameter: "notes" },
} as const;
export const cursorOf = (query: Parameters<typeof parameter>[0], list: RowList) =>
  parameter(query, lists[list].parameter);

/** A page of an import's rejected or noted rows, and all of them to download. */
export async function RowReport({ list, id, token, cursor }: Props) {
  const page = `/import/${id}`;
  const { name, parameter } = lists[list];
  const asked = {
    params: { id },
    query: { format: "json", limit: ROWS, ...(cursor && { cursor }) },
    token,
    cache: "no-store",
  } as const;
  const ask = () => (list === "notes" ? api.listImportNotes(asked) : api.listImportErrors(asked));
  const [t, { data, next_cursor }] = await Promise.all([text("imports"), pageOrFirst(ask, cursor, page)]);
  const file = (format: RowFormat) => `/api/imports/${id}/${list}?format=${format}`;
  const title = t(`job.${name}.title`);
  return (
    <section aria-labelledby={name} className="space-y-4">
      <h2 id={name}>{title}</h2>
      <p className="text-muted">{t(`job.${name}.intro`)}</p>
      <p className="flex flex-wrap gap-3">
        <a className="button" href={file("csv")} download>
          {t("job.csv")}
        </a>
        <a className="button" href={file("ndjson")} download>
          {t("job.ndjson")}
        </a>
      </p>
      <Table rows={data} label={t(`job.${name}.table`)} />
      <Paging
        label={title}
        path={page}
        parameter={parameter}
        fragment={`#${name}`}
        isFirst={!cursor}
        next={next_cursor}
        text={{ first: t("job.first"), next: t("job.next") }}
      />
    </section>
  );
}

const columns = [
  ["row", "w-20"],
  ["field", "w-1/3"],
  ["reason", ""],
] as const;

async function Table({ rows, label }: { readonly rows: readonly Row[]; readonly label: string }) {
  const [t, format] = await Promise.all([text("imports"), formats()]);
  return (
    <div className="overflow-hidden rounded-card border border-line">
      <table className="w-full table-fixed text-start">
        <caption className="sr-only">{label}</caption>
        <thead className="bg-raised">
          <tr>
            {columns.map(([name, width]) => (
              <th key={name} scope="col" className={`${width} px-3 py-2 text-start sm:px-4`}>
                {t(`job.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row} className="border-line border-t align-baseline">
              <th scope="row" className="px-3 py-2 sm:px-4 text-start font-normal tabular-nums">
                {format.number(row.row)}
              </th>
              <td className="px-3 py-2 sm:px-4 font-mono text-sm">
                <bdi>{row.field}</bdi>
              </td>
              <td className="px-3 py-2 sm:px-4">
                <Reason {...row} />
                {row.others.length > 0 && <Others faults={row.others} label={t("job.alsoTitle")} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Others({ faults, label }: { readonly faults: readonly Fault[]; readonly label: string }) {
  return (
    <div className="mt-1 text-muted text-sm">
      {label}
      <ul className="list-disc ps-5">
        {faults.map(({ field, ...fault }) => (
          <li key={`${field} ${fault.reason}`}>
            <bdi className="font-mono">{field}</bdi> <Reason {...fault} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** In the reader's language where the reason has a code, else as the API says it, in English. */
async function Reason({ reason, code, params }: Omit<Fault, "field">) {
  const locale = await currentLocale();
  if (code && locale !== "en") return fieldText(await text("faults"), locale, { code, params, message: reason });
  return (
    <bdi lang="en" className="[unicode-bidi:isolate]">
      {reason}
    </bdi>
  );
}
