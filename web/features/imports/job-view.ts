import type { ImportJob } from "@/platform/api";
import type { formatsIn, textIn } from "@/platform/i18n/text";

type Text = Awaited<ReturnType<typeof textIn<"imports">>>;
type Format = ReturnType<typeof formatsIn>;

const outcomes = ["created", "updated", "unchanged", "rejected"] as const;

/** An import as its page shows it, in the reader's language: texts only, so that the browser need not know how to write them. */
export interface JobView {
  readonly done: boolean;
  /** 0 to 100; null until the file was read to its end. */
  readonly percent: number | null;
  readonly summary: string;
  readonly counts: readonly { readonly name: string; readonly label: string; readonly value: string }[];
  /** Changes when there is something worth saying aloud: at another status and at each quarter. */
  readonly milestone: string;
}

/** Shows an import with the words of the namespace `imports`. */
export function jobView({ status, counts, noted, dishes, total }: ImportJob, t: Text, format: Format): JobView {
  const percent = percentOf(status, counts.read, total);
  const facts = { read: counts.read, total: total ?? 0, percent: (percent ?? 0) / 100 };
  const phase = status === "running" ? phaseOf(counts.read, total) : status;
  const shown = [
    ...outcomes.map((name) => [name, counts[name]] as const),
    ...(noted > 0 ? [["noted", noted] as const] : []),
    ...(dishes > 0 ? [["dishes", dishes] as const] : []),
  ];
  return {
    done: status === "completed",
    percent,
    summary: t(`job.summary.${phase}`, facts),
    counts: shown.map(([name, count]) => ({ name, label: t(`job.counts.${name}`), value: format.number(count) })),
    milestone: `${phase} ${Math.floor((percent ?? 0) / 25)}`,
  };
}

/** A job is completed by an event of its own, which takes a moment after the last row. */
function phaseOf(read: number, total: number | null): "reading" | "running" | "finishing" {
  if (total === null) return "reading";
  return read < total ? "running" : "finishing";
}

function percentOf(status: ImportJob["status"], read: number, total: number | null): number | null {
  if (status === "completed") return 100;
  if (status === "awaiting_upload" || total === null) return null;
  // Not all until the job says so itself.
  return total === 0 ? 0 : Math.min(99, Math.floor((read / total) * 100));
}
