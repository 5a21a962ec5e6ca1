import type { Inspection } from "@/platform/api";
import { formats, text } from "@/platform/i18n/text";
import { InspectionChart } from "./inspection-chart";

/** The latest grade and how it came to it; nothing for a place that was never inspected. Given newest first. */
export async function Inspections({ inspections }: { readonly inspections: readonly Inspection[] }) {
  const [t, format] = await Promise.all([text("restaurant"), formats()]);
  const [latest] = inspections;
  if (!latest) return null;
  const { grade, score, inspected_at } = latest;
  return (
    <section id="inspections" aria-labelledby="inspections-title">
      <h2 id="inspections-title" className="mb-4">
        {t("inspection.title")}
      </h2>
      <div className="card space-y-5">
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <Stamp grade={grade} />
          <p className="min-w-36 flex-1">
            <span className="sr-only">
              {t("inspection.latest")}: {grade ?? t("inspection.noGrade")}.{" "}
            </span>
            <span className="block font-semibold">
              {score === null ? t("inspection.notScored") : t("inspection.points", { score })}
            </span>
            <span className="text-muted">
              {t("inspection.on", { date: format.dateTime(new Date(inspected_at), { dateStyle: "long" }) })}
            </span>
          </p>
          <p className="min-w-56 flex-1 text-muted text-sm">{t("inspection.explain")}</p>
        </div>
        <InspectionChart inspections={inspections} />
        <InspectionTable inspections={inspections} />
      </div>
    </section>
  );
}

/** A grade like the sign in the window; its words stand beside it. */
function Stamp({ grade }: { readonly grade: string | null }) {
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-20 shrink-0 -rotate-6 items-center justify-center overflow-hidden rounded-full border-4 border-olive border-double p-1 text-center font-display font-semibold text-olive"
    >
      <bdi className={(grade ?? "–").length > 2 ? "text-xs leading-tight" : "text-4xl"}>{grade ?? "–"}</bdi>
    </span>
  );
}

async function InspectionTable({ inspections }: { readonly inspections: readonly Inspection[] }) {
  const [t, format] = await Promise.all([text("restaurant"), formats()]);
  const rows = inspections.map((inspection, index) => ({ ...inspection, key: `${inspection.inspected_at} ${index}` }));
  return (
    <details>
      <summary className="link inline-block py-1">{t("inspection.table", { count: inspections.length })}</summary>
      <table className="mt-3 w-full text-start text-sm">
        <thead>
          <tr className="border-line border-b text-muted">
            <th scope="col" className="whitespace-nowrap py-1 pe-4 text-start font-normal">
              {t("inspection.date")}
            </th>
            <th scope="col" className="whitespace-nowrap py-1 pe-4 text-start font-normal">
              {t("inspection.gradeColumn")}
            </th>
            <th scope="col" className="whitespace-nowrap py-1 text-end font-normal">
              {t("inspection.score")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, inspected_at, grade, score }) => (
            <tr key={key} className="border-line border-b last:border-0">
              <td className="py-1 pe-4">{format.dateTime(new Date(inspected_at), { dateStyle: "long" })}</td>
              <td className="py-1 pe-4">
                <bdi>{grade ?? t("inspection.noGrade")}</bdi>
              </td>
              <td className="py-1 text-end tabular-nums">
                {score === null ? t("inspection.notScored") : format.number(score)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
