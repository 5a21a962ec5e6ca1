import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";

/** Statements of one file, prepared once each. */
export interface Statements {
  all(sql: string, values: readonly SQLInputValue[]): Record<string, SQLOutputValue>[];
  get(sql: string, values: readonly SQLInputValue[]): Record<string, SQLOutputValue> | undefined;
}

/** Filters make many kinds of statements; the ones used least lately are let go. */
const MOST_PREPARED = 200;

export function statementsOf(db: DatabaseSync): Statements {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.delete(sql);
    prepared.set(sql, statement);
    const [oldest] = prepared.keys();
    if (prepared.size > MOST_PREPARED && oldest !== undefined) prepared.delete(oldest);
    return statement;
  };
  return {
    all: (sql, values) => prepare(sql).all(...values),
    get: (sql, values) => prepare(sql).get(...values),
  };
}
