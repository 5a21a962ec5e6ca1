import { AppError } from "@bellyfed/core/error";
import { currentKeys, keysOf } from "@bellyfed/core/keys";
import { type Control, otherPlace, type Place, readControl, writeControl } from "../control.ts";
import { backfillPage, clearPage } from "./backfill.ts";
import { comparePage, lookAgain, type Sides } from "./compare.ts";
import { type Job, newJob, type Phase } from "./job.ts";
import type { RebuildPorts } from "./ports.ts";

export interface Beginning {
  /** Whether to switch to the new generation once it is the same as the live one; else it is only compared. */
  readonly switch: boolean;
  /** Switch even when it is not the same: the way to a projection that shows things differently, or out of a damaged table. */
  readonly force: boolean;
}

/** Looks at what differs, later each time, before it is called different: a minute in which live traffic reaches both sides. */
const LOOKS = 8;
const MOST_LOOK_SECONDS = 15;
/** With more differences than are remembered one side is far behind: everything is compared again, this often. */
const ROUNDS = 6;
const ROUND_SECONDS = 10;

export const status = (ports: RebuildPorts): Promise<Control> => readControl(ports.places[1].table);
const isUnderWay = ({ job }: Control): boolean => job !== null && job.outcome === null;

/** Gives a store without a log the keys of today: nothing is in it that was made by others. */
export async function claim(ports: RebuildPorts): Promise<Control> {
  const before = await status(ports);
  if (before.revision > 0) return before;
  const { data, next_cursor } = await ports.logPages.page(null);
  if (data.length > 0 || next_cursor !== null) return before;
  const { version } = currentKeys;
  return store(ports, before, { ...before, keys: { 1: version, 2: version } });
}

/** Begins a rebuild where the live generation has the keys of an earlier release; answers one that is under way. */
export async function renew(ports: RebuildPorts): Promise<Control> {
  const before = await claim(ports);
  const isCurrent = before.keys[before.live] === currentKeys.version;
  return isCurrent && !isUnderWay(before) ? before : begin(ports, { switch: true, force: false });
}

/** Begins a rebuild, or answers the one that is under way. Throws AppError `rebuild.too_early` shortly after a switch. */
export async function begin(ports: RebuildPorts, { switch: switches, force }: Beginning): Promise<Control> {
  const before = await status(ports);
  if (isUnderWay(before)) return before;
  refuseEarly(ports, before);
  const now = ports.runtime.now();
  const changed_at = before.also === null ? before.changed_at : now;
  // Whoever still knows the other place as one to write to must have ended before it is cleared.
  const not_before = changed_at === 0 ? 0 : changed_at + (ports.cacheSeconds + ports.invocationSeconds) * 1000;
  const job = newJob(new Date(now).toISOString(), { switch: switches, force, keys: currentKeys.version, not_before });
  return store(ports, before, { ...before, also: null, changed_at, job });
}

/** Reads from the former generation again, which is kept up to date since. Throws AppError `rebuild.no_former`. */
export async function rollBack(ports: RebuildPorts): Promise<Control> {
  const before = await status(ports);
  if (isUnderWay(before) || before.also === null)
    throw new AppError("conflict", "rebuild.no_former", "There is no former generation that is kept up to date");
  return store(ports, before, { ...before, ...swapped(before), changed_at: ports.runtime.now() });
}

/** Stops writing to the other generation: gives up a rebuild, or the way back. Throws AppError `rebuild.too_early` shortly after a switch. */
export async function finish(ports: RebuildPorts): Promise<Control> {
  const before = await status(ports);
  const givesUp = isUnderWay(before);
  if (!givesUp) refuseEarly(ports, before);
  if (before.also === null && !givesUp) return before;
  const job: Job | null = givesUp && before.job ? { ...before.job, outcome: "given up" } : before.job;
  return store(ports, before, { ...before, also: null, changed_at: ports.runtime.now(), job });
}

/** Who still reads from the former generation must not be left with one that nobody writes to. */
function refuseEarly({ runtime, cacheSeconds }: RebuildPorts, { also, changed_at }: Control): void {
  const seconds = Math.ceil((changed_at + cacheSeconds * 1000 - runtime.now()) / 1000);
  if (also !== null && seconds > 0)
    throw new AppError("conflict", "rebuild.too_early", `The last switch was just now; try again in ${seconds} s`);
}

/** Does the next piece of the rebuild that is under way, and stores how far it is. A piece that comes twice does no harm. */
export async function proceed(ports: RebuildPorts): Promise<Control> {
  const before = await status(ports);
  const { job } = before;
  if (job === null || job.outcome !== null || ports.runtime.now() < job.not_before) return before;
  return store(ports, before, await next(ports, before, job));
}

const store = (ports: RebuildPorts, before: Control, after: Control) =>
  writeControl(ports.places[1].table, before, after);

const swapped = ({ live }: Control): { live: Place; also: Place } => ({ live: otherPlace(live), also: live });
const enter = (job: Job, phase: Phase): Job => ({ ...job, phase, cursor: null });
/** To the next phase when the last page is done. */
const then = (job: Job, phase: Phase): Job => (job.cursor === null ? enter(job, phase) : job);

async function next(ports: RebuildPorts, control: Control, job: Job): Promise<Control> {
  const target = { ...ports.places[otherPlace(control.live)], keys: keysOf(job.keys) };
  const live = { ...ports.places[control.live], keys: keysOf(control.keys[control.live]) };
  const sides = { live, next: target };
  switch (job.phase) {
    case "settle":
      return { ...control, job: enter(job, "clear") };
    case "clear":
      return { ...control, job: then(await clearPage(ports, target, job), "announce") };
    case "announce":
      return announced(ports, control, job);
    case "backfill":
      return { ...control, job: then(await backfillPage(ports, target, job), "compare") };
    case "compare":
      return { ...control, job: then(await comparePage(ports, sides, job, false), "compare back") };
    case "compare back":
      return { ...control, job: then(await comparePage(ports, sides, job, true), "look again") };
    case "look again":
      return { ...control, job: await lookedAgain(ports, sides, job) };
    case "switch":
      return switched(ports, control, job);
  }
}

/** Consumers follow the new generation before the log is read for it: what they do not see any more is in the log by then. */
function announced({ runtime, cacheSeconds }: RebuildPorts, control: Control, job: Job): Control {
  const now = runtime.now();
  const not_before = now + cacheSeconds * 1000;
  const also = otherPlace(control.live);
  return {
    ...control,
    also,
    keys: { ...control.keys, [also]: job.keys },
    changed_at: now,
    job: { ...enter(job, "backfill"), not_before },
  };
}

async function lookedAgain(ports: RebuildPorts, sides: Sides, job: Job): Promise<Job> {
  if (job.differing === 0) return enter(job, "switch");
  const inSeconds = (seconds: number) => ports.runtime.now() + seconds * 1000;
  if (job.differing > job.different.length && job.rounds + 1 < ROUNDS) {
    const nothing = { compared: 0, sums: {}, different: [], differing: 0, looks: 0, rounds: job.rounds + 1 };
    return { ...enter(job, "compare"), ...nothing, not_before: inSeconds(ROUND_SECONDS) };
  }
  const last = job.looks + 1 >= LOOKS;
  const looked = await lookAgain(ports, sides, job, last);
  if (last || looked.differing === 0) return enter(looked, "switch");
  return { ...looked, not_before: inSeconds(Math.min(MOST_LOOK_SECONDS, 2 ** job.looks)) };
}

/** Whether the new generation is what the live one is. */
const isSame = ({ differing, failed }: Job): boolean => differing === 0 && Object.keys(failed).length === 0;

function switched({ runtime }: RebuildPorts, control: Control, job: Job): Control {
  const changed_at = runtime.now();
  if (job.switch && (isSame(job) || job.force))
    return { ...control, ...swapped(control), changed_at, job: { ...job, outcome: "switched" } };
  return { ...control, also: null, changed_at, job: { ...job, outcome: isSame(job) ? "equal" : "different" } };
}
