import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { caller, eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { follow } from "@bellyfed/testing/e2e/follower";
import { cloudProcess, KEY } from "@bellyfed/testing/e2e/process";
import { expect, it } from "vitest";

// `npm run verify` holds fifty streams at once, the bounds raised, and says what they cost the machine.
const STREAMS = 50;
const ROWS = 1_000;
const IDLE_SECONDS = 20;
/** What procfs counts processor time in. */
const TICKS_A_SECOND = 100;

interface Taken {
  readonly megabytes: number;
  readonly seconds: number;
}

/** What a process has taken so far; undefined where there is no procfs. */
function taken(pid: number | undefined): Taken | undefined {
  try {
    const [, rss = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { megabytes: Math.round(Number(rss) / 1024), seconds: ticks / TICKS_A_SECOND };
  } catch {
    return undefined;
  }
}

it(`tells ${STREAMS} streams at once of each event, and says what that takes`, async () => {
  const cloud = await cloudProcess({ STREAMS_PER_KEY: String(STREAMS), STREAMS_PER_STAGE: String(STREAMS) });
  try {
    await cloud.start();
    const call = caller(cloud);
    const token = await tokenOf(cloud, "root", "admin");
    const before = taken(cloud.pid());
    const leaving = new AbortController();
    const created = Array.from({ length: STREAMS }, () => 0);
    const seen = Array.from({ length: STREAMS }, () => [] as number[]);
    const streams = seen.map((positions, nth) =>
      follow(
        `${cloud.url}/events/stream?after=0`,
        { headers: { "x-api-key": KEY, authorization: `Bearer ${token}` }, signal: leaving.signal },
        ({ id, event }) => {
          positions.push(Number(id));
          if (event === "restaurant.created") created[nth] = (created[nth] ?? 0) + 1;
          return true;
        },
      ),
    );
    await sleep(2_000);
    const open = taken(cloud.pid());
    await sleep(IDLE_SECONDS * 1_000);
    const idle = taken(cloud.pid());
    const row = (at: number) => ({ external_id: `f-${at}`, name: `Place ${at}`, city: "Fiftyham", cuisines: ["Thai"] });
    const content = Array.from({ length: ROWS }, (_, at) => JSON.stringify(row(at))).join("\n");
    const body = { profile: "bellyfed", format: "ndjson", content };
    const { body: job } = await call("POST", "/imports", { body, token });
    await eventually(
      () => call("GET", `/imports/${job.id}`, { token }),
      ({ body: now }) => now.status === "completed",
      240,
    );
    await eventually(
      async () => created.every((count) => count === ROWS),
      (all) => all,
      60,
    );
    const busy = taken(cloud.pid());
    leaving.abort();
    await Promise.all(streams);
    for (const positions of seen) expect(positions.filter((position, at) => position !== at + 1)).toEqual([]);
    if (before && open && idle && busy) {
      const share = (100 * (idle.seconds - open.seconds)) / IDLE_SECONDS;
      process.stdout.write(
        `${STREAMS} streams: ${open.megabytes - before.megabytes} MB more than the ${before.megabytes} MB without them, ` +
          `${share.toFixed(1)} % of a processor while nothing happens; ${ROWS} rows imported meanwhile (${seen[0]?.length} events to each): ` +
          `${busy.megabytes} MB and ${(busy.seconds - idle.seconds).toFixed(1)} s of processor time together\n`,
      );
    }
  } finally {
    await cloud.dispose();
  }
}, 400_000);
