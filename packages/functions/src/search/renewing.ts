import type { Runtime } from "@bellyfed/core/ports";
import { type FeedPorts, feedHead } from "@bellyfed/features/feed/queries";
import { beginningOf, readPositions } from "@bellyfed/features/feed/rules";
import { type catchUp, positionsOf } from "./catching-up.ts";
import { type BrokenIndex, type Copy, type Open, openWhole } from "./index-file.ts";
import { whenUnavailable } from "./serving.ts";

/** A copy of a file of the index that goes on by itself. */
export interface Followed extends Copy {
  /** Of the feed that it follows. */
  readonly lanes: number;
  /** Where its file ended. */
  readonly madeAt: string;
}

export interface RenewingPorts {
  /** The newest packed file; undefined where there is none yet. */
  readonly newest: () => Promise<Uint8Array | undefined>;
  readonly open: Open<Copy>;
  readonly onBroken: (error: BrokenIndex) => void;
  readonly runtime: Pick<Runtime, "now">;
}

/** Brings into a copy what the feed tells after it, for so many milliseconds, or as long as one request does. */
export type Bring = (copy: Followed, milliseconds?: number) => ReturnType<typeof catchUp>;

/** A copy that lacks more events than this is far behind: a file that is newer may save it the way. */
const FAR = 1_000;
/** How often a file is looked for that is newer than the one at hand, in milliseconds: for the mean of all ratings, or to save the way. */
const RENEWED_MS = 5 * 60_000;
const RENEWED_FAR_BEHIND_MS = 30_000;
/** A copy whose place another has taken may still be searched in for so long, in milliseconds. */
const LEAVING_MS = 60_000;

export const followed = async (copy: Copy, lanes: number): Promise<Followed> => ({
  ...copy,
  ...{ lanes, madeAt: await copy.index.position() },
});

/** Whether a copy lacks so much that whoever asks had better wait for it. One query. */
export async function isFarBehind({ index, lanes }: Followed, { table }: FeedPorts): Promise<boolean> {
  const [head, own] = await Promise.all([feedHead(table, lanes), positionsOf(index, lanes)]);
  return head.reduce((lack, last, lane) => lack + last - (own[lane] ?? 0), 0) > FAR;
}

/**
 * Says which copy is searched in from now on: the one at hand, or one of a newer file as soon as that knows everything the other knows. Both
 * are followed until then, a little with each look.
 */
export function renewing(ports: RenewingPorts, bring: Bring): (current: Followed, isFar: boolean) => Promise<Followed> {
  const { now } = ports.runtime;
  let askedAt = now();
  let next: Followed | undefined;
  let leaving: { readonly copy: Copy; readonly since: number } | undefined;

  async function letGo(): Promise<void> {
    if (!leaving || now() - leaving.since < LEAVING_MS) return;
    const { copy } = leaving;
    leaving = undefined;
    await copy.discard();
  }

  return async (current, isFar) => {
    await letGo();
    if (!next && !leaving && now() - askedAt >= (isFar ? RENEWED_FAR_BEHIND_MS : RENEWED_MS)) {
      askedAt = now();
      next = await newerThan(current, ports);
    }
    if (!next) return current;
    const newer = next;
    const reached = isFar ? "behind" : await bring(newer);
    if (reached !== "gone" && !(await knowsAll(newer, current))) return current;
    next = undefined;
    leaving = { copy: reached === "gone" ? newer : current, since: now() };
    return reached === "gone" ? current : newer;
  };
}

/**
 * A copy of the newest file where it is not the one that `current` was made of. One that nothing happened to needs none, and one that
 * cannot be read is left for the next time.
 */
async function newerThan(current: Followed, { newest, open, onBroken }: RenewingPorts): Promise<Followed | undefined> {
  if ((await current.index.position()) === current.madeAt) return undefined;
  const file = await newest().catch((error: unknown) => whenUnavailable(error, undefined));
  const whole = await openWhole(open, file, onBroken);
  if (!whole) return undefined;
  const next = await followed(whole, current.lanes);
  if (next.madeAt !== current.madeAt && hasAll(next.madeAt, current.madeAt, current.lanes)) return next;
  await next.discard();
  return undefined;
}

/** Whether one copy knows everything that the other knows, so that no answer goes back behind an earlier one. */
const knowsAll = async (next: Followed, current: Followed): Promise<boolean> =>
  hasAll(await next.index.position(), await current.index.position(), current.lanes);

function hasAll(one: string, other: string, lanes: number): boolean {
  const [own, wanted] = [one, other].map((text) => readPositions(text, lanes) ?? beginningOf(lanes));
  return (wanted ?? []).every((position, lane) => (own?.[lane] ?? 0) >= position);
}
