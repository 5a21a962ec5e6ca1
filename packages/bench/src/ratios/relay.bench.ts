import { join } from "node:path";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import type { Commit } from "@bellyfed/core/ports";
import { EVENTS_TABLE } from "@bellyfed/local/cloud/tables";
import { commitAt } from "@bellyfed/testing/budget/fixtures/stream";
import type { Benchmark } from "../harness/benchmark.ts";
import { child } from "../harness/child.ts";
import { timed } from "../harness/rounds.ts";
import { withEngine } from "./engine.ts";

const COMMITS = 2000;
const WIDTH = 16;

const server = (name: string) => join(import.meta.dirname, "servers", `${name}.ts`);

/** A backlog and how fast it goes away: the relay has to be well ahead of those who write. */
export const relay: Benchmark = {
  name: "relay",
  about: `${COMMITS} commits appended, ${WIDTH} at a time, while the relay rests; then the relay brings them to the bus and its journal`,
  run: ({ scale, rounds, warmups }) =>
    withEngine(async ({ endpoint }) => {
      const store = dynamoEventStore({ client: dynamoClient({ endpoint }), table: EVENTS_TABLE });
      const bus = await child(server("bus"));
      const follower = await child(server("relay"), [endpoint, String(bus.hello)]);
      const count = scale(COMMITS);
      const ours: number[] = [];
      const theirs: number[] = [];
      let streams = 0;
      try {
        for (let round = -warmups; round < rounds; round++) {
          const commits = Array.from({ length: count }, () => commitAt(`relay-${streams++}`, 1));
          const appending = await timed(count, WIDTH, (index) => store.append(commits[index] as Commit));
          const started = performance.now();
          const reached = bus.ask(count);
          await follower.ask("follow");
          await reached;
          const draining = (performance.now() - started) / 1000 / count;
          await follower.ask("rest");
          if (round < 0) continue;
          ours.push(draining);
          theirs.push(appending);
        }
      } finally {
        await Promise.all([follower.stop(), bus.stop()]);
      }
      return [{ what: "relay drain", peer: "append rate", target: { kind: "rate", atLeast: 5 }, ours, theirs }];
    }),
};
