import { DatabaseSync } from "node:sqlite";
import { beforeEach, expect, it } from "vitest";
import { makeDurable, type Persistence } from "./durability.ts";

/** As much of fauxqs' PersistenceManager as matters, over a database that SQLite keeps from growing when told so. */
class Manager {
  readonly db = new DatabaseSync(":memory:");
  constructor() {
    this.db.exec(
      "CREATE TABLE sqs_messages (message_id TEXT PRIMARY KEY, body TEXT, receipt_handle, visibility_deadline)",
    );
    this.db.exec("CREATE TABLE sqs_queues (name TEXT, url TEXT)");
  }
  insertMessage(id: string, size = 1): void {
    this.db.prepare("INSERT INTO sqs_messages (message_id, body) VALUES (?, ?)").run(id, "x".repeat(size));
  }
  deleteMessage(id: string): void {
    this.db.prepare("DELETE FROM sqs_messages WHERE message_id = ?").run(id);
  }
  completeMove(from: string, to: string): void {
    this.transaction(() => {
      this.deleteMessage(from);
      this.insertMessage(to);
    });
  }
  transaction(work: () => void): void {
    work();
  }
  updateMessageReady(): void {}
  close(): void {}
}

let manager: Manager;
let persistence: Persistence;
beforeEach(() => {
  manager = new Manager();
  persistence = makeDurable(manager);
});
const pages = (most: number) => manager.db.exec(`PRAGMA max_page_count = ${most}`);
const fill = () => pages(Number(manager.db.prepare("PRAGMA page_count").get()?.page_count));
const empty = () => pages(1_000_000);
const LARGE = 50_000;
/** What is stored, as another process would find it. */
const stored = () => {
  expect(manager.db.isTransaction).toBe(false);
  return manager.db
    .prepare("SELECT message_id AS id FROM sqs_messages ORDER BY id")
    .all()
    .map(({ id }) => id);
};

it("stores what a request wrote, at once", () => {
  manager.insertMessage("a");
  manager.insertMessage("b");
  manager.completeMove("a", "c");
  expect(manager.db.isTransaction).toBe(true);
  persistence.commit();
  expect(stored()).toEqual(["b", "c"]);
});

it("says of nothing that it is stored while the disk is full, and stores all of it once there is room", () => {
  manager.insertMessage("before");
  persistence.commit();
  fill();
  manager.insertMessage("small");
  manager.insertMessage("large", LARGE);
  manager.deleteMessage("before");
  for (let attempt = 0; attempt < 2; attempt += 1) {
    expect(() => persistence.commit()).toThrow("There is no room on the disk");
    expect(stored()).toEqual(["before"]);
  }
  manager.completeMove("small", "moved");
  expect(() => persistence.commit()).toThrow("There is no room on the disk");
  empty();
  persistence.commit();
  expect(stored()).toEqual(["large", "moved"]);
});

it("does not take for stored what shared a transaction with what did not fit", () => {
  fill();
  manager.insertMessage("of one request");
  manager.insertMessage("of another", LARGE);
  expect(() => persistence.commit()).toThrow("There is no room");
  expect(() => persistence.commit()).toThrow("There is no room");
  empty();
  persistence.commit();
  expect(stored()).toEqual(["of another", "of one request"]);
});

it("throws what else goes wrong where it goes wrong, and keeps the rest", () => {
  manager.insertMessage("a");
  expect(() => manager.insertMessage("a")).toThrow(/UNIQUE/);
  persistence.commit();
  expect(stored()).toEqual(["a"]);
});
