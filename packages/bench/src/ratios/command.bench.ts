import { join } from "node:path";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { derivedId } from "@bellyfed/core/id";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { EVENTS_TABLE } from "@bellyfed/local/cloud/tables";
import { API_KEY } from "@bellyfed/testing/budget/api/api";
import { commandAt } from "@bellyfed/testing/budget/fixtures/commands";
import { changesAt } from "@bellyfed/testing/budget/fixtures/stream";
import type { Benchmark } from "../harness/benchmark.ts";
import { child } from "../harness/child.ts";
import { httpClient } from "../harness/http.ts";
import { interleave, timed } from "../harness/rounds.ts";
import { type Engine, withEngine } from "./engine.ts";
import { castoreEventAt, castoreRestaurants, fillBoth } from "./peers/castore.ts";

const STREAMS = 32;
const EVENTS = 100;
const COMMANDS = 96;
const WIDTH = 8;

/** A change of a restaurant that has lived for a while: ours over HTTP with everything on the way, castore by function call. */
export const command: Benchmark = {
  name: "command",
  about: `changes of restaurants with ${EVENTS} events and more, ${WIDTH} at a time; ours through gateway, token, Lambda event and Hono, castore by plain calls in the measuring process`,
  run: ({ scale, ...rounds }) =>
    withEngine(async (engine) => {
      const store = dynamoEventStore({ client: dynamoClient(engine), table: EVENTS_TABLE });
      const castore = castoreRestaurants(engine.client);
      const ids = Array.from({ length: STREAMS }, (_, index) => derivedId("command", String(index)));
      await Promise.all(ids.map((id) => fillBoth(store, castore, id, EVENTS)));
      const idOf = (index: number) => ids[index % STREAMS] ?? "";
      const ours = await patcher(engine);
      try {
        let changes = EVENTS;
        const taken = await interleave(
          [
            {
              name: "ours",
              round: () => timed(scale(COMMANDS), WIDTH, (index) => ours.patch(idOf(index), ++changes)),
            },
            { name: "castore", round: () => timed(scale(COMMANDS), WIDTH, (index) => change(castore, idOf(index))) },
          ],
          rounds,
        );
        return [
          {
            what: "command over HTTP, its stream read first",
            peer: "castore get + push",
            target: { kind: "rate", atLeast: 1.5 },
            ours: taken.ours,
            theirs: taken.castore,
          },
        ];
      } finally {
        await ours.stop();
      }
    }),
};

/** Our server in a process of its own, asked by a signed-in owner. */
async function patcher({ dataDir, endpoint }: Engine) {
  const server = await child(join(import.meta.dirname, "servers", "bellyfed.ts"), [
    JSON.stringify({ dataDir, dynamo: endpoint }),
  ]);
  const token = await server.ask("alice");
  const call = httpClient(String(server.hello));
  const headers = { "x-api-key": API_KEY, authorization: `Bearer ${token}`, "content-type": "application/json" };
  const patch = (id: string, change: number) =>
    call({ method: "PATCH", path: `/restaurants/${id}`, headers, body: JSON.stringify(changesAt(change)) });
  return { patch, stop: server.stop };
}

/** Castore's way: the aggregate from all its events, our own decision, the next event on the next version. */
async function change(castore: ReturnType<typeof castoreRestaurants>, id: string): Promise<void> {
  const { aggregate } = await castore.getExistingAggregate(id);
  const version = aggregate.version + 1;
  const [event] = restaurantType.decider.decide(aggregate.state, commandAt(id, version));
  await castore.pushEvent({ ...castoreEventAt(id, version), ...event } as never, { prevAggregate: aggregate });
}
