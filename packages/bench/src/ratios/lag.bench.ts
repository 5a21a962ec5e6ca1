import { setTimeout as sleep } from "node:timers/promises";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { ulids } from "@bellyfed/core/id";
import type { Commit } from "@bellyfed/core/ports";
import { EVENTS_TABLE, READ_TABLE } from "@bellyfed/local/cloud/tables";
import { engineEndpoint } from "@bellyfed/local/dynamodb/engine";
import { profile } from "@bellyfed/testing/budget/fixtures/profile";
import { changesAt, commitAt } from "@bellyfed/testing/budget/fixtures/stream";
import { caller, eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess, KEY } from "@bellyfed/testing/e2e/process";
import type { Benchmark } from "../harness/benchmark.ts";
import { httpClient } from "../harness/http.ts";
import { timed } from "../harness/rounds.ts";
import { quantile } from "../harness/statistics.ts";
import { bareDynamo } from "./peers/bare-dynamo.ts";

const RATE = 100;
const SECONDS = 6;
/** So many that no two changes of one meet, even when the machine pauses. */
const RESTAURANTS = 400;
/** Every so many commands one is watched until it can be read, and one append is timed: more would themselves be the load. */
const WATCHED = 3;
const POLL_MS = 2;

/** How long a reader does not see what a writer has been told is done. */
export const lag: Benchmark = {
  name: "lag",
  about: `${RATE} changes of restaurants a second for ${SECONDS} s by the clock, whether the last one is answered or not, against the local cloud as a process; from the answer to the item in the read table, seen at most ${POLL_MS} ms late`,
  async run({ rounds, scale, log }) {
    const cloud = await cloudProcess();
    try {
      await cloud.start();
      const writer = await writerTo(cloud);
      const count = scale(RATE * SECONDS);
      const lags: number[][] = [];
      const appends: number[][] = [];
      for (let round = -1; round < rounds; round++) {
        const { lag, append } = await under(writer, count);
        if (round < 0) continue;
        lags.push(lag);
        appends.push(append);
        log(
          `round ${round + 1}: p50 ${ms(quantile(lag, 0.5))}, p99 ${ms(quantile(lag, 0.99))}, append ${ms(quantile(append, 0.5))}`,
        );
      }
      const at = (of: number[][], share: number) => of.map((round) => quantile(round, share));
      const what = `lag from append to read at ${RATE} commands/s`;
      return [
        {
          what: `${what}, p50`,
          peer: "append, p50",
          target: { kind: "time", atMost: 10 },
          ours: at(lags, 0.5),
          theirs: at(appends, 0.5),
        },
        {
          what: `${what}, p99`,
          peer: "append, p99",
          target: { kind: "milliseconds", atMost: 60 },
          ours: at(lags, 0.99),
          theirs: at(appends, 0.99),
        },
      ];
    } finally {
      await cloud.dispose();
    }
  },
};

const ms = (seconds: number): string => `${(seconds * 1000).toFixed(1)} ms`;

interface Writer {
  /** Changes a restaurant and answers which version that made. */
  readonly change: (n: number) => Promise<{ id: string; version: number }>;
  readonly shownVersion: (id: string) => Promise<number>;
  readonly append: () => Promise<unknown>;
}

async function writerTo(cloud: CloudProcess): Promise<Writer> {
  const call = caller(cloud);
  const token = await tokenOf(cloud, "alice");
  const http = httpClient(cloud.url);
  const headers = { "x-api-key": KEY, authorization: `Bearer ${token}`, "content-type": "application/json" };
  const ids: string[] = [];
  await timed(RESTAURANTS, 8, async (n) => {
    const created = await http({ method: "POST", path: "/restaurants", headers, body: JSON.stringify(profile(n)) });
    ids.push(JSON.parse(created).id);
  });
  await eventually(
    () => Promise.all(ids.map((id) => call("GET", `/restaurants/${id}`))),
    (answers) => answers.every(({ status }) => status === 200),
  );
  const endpoint = engineEndpoint(cloud.dataDir);
  const read = bareDynamo(endpoint);
  const store = dynamoEventStore({ client: dynamoClient({ endpoint }), table: EVENTS_TABLE });
  return {
    async change(n) {
      const id = ids[n % ids.length] ?? "";
      const body = JSON.stringify(changesAt(n));
      const { version } = JSON.parse(await http({ method: "PATCH", path: `/restaurants/${id}`, headers, body }));
      return { id, version };
    },
    async shownVersion(id) {
      const Key = { PK: { S: `EST#${id}` }, SK: { S: `META#${id}` } };
      const { Item } = JSON.parse(await read("GetItem", JSON.stringify({ TableName: READ_TABLE, Key })));
      return Number(Item?.stream_version?.N ?? 0);
    },
    append: () => store.append(unfollowed()),
  };
}

const newId = ulids();
/** A commit of a stream that nobody follows, so that timing it adds nothing to project. */
function unfollowed(): Commit {
  const commit = commitAt(newId(), 2);
  return {
    ...commit,
    stream: `BENCH#${newId()}`,
    events: commit.events.map((event) => ({ ...event, type: "BENCH_MEASURED" })),
  };
}

let changes = 0;

/** One round: `count` commands, begun by the clock. */
async function under(writer: Writer, count: number): Promise<{ lag: number[]; append: number[] }> {
  const lag: number[] = [];
  const append: number[] = [];
  const started = performance.now();
  const all = Array.from({ length: count }, async (_, n) => {
    await sleep(Math.max(0, started + (n * 1000) / RATE - performance.now()));
    const { id, version } = await writer.change(++changes);
    if (n % WATCHED === 0) lag.push(await secondsUntil(async () => (await writer.shownVersion(id)) >= version));
    if (n % WATCHED === 1) append.push(await secondsOf(writer.append));
  });
  await Promise.all(all);
  return { lag, append };
}

async function secondsUntil(reached: () => Promise<boolean>): Promise<number> {
  const from = performance.now();
  while (!(await reached())) await sleep(POLL_MS);
  return (performance.now() - from) / 1000;
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}
