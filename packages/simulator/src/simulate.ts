import { currentKeys, type KeyFunctions } from "@bellyfed/core/keys";
import type { Commit, Item, ReadTableWriter } from "@bellyfed/core/ports";
import { readControl, writeControl } from "@bellyfed/functions/read-models/control";
import { alignFaults } from "./aligning.ts";
import { chatFaults } from "./chat-checks.ts";
import { type Answer, client } from "./client.ts";
import { erasureFaults } from "./erasing.ts";
import { differences, foldedTable, promisedItems } from "./expected.ts";
import type { Fault } from "./fault.ts";
import { feedFaults, proofFaults, unproved } from "./feed-checks.ts";
import { haveFeed, keepFeed, keepLast } from "./feed-keeping.ts";
import { generations, type Sight } from "./generations.ts";
import { type History, type Person, people } from "./history.ts";
import { importFaults } from "./import-checks.ts";
import { logFaults } from "./log-checks.ts";
import { mergingFaults } from "./merging.ts";
import { factsOfLog, factsOfTable } from "./oracle.ts";
import { ownReviewFaults } from "./own-reviews.ts";
import type { Plant } from "./plant.ts";
import { openedLog } from "./sealed.ts";
import { indexFaults, keepIndex } from "./search-keeping.ts";
import { type System, system } from "./system.ts";
import { timerFaults } from "./timers.ts";
import { type World, worldOf } from "./world.ts";
import { zoneFaults } from "./zones.ts";

export interface Simulated {
  /** What is not as promised, as sentences; empty when all is well. */
  readonly broken: readonly string[];
  /** The faults that took place. */
  readonly met: readonly Fault[];
  readonly answers: readonly Answer[];
  readonly system: System;
  /** How many snapshots were stored. */
  readonly snapshots: number;
  /** How many commands on two streams were answered as done. */
  readonly aligned: number;
}

/**
 * Lets a history happen, from the first request until nothing is left to do; then nothing goes wrong any more and reconcile runs. Where
 * nothing was lost on the way, all must be well before that already: at least once means that reconcile has nothing to heal.
 */
export async function simulate(history: History, plant?: Plant): Promise<Simulated> {
  const world = worldOf(history);
  const running = await begun(world, history, plant);
  const answers: Answer[] = [];
  for (const person of Object.keys(people) as Person[]) {
    const own = history.steps.filter(({ by }) => by === person);
    client(world, running, own, answers);
  }
  await world.time.drain();
  world.faults.stop();
  const lossless = !world.faults.met.some(({ kind }) => kind === "dropped");
  const early = lossless ? await faultsNow(running, generationFaults) : [];
  const redriven = await reconciled(world, running);
  const phase = await keepLast(world, running);
  const broken = [
    ...world.broken,
    ...early.map((fault) => `Before reconcile: ${fault}`),
    ...(lossless && redriven > 0 ? [`Nothing was lost, and reconcile sent ${redriven} events again`] : []),
    ...(await faultsNow(running, async (system, expected) => tableFaults((await generations(system)).live, expected))),
    ...logFaults(await openedLog(running), answers),
    ...timerFaults(await openedLog(running), world.time.now()),
    ...(await chatFaults(world, running, answers)),
    ...alignFaults(history.steps, world.aligned, running.log.appended),
    ...importsOf(history, answers, running),
    ...(phase === "done" ? [] : [`The feed is left ${phase}`]),
    ...(await indexFaults(world, running, await openedLog(running))),
    ...[...(await provedAtLast(running)), ...(await erasureFaults(running, answers, world.faults.met))],
  ];
  const { aligned, faults } = world;
  return { broken, met: faults.met, answers, system: running, snapshots: running.snapshots(), aligned: aligned.size };
}

/** The system before anybody does anything, with what its schedules do. */
async function begun(world: World, history: History, plant: Plant | undefined): Promise<System> {
  const { steps, former, lanes = 1, unnumbered = false } = history;
  const rebuilds = steps.some(({ kind }) => kind === "rebuild");
  const running = system(world, plant, rebuilds, lanes);
  if (running.second && !former) await haveKeys(running.table);
  if (!unnumbered) await haveFeed(running.table, lanes);
  keepFeed(world, running, unnumbered);
  keepIndex(world, running);
  return running;
}

/** By then no commit is from the future by anybody's clock. */
const LATER_MS = 3_600_000;
const LAST = { anew: true, graceSeconds: 0 };

/** Runs reconcile until all has come to rest. Answers how many events it sent. */
async function reconciled(world: World, { functions }: System): Promise<number> {
  let sent = 0;
  world.time.after(LATER_MS, () =>
    functions.reconcile("the last reconcile", LAST, (outcome) => {
      if (typeof outcome !== "object" || !("answer" in outcome)) {
        world.broken.push(`Reconcile failed: ${outcome === "crashed" ? outcome : outcome.error}`);
      } else sent = Object.values(outcome.answer.redriven).reduce((sum, events) => sum + events, 0);
    }),
  );
  await world.time.drain();
  return sent;
}

/** What the log says the table must hold, twice: projected from scratch, and counted by hand. */
const expectedTable = (commits: readonly Commit[]) => async (keys: KeyFunctions) => ({
  folded: promisedItems(await foldedTable(commits, keys)),
  facts: factsOfLog(commits, keys),
});

type Expected = ReturnType<typeof expectedTable>;

/** As where a release is run for the first time: all keys are those of today, and nothing is there yet. */
async function haveKeys(table: ReadTableWriter): Promise<void> {
  const { version } = currentKeys;
  await writeControl(table, await readControl(table), {
    ...{ live: 1, also: null, keys: { 1: version, 2: version } },
    ...{ changed_at: 0, revision: 0, job: null },
  });
}

/** What is wrong as things stand: policies may have written since one last looked. */
const faultsNow = async (
  running: System,
  look: (running: System, expected: Expected) => Promise<readonly string[]>,
): Promise<readonly string[]> => {
  const commits = await openedLog(running);
  return [
    ...(await look(running, expectedTable(commits))),
    ...feedFaults(running.table.items(), running.log.appended),
    ...ownReviewFaults(commits),
    ...mergingFaults(commits),
    ...zoneFaults(commits),
  ];
};

async function tableFaults({ items, keys }: Sight, expected: Expected): Promise<readonly string[]> {
  const { folded, facts } = await expected(keys);
  return [
    ...differences(promisedItems(items), folded),
    ...factFaults(factsOfTable(items), facts).map((fault) => `By hand: ${fault}`),
    ...doubleReviews(items),
  ];
}

async function provedAtLast(running: System): Promise<readonly string[]> {
  const { live } = await generations(running);
  return [...proofFaults(live.items), ...unproved(live.items)];
}

/** With what is behind the live generation: a former one that is kept up to date must be as good. */
async function generationFaults(running: System, expected: Expected): Promise<readonly string[]> {
  const { live, former } = await generations(running);
  const formerFaults = former ? await tableFaults(former, expected) : [];
  return [...(await tableFaults(live, expected)), ...formerFaults.map((fault) => `In the former generation: ${fault}`)];
}

const factFaults = (actual: ReadonlyMap<string, unknown>, expected: ReadonlyMap<string, unknown>): string[] =>
  [...new Set([...actual.keys(), ...expected.keys()])]
    .filter((key) => actual.get(key) !== expected.get(key))
    .map((key) => `${key} is ${actual.get(key)} and should be ${expected.get(key)}`);

function doubleReviews(items: readonly Item[]): string[] {
  const reviews = items.filter(({ SK, doc }) => String(SK).startsWith("REVIEW#") && doc !== undefined);
  return [...Map.groupBy(reviews, ({ PK, GSI1PK }) => `${GSI1PK} of ${PK}`)]
    .filter(([, own]) => own.length > 1)
    .map(([whose, own]) => `${whose}: ${own.length} reviews`);
}

function importsOf({ steps }: History, answers: readonly Answer[], { log, table }: System): string[] {
  const imports = steps.filter((step) => step.kind === "import");
  const accepted = new Set(answers.filter(({ status }) => status === 202).map(({ step }) => step.id));
  return importFaults(imports, accepted, log.appended, table.items());
}
