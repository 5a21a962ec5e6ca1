import type { ReadTableWriter } from "@bellyfed/core/ports";
import { readNumbering, writeNumbering } from "@bellyfed/features/feed/control";
import type { FeedAnswer } from "@bellyfed/functions/compose/feed-keeper";
import { chance } from "./chance.ts";
import { proofFaults } from "./feed-checks.ts";
import { generations } from "./generations.ts";
import type { Outcome } from "./lambda.ts";
import type { System } from "./system.ts";
import type { World } from "./world.ts";

/** A keeper that finds another at work, or a fault, is called again; one that crashed is waited for. */
const AGAIN_MS = 20_000;
const MOST_CALLS = 400;
/** When it is looked how far the read models are, while a history goes on. */
const LOOKS_MS = [2_000, 20_000, 65_000];
/** After at most this long, the log of a store that had no feed begins to be numbered: when most happens. */
const LATEST_MS = 6_000;

/** As a new store has it: there is no log that would have to be numbered. */
export async function haveFeed(table: ReadTableWriter, lanes: number): Promise<void> {
  const facts = { phase: "done", lanes, after: null, cursor: null, total: 0, busy_until: 0 } as const;
  await writeNumbering(table, undefined, facts);
}

/** The schedule of the feed's keeper. `late`: the store has had no feed, and gets one while things happen. */
export function keepFeed(world: World, system: System, late: boolean): void {
  let calls = 0;
  const ask = (then: (answer: FeedAnswer) => void | Promise<void>): Promise<void> =>
    system.functions.keeper(`keeper ${calls++}`, {}, (outcome: Outcome<FeedAnswer>) => {
      const answer = typeof outcome === "object" && "answer" in outcome ? outcome.answer : undefined;
      if (answer?.phase === "done") return then(answer);
      if (calls >= MOST_CALLS) world.broken.push("The numbering of the log never ends");
      else world.time.after(answer ? 500 : AGAIN_MS, () => ask(then));
    });
  const look = async () => {
    const { live } = await generations(system);
    world.broken.push(...proofFaults(live.items));
  };
  const looks = () => {
    for (const delay of LOOKS_MS) world.time.after(delay, () => ask(look));
  };
  if (late) world.time.after(Math.floor(chance(`${world.luck} feed`) * LATEST_MS), () => ask(looks));
  else looks();
}

/** What the schedule does in the end: nobody is in its way any more. Answers how the numbering is. */
export async function keepLast(world: World, system: System): Promise<string | undefined> {
  world.time.after(0, () =>
    system.functions.keeper("the last keeper", { alone: true }, (outcome) => {
      if (typeof outcome !== "object" || !("answer" in outcome)) world.broken.push("The feed's keeper failed");
    }),
  );
  await world.time.drain();
  return (await readNumbering(system.table))?.phase;
}
