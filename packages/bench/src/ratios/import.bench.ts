import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoLogPages } from "@bellyfed/adapters/dynamo/pages";
import { allPages } from "@bellyfed/core/pages";
import type { Commit } from "@bellyfed/core/ports";
import { EVENTS_TABLE } from "@bellyfed/local/cloud/tables";
import { engineEndpoint } from "@bellyfed/local/dynamodb/engine";
import { caller, eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import type { Benchmark } from "../harness/benchmark.ts";
import { timed } from "../harness/rounds.ts";
import { withEngine } from "./engine.ts";

// Not part of the project: it lies beside it where the figures are taken.
const FILE = join(import.meta.dirname, "../../../../../shared/data/primer-dataset-5169.json");
const ROWS = 5169;
const WIDTH = 16;

/** A city's restaurants from the file to the API, through upload, queue, processor, bus, command path, relay and projection. */
export const importing: Benchmark = {
  name: "import",
  about: `the ${ROWS} rows of New York's inspections into an empty local cloud; then the commits that were made of them appended to an empty engine, ${WIDTH} at a time`,
  async run({ rounds, log }) {
    if (!existsSync(FILE)) {
      log("left out: the file is not here");
      return [];
    }
    const done: number[] = [];
    const readable: number[] = [];
    const appends: number[] = [];
    for (let round = 0; round < Math.ceil(rounds / 3); round++) {
      const imported = await importOnce();
      done.push(imported.done);
      readable.push(imported.readable);
      appends.push(await appendAlone(imported.commits));
      log(
        `round ${round + 1}: done after ${done.at(-1)?.toFixed(1)} s, readable after ${readable.at(-1)?.toFixed(1)} s, appends ${appends.at(-1)?.toFixed(1)} s`,
      );
    }
    const target = { kind: "time" as const, atMost: 4.5 };
    const peer = "the same appends alone";
    return [
      { what: `import of ${ROWS} rows, until the job is done`, peer, target, ours: done, theirs: appends },
      { what: `import of ${ROWS} rows, until all can be read`, peer, target, ours: readable, theirs: appends },
    ];
  },
};

async function importOnce(): Promise<{ done: number; readable: number; commits: Commit[] }> {
  const cloud = await cloudProcess();
  try {
    await cloud.start();
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    const created = await runJob(cloud);
    const done = seconds();
    await untilReadable(cloud, created);
    const readable = seconds();
    return { done, readable, commits: await commitsOf(cloud) };
  } finally {
    await cloud.dispose();
  }
}

/** Uploads the file, starts the job and waits for its end. Answers how many restaurants it made. */
async function runJob(cloud: CloudProcess): Promise<number> {
  const call = caller(cloud);
  const token = await tokenOf(cloud, "root", "admin");
  const job = (await call("POST", "/imports", { body: { profile: "nyc" }, token })).body;
  const { url, method, headers } = job.upload;
  await fetch(url, { method, headers, body: readFileSync(FILE) });
  await call("POST", `/imports/${job.id}/start`, { body: {}, token });
  const completed = await eventually(
    () => call("GET", `/imports/${job.id}`, { token }),
    ({ body }) => body.status === "completed",
    600,
  );
  return completed.body.counts.created;
}

async function untilReadable(cloud: CloudProcess, restaurants: number): Promise<void> {
  const call = caller(cloud);
  for (;;) {
    const cities = (await call("GET", "/cities")).body.data as { count: number }[];
    if (cities.reduce((sum, { count }) => sum + count, 0) >= restaurants) return;
    await sleep(25);
  }
}

async function commitsOf({ dataDir }: CloudProcess): Promise<Commit[]> {
  const client = dynamoClient({ endpoint: engineEndpoint(dataDir) });
  const commits: Commit[] = [];
  for await (const page of allPages(dynamoLogPages({ client, table: EVENTS_TABLE }))) commits.push(...page);
  return commits.filter(({ stream }) => stream.startsWith("RESTAURANT#"));
}

const appendAlone = (commits: readonly Commit[]): Promise<number> =>
  withEngine(async ({ endpoint }) => {
    const store = dynamoEventStore({ client: dynamoClient({ endpoint }), table: EVENTS_TABLE });
    const each = await timed(commits.length, WIDTH, (index) => store.append(commits[index] as Commit));
    return each * commits.length;
  });
