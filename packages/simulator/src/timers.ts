import type { Commit } from "@bellyfed/core/ports";
import { type Scheduler, timerText } from "@bellyfed/core/scheduler";
import { foldCommits } from "@bellyfed/core/stream";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { streamsOf } from "./oracle.ts";
import type { Queue } from "./queue.ts";
import type { World } from "./world.ts";

const LATE_MS = 60_000;

/** Timers in virtual time: at least once, never early, and each brought within the minute that begins when it is due. */
export function timers(world: World, queue: () => Queue | undefined): Scheduler {
  const waiting = new Map<string, symbol>();
  return {
    async schedule(timer) {
      const text = timerText(timer);
      if (waiting.has(timer.name)) return;
      const made = Symbol(timer.name);
      waiting.set(timer.name, made);
      const wait = Math.max(0, Date.parse(timer.at) - world.time.now());
      world.time.after(wait + world.latency(`${timer.name} is due`), () => {
        if (waiting.get(timer.name) !== made) return;
        waiting.delete(timer.name);
        deliver(text);
      });
    },
    async cancel(name) {
      waiting.delete(name);
    },
  };

  function deliver(text: string): void {
    const fault = world.faults.at("timer>timers");
    const put = () => queue()?.put(text);
    if (fault === "twice") put();
    world.time.after(fault === "late" ? LATE_MS : 0, put);
  }
}

/** Restaurants whose day has come and went by, and that closed before it. `now`: milliseconds since 1970. */
export function timerFaults(commits: readonly Commit[], now: number): string[] {
  const restaurants = [...streamsOf(commits)].filter(([stream]) => stream.startsWith("RESTAURANT#"));
  return restaurants.flatMap(([stream, own]) => {
    const { state } = foldCommits(restaurantType, { snapshot: undefined, commits: own });
    const planned = state.status === "absent" ? null : state.closing;
    const forgotten =
      planned && Date.parse(planned.closes_on) <= now ? [`${stream} did not close on ${planned.closes_on}`] : [];
    const paused = state.status === "absent" ? null : (state.pause ?? null);
    const shut =
      paused?.until && dayAfterAt(paused.until) <= now ? [`${stream} did not open again after ${paused.until}`] : [];
    const soon = state.status === "absent" ? null : (state.opening ?? null);
    const missed = soon && begunAt(soon.opens_on) <= now ? [`${stream} did not open on ${soon.opens_on}`] : [];
    return [...forgotten, ...shut, ...missed, ...own.flatMap((commit) => early(commit, own))];
  });
}

function early({ stream, actor, timestamp, sequence }: Commit, own: readonly Commit[]): string[] {
  if (actor === "timer:reopening" || actor === "timer:opening") {
    return openedEarly({ stream, timestamp, sequence, actor }, own);
  }
  if (actor !== "timer:closing") return [];
  const before = own.filter((commit) => commit.sequence < sequence);
  const { state } = foldCommits(restaurantType, { snapshot: undefined, commits: before });
  const on = state.status === "absent" ? undefined : state.closing?.closes_on;
  if (on === undefined) return [`${stream} was closed by a timer that nobody had asked for any more`];
  return timestamp < on ? [`${stream} was closed at ${timestamp}, before ${on}`] : [];
}

/** When a day has begun everywhere, and when the day after has, in milliseconds since 1970. */
const begunAt = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const dayAfterAt = (day: string): number => begunAt(day) + 86_400_000;

function openedEarly(
  { stream, timestamp, sequence, actor }: Pick<Commit, "stream" | "timestamp" | "sequence" | "actor">,
  own: readonly Commit[],
): string[] {
  const before = own.filter((commit) => commit.sequence < sequence);
  const { state } = foldCommits(restaurantType, { snapshot: undefined, commits: before });
  const known = state.status === "absent" ? undefined : state;
  const day = actor === "timer:opening" ? known?.opening?.opens_on : known?.pause?.until;
  if (!day) return [`${stream} was opened by a timer that nobody had asked for any more`];
  const earliest = actor === "timer:opening" ? begunAt(day) : dayAfterAt(day);
  return Date.parse(timestamp) < earliest ? [`${stream} was opened at ${timestamp}, too early for ${day}`] : [];
}
