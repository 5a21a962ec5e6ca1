import type { DatabaseSync } from "node:sqlite";
import { DiskFull, isDiskFull } from "../disk.ts";

export interface Persistence {
  /**
   * Ends the transaction that is open, if one is. Throws DiskFull when there is no room: then nothing that was written since the last time may
   * be taken for stored. It is not forgotten: the next call stores it first.
   */
  commit(): void;
  /** Gives all stored queues URLs below `baseUrl`. */
  moveQueues(baseUrl: string): void;
  /**
   * Makes messages visible that an earlier run had received and not settled: whoever had them is gone with it. The receive does not
   * count, so that a run that is killed again and again does not send good messages to the dead-letter queue.
   */
  giveBackReceived(): void;
  close(): void;
}

/** What is used of fauxqs' PersistenceManager, private parts included. */
interface Manager {
  db: DatabaseSync;
  transaction(work: () => void): void;
  updateMessageReady(messageId: string): void;
  close(): void;
}

/** Its methods that write; all the others read, or are made of these. */
const WRITES = /^(insert|update|delete|upsert|save|rename|complete|clear|purge)/;

const GIVE_BACK = `UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL,
  approximate_receive_count = MAX(0, approximate_receive_count - 1) WHERE receipt_handle IS NOT NULL`;

type Method = (...args: unknown[]) => unknown;
type Write = () => unknown;

/** Hands each write of the manager to `write`. One that is made of others is handed over as one. */
function through(manager: object, write: (work: Write) => unknown): void {
  const methods = manager as Record<string, Method>;
  let isInside = false;
  const once = (work: Write) => () => {
    isInside = true;
    try {
      return work();
    } finally {
      isInside = false;
    }
  };
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(manager))) {
    const method = methods[name];
    if (!WRITES.test(name) || method === undefined) continue;
    methods[name] = (...args) => {
      const work = () => method.apply(manager, args);
      return isInside ? work() : write(once(work));
    };
  }
}

/** Part of the open transaction, and undone alone. */
function savepoint(db: DatabaseSync, work: () => void): void {
  db.exec("SAVEPOINT part");
  try {
    work();
    db.exec("RELEASE part");
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK TO part; RELEASE part");
    throw error;
  }
}

/**
 * One transaction at a time, with what is in it. fauxqs goes by what it has in memory, and its file follows: when the disk is full SQLite
 * undoes the whole transaction, with the work of every request in it, so the same work is done once more before anything else is called stored.
 */
function transactions(db: DatabaseSync) {
  const [beginning, committing] = [db.prepare("BEGIN"), db.prepare("COMMIT")];
  const owed: Write[] = [];
  let isUndone = false;
  const undo = (error: unknown): void => {
    if (db.isTransaction) db.exec("ROLLBACK");
    isUndone = true;
    if (!isDiskFull(error)) throw error;
  };
  const redo = () => {
    beginning.run();
    for (const work of owed) {
      try {
        work();
      } catch (error) {
        // Its queue may have been deleted since.
        if (isDiskFull(error)) throw error;
      }
    }
    isUndone = false;
  };
  return {
    write(work: Write): unknown {
      owed.push(work);
      if (isUndone) return undefined;
      if (!db.isTransaction) beginning.run();
      try {
        return work();
      } catch (error) {
        if (isDiskFull(error)) return undo(error);
        owed.pop();
        throw error;
      }
    },
    commit(): void {
      try {
        if (isUndone) redo();
        if (db.isTransaction) committing.run();
        owed.length = 0;
      } catch (error) {
        undo(error);
        throw new DiskFull(error);
      }
    },
  };
}

/**
 * Makes what one request does one transaction, ended before the answer is sent. fauxqs commits each statement by itself: a crash
 * while a message moves to its dead-letter queue (a delete, then an insert) would lose it, and a batch of ten costs ten commits.
 * synchronous=NORMAL is safe against the death of the process, though not of the machine, and twice as fast.
 */
export function makeDurable(persistenceManager: object): Persistence {
  const manager = persistenceManager as Manager;
  const { db } = manager;
  db.exec("PRAGMA synchronous = NORMAL");
  const ready = db.prepare(
    "UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?",
  );
  // fauxqs sets the receive count to null here, which its own table refuses: ChangeMessageVisibility to 0 would fail.
  manager.updateMessageReady = (messageId) => void ready.run(messageId);
  manager.transaction = (work) => savepoint(db, work);
  const { write, commit } = transactions(db);
  through(manager, write);
  return {
    commit,
    giveBackReceived: () => void db.exec(GIVE_BACK),
    moveQueues: (baseUrl) => void db.prepare("UPDATE sqs_queues SET url = ? || name").run(baseUrl),
    close() {
      if (!db.isOpen) return;
      try {
        commit();
      } finally {
        manager.close();
      }
    },
  };
}
