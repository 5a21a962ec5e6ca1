import { openDatabase } from "../database.ts";

/** A one-time schedule: what goes where, and when. */
export interface Schedule {
  readonly group: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The ARN of a queue. */
  readonly target: string;
  readonly input: string;
}

/** A schedule as it was taken down; one that is made anew under its name is another. */
export interface Kept extends Schedule {
  readonly id: number;
}

/** Schedules that wait, on disk: each call is done when it outlives the death of the process. */
export interface ScheduleJournal {
  /** False when one of its name waits already. */
  add(schedule: Schedule): boolean;
  /** False when there is none. */
  remove(group: string, name: string): boolean;
  done(kept: Kept): void;
  /** Those that are due by then, the earliest first. */
  due(now: number, most: number): Kept[];
  /** When the next one is due; undefined when none waits. */
  next(): number | undefined;
  pending(): number;
  close(): void;
}

/** What is lost with a journal. */
const LOSS =
  "what was to happen on a day has to be asked for once more: such a restaurant shows when it closes, and does not";

const SCHEMA = `
CREATE TABLE IF NOT EXISTS schedule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "group" TEXT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  target TEXT NOT NULL,
  input TEXT NOT NULL,
  UNIQUE ("group", name)
);
CREATE INDEX IF NOT EXISTS schedule_at ON schedule (at);`;

/** Opens the journal. Without a file it is kept in memory. Throws when the file is damaged. */
export function openSchedules(file = ":memory:"): ScheduleJournal {
  const database = openDatabase(file, LOSS);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  database.exec(SCHEMA);
  const add = database.prepare(
    'INSERT INTO schedule ("group", name, at, target, input) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const remove = database.prepare('DELETE FROM schedule WHERE "group" = ? AND name = ?');
  const done = database.prepare("DELETE FROM schedule WHERE id = ?");
  const due = database.prepare("SELECT * FROM schedule WHERE at <= ? ORDER BY at, id LIMIT ?");
  const next = database.prepare("SELECT min(at) AS next, count(*) AS pending FROM schedule");
  return {
    add: ({ group, name, at, target, input }) => add.run(group, name, at, target, input).changes > 0,
    remove: (group, name) => remove.run(group, name).changes > 0,
    done: ({ id }) => void done.run(id),
    due: (now, most) => due.all(now, most) as unknown as Kept[],
    next: () => (next.get()?.next ?? undefined) as number | undefined,
    pending: () => Number(next.get()?.pending),
    close: () => database.close(),
  };
}
