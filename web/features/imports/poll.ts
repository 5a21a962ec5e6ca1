import type { JobView } from "./job-view.ts";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 5_000;
/** As many answers may fail before anybody is told. */
const PATIENCE = 3;

/** Milliseconds to wait after the `asked`-th question: soon at first, then less and less often. */
export const waitAfter = (asked: number): number => Math.min(LONGEST_WAIT, FIRST_WAIT * 1.3 ** asked);

interface Listener {
  readonly onView: (view: JobView) => void;
  /** Whether the import's state cannot be had just now. */
  readonly onLost: (lost: boolean) => void;
  /** The page itself has to be asked for again: signed out, or the import is not there. */
  readonly onRefused: () => void;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/** Asks how an import is going until it is done, it is refused, or `signal` is aborted. */
export async function pollJob(url: string, signal: AbortSignal, { onView, onLost, onRefused, wait }: Listener) {
  let failed = 0;
  for (let asked = 0; ; asked++) {
    await wait(waitAfter(asked));
    if (signal.aborted) return;
    const answer = await fetch(url, { signal, cache: "no-store" }).catch(() => undefined);
    if (signal.aborted) return;
    if (answer && [401, 403, 404].includes(answer.status)) return onRefused();
    const view = answer?.ok ? ((await answer.json().catch(() => undefined)) as JobView | undefined) : undefined;
    failed = view ? 0 : failed + 1;
    onLost(failed >= PATIENCE);
    if (view) onView(view);
    if (view?.done) return;
  }
}
