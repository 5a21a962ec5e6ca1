import { caller, eventually } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import type { BenchContext, Benchmark } from "../harness/benchmark.ts";
import { asker } from "./guide/asked.ts";
import { measured } from "./guide/measuring.ts";
import { stock } from "./guide/stocked.ts";

/** Worlds of 240 restaurants: 25,200 in six cities. */
const WORLDS = 105;
/** So many rounds are enough where all but one of twenty is told. */
const MOST_ROUNDS = 5;

/** How long somebody waits who asks in words. */
export const guide: Benchmark = {
  name: "guide",
  about: `the evals' questions over HTTP, one at a time, to the whole system with ${WORLDS * 240} restaurants and no language model; beside plain searches of the same system`,
  async run(all) {
    const context = { ...all, rounds: Math.min(MOST_ROUNDS, all.rounds), warmups: 1 };
    const cloud = await cloudProcess();
    try {
      context.log("starting the system");
      await cloud.start();
      await stock(cloud, context.scale(WORLDS), context.log);
      await opened(cloud, context);
      return await measured({ url: cloud.url, pid: cloud.pid() ?? 0 }, context);
    } finally {
      await cloud.dispose();
    }
  },
};

/** The first question and the first search open the index, each in its own function: that is told, and not measured. */
async function opened(cloud: CloudProcess, { log }: BenchContext): Promise<void> {
  const { first } = await asker(cloud.url)("Ramen in Kyoto");
  log(`first words of the first answer, which opens the index: ${Math.round(first * 1000)} ms`);
  const call = caller(cloud);
  const total = async () => (await call("GET", "/search/restaurants?limit=1")).body?.total as number | undefined;
  await eventually(total, (found) => found !== undefined && found > 0, 60);
}
