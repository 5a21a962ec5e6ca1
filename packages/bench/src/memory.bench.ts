import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { foldCommits } from "@bellyfed/core/stream";
import { restaurantType } from "@bellyfed/features/restaurants/commands";
import type { RestaurantEvent } from "@bellyfed/features/restaurants/events";
import { type Event, getInMemoryEventStore } from "@event-driven-io/emmett";
import type { BenchContext, Benchmark } from "./harness/benchmark.ts";
import { interleave, timed } from "./harness/rounds.ts";
import type { Row } from "./harness/row.ts";
import { eventAt, history } from "./history.ts";

const STREAMS = 50;
const EVENTS = 100;
const ids = Array.from({ length: STREAMS }, (_, index) => `stream-${index}`);
const { decider } = restaurantType;

type Recorded = Event<RestaurantEvent["type"], { payload: RestaurantEvent["payload"] }>;
const asEmmett = ({ type, payload }: RestaurantEvent) => ({ type, data: { payload } }) as Recorded;
const evolve = (state: typeof decider.initial, { type, data }: Recorded) =>
  decider.evolve(state, { type, payload: data.payload } as RestaurantEvent, "2026-01-02T03:04:05.000Z");

/** What the words of the system cost by themselves: no network, no engine. */
export const memory: Benchmark = {
  name: "memory",
  about: `${STREAMS} streams of ${EVENTS} events in memory, each event appended on its expected version; then each stream folded`,
  run: async (context) => [await appending(context), await folding(context)],
};

async function appending({ scale, ...rounds }: BenchContext): Promise<Row> {
  const commits = ids.map((id) => history(id, scale(EVENTS)));
  const events = ids.map((id) => Array.from({ length: scale(EVENTS) }, (_, index) => asEmmett(eventAt(id, index + 1))));
  const each = (append: (stream: number, index: number) => Promise<unknown>) =>
    timed(STREAMS * scale(EVENTS), 1, (index) => append(index % STREAMS, Math.floor(index / STREAMS)));
  const taken = await interleave(
    [
      {
        name: "ours",
        round: () => {
          const store = memoryEventStore();
          return each((stream, index) => store.append(commits[stream]?.[index] as never));
        },
      },
      {
        name: "emmett",
        round: () => {
          const store = getInMemoryEventStore();
          return each((stream, index) =>
            store.appendToStream<Recorded>(`${stream}`, [events[stream]?.[index] as Recorded], {
              expectedStreamVersion: BigInt(index),
            }),
          );
        },
      },
    ],
    rounds,
  );
  return {
    what: "in-memory append",
    peer: "emmett",
    target: { kind: "rate", atLeast: 1 },
    ours: taken.ours,
    theirs: taken.emmett,
  };
}

async function folding({ scale, ...rounds }: BenchContext): Promise<Row> {
  const ours = memoryEventStore();
  const theirs = getInMemoryEventStore();
  for (const id of ids) {
    for (const commit of history(id, EVENTS)) await ours.append(commit);
    const events = Array.from({ length: EVENTS }, (_, index) => asEmmett(eventAt(id, index + 1)));
    await theirs.appendToStream<Recorded>(`RESTAURANT#${id}`, events);
  }
  const streamOf = (index: number) => `RESTAURANT#${ids[index % STREAMS]}`;
  const taken = await interleave(
    [
      {
        name: "ours",
        round: () =>
          timed(scale(3000), 1, async (index) =>
            foldCommits(restaurantType, await ours.load(streamOf(index), decider.schema)),
          ),
      },
      {
        name: "emmett",
        round: () =>
          timed(scale(3000), 1, (index) =>
            theirs.aggregateStream(streamOf(index), { evolve, initialState: () => decider.initial }),
          ),
      },
    ],
    rounds,
  );
  return {
    what: `in-memory load and fold of ${EVENTS}`,
    peer: "emmett",
    target: { kind: "rate", atLeast: 1 },
    ours: taken.ours,
    theirs: taken.emmett,
  };
}
