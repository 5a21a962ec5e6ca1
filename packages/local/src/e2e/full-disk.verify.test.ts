import { spawnSync } from "node:child_process";
import { appendFileSync, copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, type Call, caller, eventually, pages, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ISSUER_PATH } from "../issuer/issuer.ts";

// The disk of the data folder fills up under 8 clients that write, stays full for longer than a message's tries last, and has room again.
const CLIENTS = 8;
const FULL_SECONDS = 14;
const CITY = "Fullhouse";
const root = join(import.meta.dirname, "../../../..");

/** A small disk of its own for the process, at its data folder, which needs no rights but those to have a namespace. */
const ON_A_SMALL_DISK = [
  "unshare",
  "-rm",
  "sh",
  "-c",
  'mount -t tmpfs -o size=24m tmpfs "$DATA_DIR" && exec "$0" "$@"',
];
const canMount =
  spawnSync(ON_A_SMALL_DISK[0] ?? "", [...ON_A_SMALL_DISK.slice(1), "true"], {
    env: { ...process.env, DATA_DIR: "/mnt" },
  }).status === 0;
if (!canMount) console.warn("Skipped: the disk can only be filled where `unshare -rm` may mount a tmpfs.");

let cloud: CloudProcess;
let call: Call;
let tokens: readonly string[];
/** The data folder as the process sees it. */
let dataDir: string;
beforeAll(async () => {
  if (!canMount) return;
  cloud = await cloudProcess({}, root, ON_A_SMALL_DISK);
  await cloud.start();
  call = caller(cloud);
  dataDir = `/proc/${cloud.pid()}/root${cloud.dataDir}`;
  const place = { url: cloud.url, dataDir };
  tokens = await Promise.all(Array.from({ length: CLIENTS }, (_, n) => tokenOf(place, `admin-${n}`, "admin")));
});
afterAll(() => cloud?.dispose());

const filler = () => join(dataDir, "filler");
function fill(): void {
  for (const bytes of [1024 * 1024, 4096]) {
    try {
      for (;;) appendFileSync(filler(), Buffer.alloc(bytes));
    } catch (error) {
      expect(error).toMatchObject({ code: "ENOSPC" });
    }
  }
}

const made = new Map<string, string>();
const others = new Set<Answer>();
const moreThan = (count: number, found: { readonly size: number }) =>
  expect.poll(() => found.size, { timeout: 30_000 }).toBeGreaterThan(count);

async function write(client: number, stopped: () => boolean): Promise<void> {
  for (let n = 0; !stopped(); n += 1) {
    const body = { name: `Tight ${client} ${n}`, city: CITY, cuisines: ["Soup"] };
    const answer = await call("POST", "/restaurants", { body, token: tokens[client] ?? "" });
    if (answer.status === 201) made.set(answer.body.id, body.name);
    else others.add(answer);
    if (answer.status !== 201) await sleep(100);
  }
}

const ROWS = JSON.stringify({ external_id: "1", name: "Row".repeat(100_000), city: "Rowton" });
/** Begins an import, whose file then waits to be sent. */
async function importJob() {
  const body = { profile: "bellyfed", size: Buffer.byteLength(ROWS) };
  const { body: job } = await call("POST", "/imports", { body, token: tokens[0] ?? "" });
  const { url, method, headers } = job.upload;
  return async () => (await fetch(url, { method, headers, body: ROWS })).status;
}

async function register(): Promise<number> {
  const body = new URLSearchParams({ username: `user-${Date.now()}`, password: "long enough", name: "Late" });
  return (await fetch(`${cloud.url}${ISSUER_PATH}/register`, { method: "POST", body })).status;
}

/** Read from a copy: SQLite resolves paths, and the process's own means nothing here. */
function deadLetters(): unknown[] {
  const copy = mkdtempSync(join(tmpdir(), "bellyfed-queues-"));
  for (const suffix of ["", "-wal"])
    copyFileSync(join(dataDir, `fauxqs.db${suffix}`), join(copy, `fauxqs.db${suffix}`));
  const queues = new DatabaseSync(join(copy, "fauxqs.db"));
  const dead = queues.prepare("SELECT queue_name, body FROM sqs_messages WHERE queue_name LIKE '%-dlq'").all();
  queues.close();
  rmSync(copy, { recursive: true });
  return dead;
}

it.runIf(canMount)(
  "a full disk is 503, and what was answered before and between becomes visible by itself",
  async () => {
    let over = false;
    const writing = Promise.all(tokens.map((_, client) => write(client, () => over)));
    await moreThan(40, made);
    const upload = await importJob();
    const statuses: number[] = [];
    // The shorter ones meet what is half way at the moment; the last one outlasts a message's tries.
    for (const seconds of [1, 1, 1, FULL_SECONDS]) {
      fill();
      await moreThan(others.size, others);
      await sleep(seconds * 1000);
      statuses.push((await call("GET", "/cities")).status, await upload(), await register());
      rmSync(filler());
      await moreThan(made.size + 20, made);
    }
    over = true;
    await writing;
    expect(new Set([...others].map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(["503 store.unavailable"]),
    );
    expect(statuses).toEqual([1, 2, 3, 4].flatMap(() => [200, 507, 507]));
    expect([await upload(), await register()]).toEqual([200, 201]);

    const list = async () =>
      (await pages(call, `/restaurants?limit=100&city=${CITY}`)) as { id: string; name: string }[];
    const shown = await eventually(list, (rows) => rows.length >= made.size, 90);
    const names = new Map(shown.map(({ id, name }) => [id, name]));
    expect([...made].filter(([id, name]) => names.get(id) !== name)).toEqual([]);

    const compare = ["packages/local/src/cli/rebuild/main.ts", "--model", "all", "--compare-only"];
    const env = { ...process.env, ...cloud.env, DATA_DIR: dataDir, NODE_NO_WARNINGS: "1" };
    const { status, stdout, stderr } = spawnSync(process.execPath, compare, { cwd: root, env, encoding: "utf8" });
    expect(status, stdout + stderr).toBe(0);
    expect(deadLetters()).toEqual([]);
  },
  240_000,
);
