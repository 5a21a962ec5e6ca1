import type { StoredEvent } from "./event.ts";
import type { Commit } from "./ports.ts";

/** A commit with the text of its events as it is stored, by which is known whether somebody has changed it since. */
export interface StoredCommit {
  readonly commit: Commit;
  readonly text: string;
}

/** Where a snapshot is. */
export interface SnapshotPlace {
  readonly stream: string;
  /** Of the commit that it reaches up to. */
  readonly sequence: number;
}

/** A page of all that the log's table holds. */
export interface StoredPage {
  readonly commits: readonly StoredCommit[];
  readonly snapshots: readonly SnapshotPlace[];
  /** Where the next page begins; null on the last one. */
  readonly next_cursor: string | null;
}

/**
 * The log as the one job sees it that may change what is stored: to seal what was stored in clear before anything was sealed. Whoever reads
 * the log sees the same events before and after.
 */
export interface LogRewriting {
  /** `cursor`: null for the first page. Strongly consistent, in no order across streams. */
  page(cursor: string | null): Promise<StoredPage>;
  /** Stores these events in the place of the commit's if it is as it was read, and answers whether. Nothing else of it changes. */
  rewrite(stored: StoredCommit, events: readonly StoredEvent[]): Promise<boolean>;
  /** Deletes a snapshot, whatever has its place. Again changes nothing. */
  dropSnapshot(snapshot: SnapshotPlace): Promise<void>;
}
