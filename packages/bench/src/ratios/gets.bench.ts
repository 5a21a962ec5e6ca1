import { join } from "node:path";
import { API_KEY } from "@bellyfed/testing/budget/api/api";
import type { Benchmark } from "../harness/benchmark.ts";
import { type Child, child } from "../harness/child.ts";
import { httpClient } from "../harness/http.ts";
import { interleave, timed } from "../harness/rounds.ts";
import { type Engine, withEngine } from "./engine.ts";
import { putNested } from "./peers/nested.ts";
import { restaurantsIn } from "./restaurants.ts";

const REQUESTS = 1000;
const LISTS = 300;
const WIDTH = 16;
const RESTAURANTS = 100;
const headers = { "x-api-key": API_KEY };
const server = (name: string) => join(import.meta.dirname, "servers", `${name}.ts`);

/** What everything between a client and the table costs: gateway, Lambda event, Hono, parsing, entity tag, trace. */
export const gets: Benchmark = {
  name: "gets",
  about: `GET of one restaurant and of a page of 25 over HTTP, ${WIDTH} at a time, each server in a process of its own; the bare one reads the same item, for the page nested maps`,
  run: ({ scale, ...rounds }) =>
    withServers(async ({ engine, quiet, telling, bare }) => {
      const ids = await restaurantsIn(engine, RESTAURANTS);
      await putNested(engine.client, RESTAURANTS);
      const one = (url: string) => {
        const call = httpClient(url);
        return () =>
          timed(scale(REQUESTS), WIDTH, (index) => call({ path: `/restaurants/${ids[index % ids.length]}`, headers }));
      };
      const page = (url: string) => {
        const call = httpClient(url);
        return () => timed(scale(LISTS), WIDTH, () => call({ path: "/restaurants?city=brooklyn&limit=25", headers }));
      };
      const single = await interleave(
        [
          { name: "quiet", round: one(quiet) },
          { name: "telling", round: one(telling) },
          { name: "bare", round: one(bare) },
        ],
        rounds,
      );
      const list = await interleave(
        [
          { name: "quiet", round: page(quiet) },
          { name: "bare", round: page(bare) },
        ],
        rounds,
      );
      const peer = "bare node:http + raw SDK call";
      const rate = (atLeast: number) => ({ kind: "rate" as const, atLeast });
      return [
        { what: "GET one", peer, target: rate(0.7), ours: single.quiet, theirs: single.bare },
        { what: "GET one with its GET_* event", peer, target: rate(0.5), ours: single.telling, theirs: single.bare },
        {
          what: "GET list of 25",
          peer: `${peer}, nested maps`,
          target: rate(1.6),
          ours: list.quiet,
          theirs: list.bare,
        },
      ];
    }),
};

interface Servers {
  readonly engine: Engine;
  readonly quiet: string;
  readonly telling: string;
  readonly bare: string;
}

/** Our server without and with a bus to tell, the bare one, the bus: each a process of its own beside the engine's. */
function withServers<Result>(work: (servers: Servers) => Promise<Result>): Promise<Result> {
  return withEngine(async (engine) => {
    const running: Child[] = [];
    const start = async (name: string, ...args: string[]) => {
      const started = await child(server(name), args);
      running.push(started);
      return String(started.hello);
    };
    try {
      const stage = { dataDir: engine.dataDir, dynamo: engine.endpoint };
      const events = await start("bus");
      const quiet = await start("bellyfed", JSON.stringify(stage));
      const telling = await start("bellyfed", JSON.stringify({ ...stage, events }));
      const bare = await start("bare", engine.endpoint);
      return await work({ engine, quiet, telling, bare });
    } finally {
      await Promise.all(running.map((each) => each.stop()));
    }
  });
}
