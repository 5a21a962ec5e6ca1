import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { load } from "@bellyfed/core/execute";
import type { EventStore } from "@bellyfed/core/ports";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { type RestaurantEvent, restaurantStream } from "@bellyfed/features/restaurants/events";
import { fill } from "@bellyfed/testing/budget/fixtures/commands";
import { commitAt, eventAt } from "@bellyfed/testing/budget/fixtures/stream";
import { type Event, getInMemoryEventStore } from "@event-driven-io/emmett";
import type { BenchContext, Benchmark } from "../harness/benchmark.ts";
import { interleave, timed } from "../harness/rounds.ts";
import type { Row } from "../harness/row.ts";

const STREAMS = 50;
const EVENTS = 100;
const FOLDS = 3000;
const AT = "2026-01-02T03:04:05.000Z";
const ids = Array.from({ length: STREAMS }, (_, index) => `stream-${index}`);
const streamOf = (index: number) => restaurantStream(ids[index % STREAMS] ?? "");
const { decider } = restaurantType;

/** Our events in emmett's form, beside ours: so that the same function folds both without a step between. */
type Recorded = Event<RestaurantEvent["type"], RestaurantEvent["payload"]>;
const inEmmett = (id: string, events: number) =>
  Array.from({ length: events }, (_, index) => {
    const event = eventAt(id, index + 1);
    return { ...event, data: event.payload } as unknown as Recorded;
  });
const folding = {
  evolve: (state: typeof decider.initial, event: Recorded) =>
    decider.evolve(state, event as unknown as RestaurantEvent, AT),
  initialState: () => decider.initial,
};

/** What the words of the system cost by themselves: no network, no engine. */
export const memory: Benchmark = {
  name: "memory",
  about: `${STREAMS} streams of ${EVENTS} events in memory, an event a commit, each appended on its expected version; then each stream's state, with the snapshots that our commands left and without any`,
  run: async (context) => [
    await appends(context),
    await states(context, "in-memory state after 100 events", (store, id) => fill(store, id, EVENTS)),
    await states(context, "in-memory fold of 100, no snapshot", async (store, id) => {
      for (const commit of history(id, EVENTS)) await store.append(commit);
    }),
  ],
};

const row = (what: string, taken: Record<"ours" | "emmett", number[]>): Row => ({
  what,
  peer: "emmett",
  target: { kind: "rate", atLeast: 1 },
  ours: taken.ours,
  theirs: taken.emmett,
});

async function appends({ scale, ...rounds }: BenchContext): Promise<Row> {
  const each = scale(EVENTS);
  const commits = ids.map((id) => history(id, each));
  const events = ids.map((id) => inEmmett(id, each));
  const inTurn = (append: (stream: number, index: number) => Promise<unknown>) =>
    timed(STREAMS * each, 1, (index) => append(index % STREAMS, Math.floor(index / STREAMS)));
  const ours = () => {
    const store = memoryEventStore();
    return inTurn((stream, index) => store.append(commits[stream]?.[index] as never));
  };
  const emmett = () => {
    const store = getInMemoryEventStore();
    return inTurn((stream, index) =>
      store.appendToStream<Recorded>(streamOf(stream), [events[stream]?.[index] as Recorded], {
        expectedStreamVersion: BigInt(index),
      }),
    );
  };
  const contenders = [
    { name: "ours", round: ours },
    { name: "emmett", round: emmett },
  ] as const;
  return row("in-memory append", await interleave(contenders, rounds));
}

async function states(
  { scale, ...rounds }: BenchContext,
  what: string,
  fill: (store: EventStore, id: string) => Promise<void>,
): Promise<Row> {
  const store = memoryEventStore();
  const theirs = getInMemoryEventStore();
  for (const [index, id] of ids.entries()) {
    await fill(store, id);
    await theirs.appendToStream<Recorded>(streamOf(index), inEmmett(id, EVENTS));
  }
  const each = (state: (stream: string) => Promise<unknown>) => () =>
    timed(scale(FOLDS), 1, (index) => state(streamOf(index)));
  const contenders = [
    { name: "ours", round: each((stream) => load(store, restaurantType, stream)) },
    { name: "emmett", round: each((stream) => theirs.aggregateStream(stream, folding)) },
  ] as const;
  return row(what, await interleave(contenders, rounds));
}

/** The first commits of a stream, an event each. */
const history = (id: string, events: number): Commit[] =>
  Array.from({ length: events }, (_, index) => commitAt(id, index + 1));
