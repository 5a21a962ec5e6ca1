import { freePort } from "@bellyfed/local/loopback";
import { caller, eventually } from "@bellyfed/testing/e2e/caller";
import { cloudProcess } from "@bellyfed/testing/e2e/process";
import type { Benchmark } from "../harness/benchmark.ts";
import { httpClient } from "../harness/http.ts";
import { interleave, timed } from "../harness/rounds.ts";

const PAGES = 30;
/** Each is a page of as many cards; the list is what the site shows of a city when nobody looks for anything. */
const LIST = "/restaurants?city=Lisbon";
const CARDS = 24;
const wanted = {
  words: "/restaurants?q=lisbon",
  filters: "/restaurants?q=lisbon&rating_min=1&status=open&status=closed&sort=reviews",
} as const;

/** What somebody waits for who looks for a place: the site makes each page of results anew. */
export const site: Benchmark = {
  name: "site",
  about: `a page of ${CARDS} results from the site as it is built, one at a time, with its call of the API; the list is the same city without words`,
  async run({ scale, log, ...rounds }) {
    const port = String(await freePort(0, "WEB_PORT"));
    const cloud = await cloudProcess({ BELLYFED_DEMO: "on", BELLYFED_SITE: "on", WEB_PORT: port });
    try {
      log("starting the system with its site and the demo data");
      await cloud.start();
      await indexed(caller(cloud));
      const call = httpClient(`http://localhost:${port}`);
      const page = (path: string) => () =>
        timed(scale(PAGES), 1, async () => {
          const cards = (await call({ path })).split("<article").length - 1;
          if (cards !== CARDS) throw new Error(`${path} has ${cards} cards`);
        });
      const list = { name: "list", round: page(LIST) } as const;
      const row = async (what: string, path: string) => {
        const { ours, list: theirs } = await interleave([{ name: "ours", round: page(path) }, list] as const, rounds);
        return { what, peer: "the plain list of a city", target: { kind: "time", atMost: 1.2 } as const, ours, theirs };
      };
      return [
        await row("page of results, by words", wanted.words),
        await row("page of results, by words and filters", wanted.filters),
      ];
    } finally {
      await cloud.dispose();
    }
  },
};

/** Until the index has all of the city. */
async function indexed(call: ReturnType<typeof caller>): Promise<void> {
  let before = -1;
  await eventually(
    async () => (await call("GET", "/search/restaurants?city=Lisbon&limit=1")).body.total as number,
    (total) => {
      const isSettled = total >= CARDS && total === before;
      before = total;
      return isSettled;
    },
    60,
  );
}
