import type { DatabaseSync } from "node:sqlite";

export interface Persistence {
  /** Ends the transaction that is open, if one is. */
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

function beginBefore(manager: object, begin: () => void): void {
  const methods = manager as Record<string, Method>;
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(manager))) {
    const method = methods[name];
    if (!WRITES.test(name) || method === undefined) continue;
    methods[name] = (...args) => {
      begin();
      return method.apply(manager, args);
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
    db.exec("ROLLBACK TO part; RELEASE part");
    throw error;
  }
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
  const [beginning, committing] = [db.prepare("BEGIN"), db.prepare("COMMIT")];
  const ready = db.prepare(
    "UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?",
  );
  // fauxqs sets the receive count to null here, which its own table refuses: ChangeMessageVisibility to 0 would fail.
  manager.updateMessageReady = (messageId) => void ready.run(messageId);
  manager.transaction = (work) => savepoint(db, work);
  beginBefore(manager, () => {
    if (!db.isTransaction) beginning.run();
  });
  const commit = () => {
    if (db.isTransaction) committing.run();
  };
  return {
    commit,
    giveBackReceived: () => void db.exec(GIVE_BACK),
    moveQueues: (baseUrl) => void db.prepare("UPDATE sqs_queues SET url = ? || name").run(baseUrl),
    close() {
      if (!db.isOpen) return;
      commit();
      manager.close();
    },
  };
}
