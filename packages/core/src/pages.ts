import type { LogEnvelope } from "./envelope.ts";
import { type Commit, type EventLog, type Item, type Key, SINCE_EVENTS } from "./ports.ts";

/** Part of a list that is read piece by piece: of the API's lists, of the log and of a whole table. */
export interface Page<Row> {
  readonly data: readonly Row[];
  /** Where the next page begins; null on the last one. */
  readonly next_cursor: string | null;
}

/** The whole log, for jobs that go on where an earlier run stopped. No order across streams; strongly consistent. */
export interface LogPages {
  /** `cursor`: null for the first page. */
  page(cursor: string | null): Promise<Page<Commit>>;
}

/** Everything in the read table, for jobs that go on where an earlier run stopped. */
export interface TablePages {
  /** `cursor`: null for the first page. */
  page(cursor: string | null): Promise<Page<Item>>;
  /** Deletes items, any number; those that are not there are passed over. */
  remove(keys: readonly Key[]): Promise<void>;
}

/** All that is there, page by page. */
export async function* allPages<Row>(pages: {
  page(cursor: string | null): Promise<Page<Row>>;
}): AsyncIterable<readonly Row[]> {
  let cursor: string | null = null;
  do {
    const { data, next_cursor }: Page<Row> = await pages.page(cursor);
    yield data;
    cursor = next_cursor;
  } while (cursor !== null);
}

/** All that a stream holds after `version`, part by part. */
export async function* streamPages(log: EventLog, stream: string, version = 0): AsyncIterable<readonly LogEnvelope[]> {
  for (let from: number | undefined = version; from !== undefined; ) {
    const events: readonly LogEnvelope[] = await log.since(stream, from);
    yield events;
    from = events.length < SINCE_EVENTS ? undefined : events.at(-1)?.stream_version;
  }
}
