import { type Decider, fold } from "@bellyfed/core/decider";
import type { Event } from "@bellyfed/core/event";
import { currentKeys } from "@bellyfed/core/keys";
import type { Key, Write } from "@bellyfed/core/ports";
import type { Projection, Recorded, Run } from "@bellyfed/core/projection";
import { keyOf } from "@bellyfed/core/read-table";
import { expect } from "vitest";

const AT = "2026-01-02T03:04:05.000Z";

/** given(events).when(command).yields(events) | .nothing() | .fails(code), for any decider. */
export const specify = <State, Command, E extends Event>(decider: Decider<State, Command, E>) => ({
  given: (...history: E[]) => ({
    when: (command: Command) => {
      const run = () => decider.decide(fold(decider, decider.initial, history, AT), command);
      return {
        yields: (...events: E[]) => expect(run()).toEqual(events),
        nothing: () => expect(run()).toEqual([]),
        fails: (code: string) => expect(run).toThrow(expect.objectContaining({ code })),
      };
    },
  }),
});

/** given(items).after(events of one stream).writes(...): what a projection makes of a run of events. */
export const specifyProjection = (projection: Projection) => ({
  given: (...items: Readonly<Record<string, unknown>>[]) => ({
    after: (stream: string, ...events: Event[]) => {
      const recorded = events.map((event, index): Recorded => ({ event, stream, version: index + 1, timestamp: AT }));
      const lookup = ({ PK, SK }: Key) => items.find((item) => item.PK === PK && item.SK === SK);
      const writes = projection.project(runsOf(recorded), lookup, currentKeys);
      return {
        writes: (...expected: { kind: Write["kind"]; key: Key }[]) =>
          expect(writes?.map((write) => ({ kind: write.kind, key: keyOf(write) }))).toEqual(expected),
        operations: () => writes,
      };
    },
  }),
});

/** Recorded events as the runs that a projection is handed: by stream, each from where its first event says. */
export const runsOf = (events: readonly Recorded[]): Run[] =>
  [...Map.groupBy(events, ({ stream }) => stream)].map(([stream, own]) => {
    const from = (own[0]?.version ?? 1) - 1;
    return { stream, from, to: from + own.length, events: own };
  });
