import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { INDEX_KEY, UNFINISHED_KEY } from "@bellyfed/core/search/index-key";
import { foundIn } from "@bellyfed/testing/local/found-in";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openJournal } from "../bus/journal.ts";
import { compactIfPending } from "./compact.ts";
import { askForCompaction, isCompactionPending } from "./pending.ts";

let dataDir: string;
let lines: string[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "bellyfed-compact-"));
  lines = [];
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const run = () => compactIfPending({ dataDir, checkpoints: [], log: (line) => void lines.push(line) });
const words = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

/** A file of messages, half of which were deleted, beside a log that was not written back. */
function messages(name: string, gone: readonly string[], kept: readonly string[]): void {
  const database = new DatabaseSync(join(dataDir, name));
  database.exec("PRAGMA journal_mode = WAL; CREATE TABLE message (id INTEGER PRIMARY KEY, body TEXT); BEGIN");
  const insert = database.prepare("INSERT INTO message (body) VALUES (?)");
  for (const word of [...gone, ...kept]) insert.run(word.padEnd(700, "."));
  database.exec("COMMIT");
  database.prepare("DELETE FROM message WHERE id <= ?").run(gone.length);
  database.close();
}

const bodies = (name: string) => {
  const database = new DatabaseSync(join(dataDir, name));
  const found = database.prepare("SELECT body FROM message ORDER BY id").all();
  database.close();
  return found.map(({ body }) => String(body).slice(0, 36));
};

it("takes what was deleted out of the queues' file, and keeps what was not", () => {
  const [gone, kept] = [words(200), words(200)];
  messages("fauxqs.db", gone, kept);
  expect(foundIn(dataDir, gone).length).toBeGreaterThan(100);
  askForCompaction(dataDir);
  run();
  expect(foundIn(dataDir, gone)).toEqual([]);
  expect(bodies("fauxqs.db")).toEqual(kept);
  expect([isCompactionPending(dataDir), lines.length]).toEqual([false, 1]);
});

it("takes the search index's files away, which are made anew, and no others", () => {
  const database = new DatabaseSync(join(dataDir, "fauxqs.db"));
  database.exec("CREATE TABLE s3_objects (key TEXT, body BLOB)");
  const insert = database.prepare("INSERT INTO s3_objects VALUES (?, ?)");
  const [said] = words(1);
  for (const key of [INDEX_KEY, UNFINISHED_KEY, "imports/search/a.csv"]) insert.run(key, `${key} ${said}`);
  database.close();
  askForCompaction(dataDir);
  run();
  const left = new DatabaseSync(join(dataDir, "fauxqs.db"));
  expect(left.prepare("SELECT key FROM s3_objects").all()).toEqual([{ key: "imports/search/a.csv" }]);
  left.close();
  expect(foundIn(dataDir, [`${INDEX_KEY} ${said}`, `${UNFINISHED_KEY} ${said}`])).toEqual([]);
});

it("takes what was delivered out of the bus's journal, and keeps what was not", async () => {
  const [gone, kept] = [words(100), words(3)];
  const journal = openJournal(join(dataDir, "bus.db"));
  await journal.transact(() => {
    for (const body of [...gone, ...kept]) journal.add({ body, rules: ["reviews"] }, 1);
  });
  await journal.transact(() => {
    for (const { sequence, body } of journal.next("reviews", 0, 1_000))
      if (gone.includes(body)) journal.done("reviews", sequence);
  });
  await journal.close();
  expect(foundIn(dataDir, gone).length).toBeGreaterThan(50);
  askForCompaction(dataDir);
  run();
  expect(foundIn(dataDir, gone)).toEqual([]);
  const again = openJournal(join(dataDir, "bus.db"));
  expect(again.next("reviews", 0, 10).map(({ body }) => body)).toEqual(kept);
  await again.close();
});

it("removes accounts that a killed run had half written, and nothing else of the issuer's", () => {
  const folder = join(dataDir, "issuer");
  mkdirSync(folder);
  for (const name of ["users.json", "key.json", `users.json.${randomUUID()}`, `refresh-tokens.json.${randomUUID()}`])
    writeFileSync(join(folder, name), "{}");
  askForCompaction(dataDir);
  run();
  expect(readdirSync(folder).sort()).toEqual(["key.json", "users.json"]);
});

it("does nothing unless it was asked to", () => {
  const gone = words(200);
  messages("fauxqs.db", gone, []);
  const before = foundIn(dataDir, gone);
  run();
  expect(foundIn(dataDir, gone)).toEqual(before);
  expect(lines).toEqual([]);
});

it("is content with a folder that holds nothing yet", () => {
  askForCompaction(dataDir);
  writeFileSync(join(dataDir, "dynamodb.db"), "");
  run();
  expect(readdirSync(dataDir)).toEqual(["dynamodb.db"]);
});

it("says what could not be done, and leaves the mark for the next start", () => {
  const gone = words(50);
  messages("bus.db", gone, []);
  messages("fauxqs.db", gone, []);
  const held = new DatabaseSync(join(dataDir, "fauxqs.db"));
  held.exec("BEGIN EXCLUSIVE");
  askForCompaction(dataDir);
  run();
  expect(lines.at(-1)).toMatch(/could not be compacted, which is tried again at the next start: .*locked/);
  expect(isCompactionPending(dataDir)).toBe(true);
  held.close();
  run();
  expect(isCompactionPending(dataDir)).toBe(false);
  expect(foundIn(dataDir, gone)).toEqual([]);
});
