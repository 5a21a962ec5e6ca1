import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { load } from "@bellyfed/core/execute";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { restaurantStream } from "@bellyfed/features/restaurants/events";
import { EVENTS_TABLE } from "@bellyfed/local/cloud/tables";
import type { Benchmark } from "../harness/benchmark.ts";
import { interleave, timed } from "../harness/rounds.ts";
import { withEngine } from "./engine.ts";
import { castoreRestaurants, fillBoth } from "./peers/castore.ts";

const EVENTS = 100;
const STREAMS = 8;
const READS = 60;
/** One at a time, as a Lambda instance does. */
const WIDTH = 1;

/** A restaurant after a hundred changes: what it costs to know its state. */
export const streamRead: Benchmark = {
  name: "stream-read",
  about: `the state of restaurants with ${EVENTS} events of one commit each, one at a time; ours with the snapshots that its own commands left`,
  run: ({ scale, ...rounds }) =>
    withEngine(async ({ endpoint, client }) => {
      const store = dynamoEventStore({ client: dynamoClient({ endpoint }), table: EVENTS_TABLE });
      const castore = castoreRestaurants(client);
      const ids = Array.from({ length: STREAMS }, (_, index) => `read-${index}`);
      await Promise.all(ids.map((id) => fillBoth(store, castore, id, EVENTS)));
      const idOf = (index: number) => ids[index % STREAMS] ?? "";
      const round = (read: (id: string) => Promise<unknown>) => () =>
        timed(scale(READS), WIDTH, (index) => read(idOf(index)));
      const taken = await interleave(
        [
          { name: "ours", round: round((id) => load(store, restaurantType, restaurantStream(id))) },
          { name: "castore", round: round((id) => castore.getExistingAggregate(id)) },
        ],
        rounds,
      );
      return [
        {
          what: `state of a stream of ${EVENTS} events`,
          peer: "castore",
          target: { kind: "rate", atLeast: 7 },
          ours: taken.ours,
          theirs: taken.castore,
        },
      ];
    }),
};
