"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { JobView } from "./job-view";
import { pollJob } from "./poll";
import { ProgressBar } from "./progress-bar";

interface Props {
  readonly id: string;
  readonly locale: string;
  readonly first: JobView;
  readonly text: Readonly<Record<"progress" | "lost" | "countsTitle", string>>;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How far an import has come, as the server last said. */
export function JobProgress({ id, locale, first, text }: Props) {
  const { view, lost, said } = useJob(`/api/imports/${id}?locale=${locale}`, first);
  return (
    <section className="card space-y-4">
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="space-y-2">
        <p className="font-semibold text-lg">{view.summary}</p>
        <ProgressBar label={text.progress} percent={view.percent} />
      </div>
      <h2 className="sr-only">{text.countsTitle}</h2>
      <dl className="grid grid-cols-2 gap-2 sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none sm:gap-3">
        {view.counts.map(({ name, label, value }) => (
          <div key={name} className="flex flex-col-reverse rounded-lg bg-raised px-3 py-3 sm:px-4">
            <dt className="text-muted text-sm">{label}</dt>
            <dd className="font-display font-semibold text-2xl tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {lost && <p className="note">{text.lost}</p>}
    </section>
  );
}

/** Follows an import until it is done; then the page is asked for anew, with the rows that were rejected or have notes. */
function useJob(url: string, first: JobView) {
  const router = useRouter();
  const [view, setView] = useState(first);
  const [lost, setLost] = useState(false);
  const [said, setSaid] = useState({ milestone: first.milestone, text: "" });
  const over = first.done;
  useEffect(() => {
    if (over) return;
    const stop = new AbortController();
    const onView = (next: JobView) => {
      setView(next);
      setSaid((last) => (last.milestone === next.milestone ? last : { milestone: next.milestone, text: next.summary }));
      if (next.done) router.refresh();
    };
    const onRefused = () => window.location.reload();
    void pollJob(url, stop.signal, { onView, onLost: setLost, onRefused, wait: pause });
    return () => stop.abort();
  }, [url, over, router]);
  return { view: over ? first : view, lost, said: said.text };
}
