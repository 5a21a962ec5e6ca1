import type { DatabaseSync } from "node:sqlite";
import { openDatabase } from "../database.ts";

/** An event that the bus has accepted, and the rules whose targets must get it. */
export interface JournalEntry {
  readonly body: string;
  readonly rules: readonly string[];
}

/** An event that a rule's target has not accepted yet. */
export interface Pending {
  readonly sequence: number;
  readonly body: string;
  /** Failed attempts so far. */
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly acceptedAt: number;
}

/** What the bus has accepted and not yet delivered, on disk. */
export interface Journal {
  /** Does work on the journal; done when it is on disk. Work of the same turn of the event loop shares one transaction. */
  transact(work: () => void): Promise<void>;
  /** Inside `transact`: keeps an event until each of its rules is done with it. */
  add(entry: JournalEntry, acceptedAt: number): void;
  /** Inside `transact`: a rule is done with an event. */
  done(rule: string, sequence: number): void;
  /** Inside `transact`: remembers failed attempts. */
  failed(rule: string, sequence: number, attempts: number): void;
  /** Inside `transact`: drops all that a rule has to deliver. */
  forget(rule: string): void;
  /** What a rule has to deliver after `sequence`, oldest first. */
  next(rule: string, sequence: number, limit: number): Pending[];
  /** Rules that have something to deliver. */
  rules(): string[];
  /** Deliveries that are not done. */
  pending(): number;
  close(): Promise<void>;
}

/** What is lost with a journal. */
export const JOURNAL_LOSS = "npm run reconcile sends again what the bus had accepted and not delivered";

const SCHEMA = `
CREATE TABLE IF NOT EXISTS event (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  accepted_at INTEGER NOT NULL,
  open INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS delivery (
  rule TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (rule, sequence)
) WITHOUT ROWID;`;

const prepare = (database: DatabaseSync) => ({
  addEvent: database.prepare("INSERT INTO event (accepted_at, open, body) VALUES (?, ?, ?)"),
  addDelivery: database.prepare("INSERT INTO delivery (rule, sequence) VALUES (?, ?)"),
  endDelivery: database.prepare("DELETE FROM delivery WHERE rule = ? AND sequence = ?"),
  closeOne: database.prepare("UPDATE event SET open = open - 1 WHERE sequence = ?"),
  endEvent: database.prepare("DELETE FROM event WHERE sequence = ? AND open <= 0"),
  failed: database.prepare("UPDATE delivery SET attempts = ? WHERE rule = ? AND sequence = ?"),
  next: database.prepare(`SELECT delivery.sequence, attempts, accepted_at AS acceptedAt, body
    FROM delivery JOIN event ON event.sequence = delivery.sequence
    WHERE rule = ? AND delivery.sequence > ? ORDER BY delivery.sequence LIMIT ?`),
  closeAll: database.prepare(
    "UPDATE event SET open = open - 1 WHERE sequence IN (SELECT sequence FROM delivery WHERE rule = ?)",
  ),
  endDeliveries: database.prepare("DELETE FROM delivery WHERE rule = ?"),
  endEvents: database.prepare("DELETE FROM event WHERE open <= 0"),
  rules: database.prepare("SELECT DISTINCT rule FROM delivery ORDER BY rule"),
  count: database.prepare("SELECT COUNT(*) AS pending FROM delivery"),
});

interface Waiting {
  readonly work: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Gathers the work of one turn of the event loop into one transaction: under load, one commit serves many requests. */
function groupCommit(database: DatabaseSync) {
  let waiting: Waiting[] = [];
  let flushed: Promise<void> = Promise.resolve();
  const flush = () => {
    const group = waiting;
    waiting = [];
    try {
      database.exec("BEGIN");
      for (const { work } of group) work();
      database.exec("COMMIT");
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { resolve } of group) resolve();
  };
  const transact = (work: () => void) =>
    new Promise<void>((resolve, reject) => {
      if (waiting.length === 0) flushed = new Promise((next) => setImmediate(() => next(flush())));
      waiting.push({ work, resolve, reject });
    });
  return { transact, settled: () => flushed };
}

/**
 * Opens the journal. Committed work outlives the death of the process (synchronous=NORMAL with a write-ahead log; after a power loss the
 * last commits may be missing). Without a file it is kept in memory. Throws when the file is damaged.
 */
export function openJournal(file = ":memory:"): Journal {
  const database = openDatabase(file, JOURNAL_LOSS);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  database.exec(SCHEMA);
  const statements = prepare(database);
  const { transact, settled } = groupCommit(database);
  return {
    transact,
    add({ body, rules }, acceptedAt) {
      const { lastInsertRowid } = statements.addEvent.run(acceptedAt, rules.length, body);
      for (const rule of rules) statements.addDelivery.run(rule, lastInsertRowid);
    },
    done(rule, sequence) {
      if (statements.endDelivery.run(rule, sequence).changes === 0) return;
      statements.closeOne.run(sequence);
      statements.endEvent.run(sequence);
    },
    failed: (rule, sequence, attempts) => void statements.failed.run(attempts, rule, sequence),
    forget(rule) {
      statements.closeAll.run(rule);
      statements.endDeliveries.run(rule);
      statements.endEvents.run();
    },
    next: (rule, sequence, limit) => statements.next.all(rule, sequence, limit) as unknown as Pending[],
    rules: () => statements.rules.all().map((row) => String(row.rule)),
    pending: () => Number(statements.count.get()?.pending),
    async close() {
      await settled();
      if (database.isOpen) database.close();
    },
  };
}
