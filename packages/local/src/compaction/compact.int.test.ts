import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { commitAt } from "@bellyfed/testing/contract/commits";
import { eventually } from "@bellyfed/testing/e2e/caller";
import { foundIn } from "@bellyfed/testing/local/found-in";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startCloud } from "../cloud/cloud.ts";
import type { Cloud } from "../cloud/connect.ts";
import { settings } from "../cloud/settings.ts";
import { EVENTS_TABLE, KEYS_TABLE, READ_TABLE } from "../cloud/tables.ts";
import { databaseFile } from "../dynamodb/engine.ts";
import { checkpointStore } from "../lambda/checkpoints.ts";
import { freePort } from "../loopback.ts";
import { compactIfPending } from "./compact.ts";
import { askForCompaction, isCompactionPending } from "./pending.ts";

let env: Record<string, string>;
beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: "true", AWS_EC2_METADATA_DISABLED: "true" });
  const ports = ["API_PORT", "EVENTS_PORT", "SQS_PORT", "DYNAMODB_PORT"];
  env = Object.fromEntries(await Promise.all(ports.map(async (name) => [name, String(await freePort(0, name))])));
});

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "bellyfed-compact-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const words = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

describe("the files of a run in which something was erased", () => {
  const lines: string[] = [];
  const running: Cloud[] = [];
  const start = async () => {
    const log = (line: string) => void lines.push(line);
    const cloud = await startCloud({ ...settings({ ...env, DATA_DIR: dataDir }), log });
    running.push(cloud);
    return cloud;
  };
  const stopAll = async () => {
    for (const cloud of running.splice(0)) await cloud.stop();
  };
  afterEach(stopAll);

  const stores = (cloud: Cloud) => {
    const client = dynamoClient(cloud.dynamo);
    return {
      keys: dynamoKeyStore({ client, table: KEYS_TABLE }),
      log: dynamoEventStore({ client, table: EVENTS_TABLE }),
      read: dynamoReadTable({ client, table: READ_TABLE }),
    };
  };

  /** Writes words into the read table and the log, and a key; then replaces or destroys all of it. */
  async function writeAndErase(cloud: Cloud) {
    const { keys, log, read } = stores(cloud);
    const [gone, kept] = [words(200), words(20)];
    const key = randomBytes(32);
    await keys.create("alice", key);
    await keys.create("bob", randomBytes(32));
    const put = (word: string, n: number) =>
      read.transact([
        { kind: "put", operation: { Item: { PK: `RECENT#${n}`, SK: "1", text: word.padEnd(900, ".") } } },
      ]);
    for (const [n, word] of [...gone, ...kept].entries()) await put(word, n);
    for (const [n] of gone.entries()) await put("", n);
    // As something of the log looks that is rewritten: the stream shows its former text besides. No commits, which the feed would have as well.
    const clear = words(20);
    for (const [n, word] of clear.entries()) {
      const snapshot = { next: 2, schema: 1, state: word };
      await log.saveSnapshot(`THING#${n}`, 1, snapshot);
      await log.saveSnapshot(`THING#${n}`, 1, { ...snapshot, state: "sealed" });
    }
    await keys.erase("alice");
    const bytes = new Map<string, Uint8Array>([
      ["the key", key],
      ["the key in base64", Buffer.from(key.toString("base64"))],
      ["the key in hex", Buffer.from(key.toString("hex"))],
    ]);
    return { gone: [...gone, ...clear], kept, bytes };
  }

  const erasure = () => {
    const commit = commitAt("USER#alice", 1);
    return { ...commit, events: commit.events.map((event) => ({ ...event, type: "USER_ERASED" })) };
  };

  const newest = () => {
    const database = new DatabaseSync(databaseFile(dataDir), { readOnly: true });
    const row = database.prepare("SELECT MAX(CAST(sequence_number AS INTEGER)) AS newest FROM _stream_records").get();
    database.close();
    return Number(row?.newest);
  };
  const passed = () =>
    Math.max(
      0,
      ...checkpointStore(join(dataDir, "checkpoints.json"))
        .list()
        .map((each) => Number(each.sequenceNumber)),
    );
  /** Until the relay has told all that is in the log. */
  const untilTold = () => eventually(async () => passed() >= newest(), Boolean);

  it("hold it until the run is stopped, and nothing of it from then on", async () => {
    const cloud = await start();
    const { gone, kept, bytes } = await writeAndErase(cloud);
    await stores(cloud).log.append(erasure());
    await untilTold();
    expect(isCompactionPending(dataDir)).toBe(true);
    expect(foundIn(dataDir, gone).length).toBeGreaterThan(100);
    expect(foundIn(dataDir, bytes)).not.toEqual([]);
    await stopAll();
    expect([foundIn(dataDir, gone), foundIn(dataDir, bytes), isCompactionPending(dataDir)]).toEqual([[], [], false]);
    expect(foundIn(dataDir, kept)).toHaveLength(kept.length);
    const { keys, log } = stores(await start());
    expect((await keys.read(["alice", "bob"])).get("alice")).toBeNull();
    expect((await keys.read(["bob"])).get("bob")).toHaveLength(32);
    expect((await log.load("USER#alice", 1)).commits).toHaveLength(1);
  });

  it("hold it as well where no erasure was seen, and lose it at the next start once one was asked for", async () => {
    const { gone, kept, bytes } = await writeAndErase(await start());
    await untilTold();
    await stopAll();
    expect(foundIn(dataDir, gone).length).toBeGreaterThan(20);
    askForCompaction(dataDir);
    await start();
    expect([foundIn(dataDir, gone), foundIn(dataDir, bytes), isCompactionPending(dataDir)]).toEqual([[], [], false]);
    expect(foundIn(dataDir, kept)).toHaveLength(kept.length);
  });

  it("stay marked while the relay has not told all of the log, which goes on from where it was", async () => {
    const { gone } = await writeAndErase(await start());
    await stopAll();
    rmSync(join(dataDir, "checkpoints.json"));
    askForCompaction(dataDir);
    await start();
    expect(isCompactionPending(dataDir)).toBe(true);
    await untilTold();
    await stopAll();
    expect([foundIn(dataDir, gone), isCompactionPending(dataDir)]).toEqual([[], false]);
  });
});

describe("a process that is killed while it compacts", () => {
  const script = `
    const { readSync } = await import("node:fs");
    const { compactIfPending } = await import(${JSON.stringify(new URL("./compact.ts", import.meta.url).href)});
    console.log("begin");
    readSync(0, Buffer.alloc(1));
    compactIfPending({ dataDir: process.argv[1], checkpoints: [], log: () => {} });
    console.log("end");`;
  /** Answers how long it took, unless it was killed; undefined: before it began. */
  async function compactAndKill(afterMs: number | undefined): Promise<number> {
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, dataDir], {
      env: { ...process.env, NODE_NO_WARNINGS: "1" },
      stdio: ["pipe", "pipe", "inherit"],
    });
    const exited = once(child, "exit");
    await once(child.stdout, "data");
    const begun = performance.now();
    if (afterMs !== undefined) child.stdin.write("!");
    if (afterMs !== Number.POSITIVE_INFINITY) {
      await sleep(afterMs ?? 0);
      child.kill("SIGKILL");
    }
    await exited;
    return performance.now() - begun;
  }

  const ROWS = 10_000;
  let gone: string[];
  let kept: string[];
  function fill() {
    [gone, kept] = [words(ROWS / 2), words(ROWS / 2)];
    for (const name of ["bus.db", "fauxqs.db"]) {
      const database = new DatabaseSync(join(dataDir, name));
      database.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; CREATE TABLE IF NOT EXISTS message (body TEXT)",
      );
      const insert = database.prepare("INSERT INTO message (body) VALUES (?)");
      database.exec("BEGIN");
      for (const [n, word] of gone.entries()) {
        insert.run(word.padEnd(600, "."));
        insert.run(String(kept[n]).padEnd(600, "+"));
      }
      database.exec("COMMIT; DELETE FROM message WHERE body LIKE '%.'");
      database.close();
    }
    askForCompaction(dataDir);
  }

  it("loses nothing, and what is left is compacted the next time", async () => {
    fill();
    const took = await compactAndKill(Number.POSITIVE_INFINITY);
    expect(isCompactionPending(dataDir)).toBe(false);
    fill();
    const marks: boolean[] = [];
    for (const share of [undefined, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      askForCompaction(dataDir);
      await compactAndKill(share === undefined ? undefined : share * took);
      marks.push(isCompactionPending(dataDir));
      for (const name of ["bus.db", "fauxqs.db"]) {
        const database = new DatabaseSync(join(dataDir, name));
        expect(database.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
        const count = database.prepare("SELECT count(*) AS count FROM message").get();
        expect(count).toEqual({ count: ROWS });
        database.close();
      }
    }
    // Killed before it began; when it has ended depends on how fast the machine is.
    expect(marks[0]).toBe(true);
    askForCompaction(dataDir);
    compactIfPending({ dataDir, checkpoints: [], log: () => {} });
    expect(isCompactionPending(dataDir)).toBe(false);
    expect(foundIn(dataDir, gone.slice(0, 300))).toEqual([]);
    expect(foundIn(dataDir, kept.slice(0, 300))).toHaveLength(600);
  });
});
