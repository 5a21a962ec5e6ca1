import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { databaseFile, startDynamo } from "./engine.ts";

/**
 * Everything that dynoxide 1.2 gets wrong about table streams is put right here, in its SQLite file while it is stopped:
 * - each write looks up the highest sequence number by CAST over all records, so writes slow down as the stream grows: an index on that
 *   very expression makes them flat;
 * - records are never trimmed (AWS keeps them for 24 hours), and numbering starts again at 1 when all are gone: old ones that every
 *   reader has passed are deleted, and the newest one is always kept.
 */
const INDEX = `CREATE INDEX IF NOT EXISTS bellyfed_stream_sequence
  ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`;

const TRIM = `DELETE FROM _stream_records
  WHERE table_name = :table AND created_at < :before AND CAST(sequence_number AS INTEGER) < :checkpoint
  AND CAST(sequence_number AS INTEGER) <
    (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = :table)`;

/** How far one reader of a table's stream has come: the sequence number of the last record it is done with. */
export interface StreamCheckpoint {
  readonly table: string;
  readonly sequenceNumber: string;
}

const RETENTION_MS = 24 * 60 * 60 * 1000;

function slowest(checkpoints: readonly StreamCheckpoint[]): Map<string, bigint> {
  const lowest = new Map<string, bigint>();
  for (const { table, sequenceNumber } of checkpoints) {
    const position = BigInt(sequenceNumber);
    const known = lowest.get(table);
    if (known === undefined || position < known) lowest.set(table, position);
  }
  return lowest;
}

/** Deletes stream records from before a time (ms) and below every checkpoint of their table. Answers how many. The engine must be stopped. */
function trimStreams(database: DatabaseSync, checkpoints: readonly StreamCheckpoint[], time: number): number {
  const statement = database.prepare(TRIM);
  const before = Math.floor(time / 1000);
  let trimmed = 0;
  for (const [table, checkpoint] of slowest(checkpoints)) {
    trimmed += Number(statement.run({ table, before, checkpoint }).changes);
  }
  return trimmed;
}

const BEFORE_THE_NEWEST = `SELECT EXISTS (SELECT 1 FROM _stream_records AS record WHERE CAST(sequence_number AS INTEGER) <
  (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = record.table_name)) AS found`;

/** Deletes all stream records but the newest that every reader has passed, whatever their age. Answers whether others are left. The engine must be stopped. */
export function trimPassed(database: DatabaseSync, checkpoints: readonly StreamCheckpoint[]): boolean {
  trimStreams(database, checkpoints, Number.MAX_SAFE_INTEGER);
  return Number(database.prepare(BEFORE_THE_NEWEST).get()?.found) === 1;
}

/**
 * Makes the database in `dataDir` ready for the engine: creates it when it is new, adds the missing index and trims the streams.
 * Call it before `startDynamo`, never while the engine runs. A table without a checkpoint is not trimmed. Answers what was trimmed.
 */
export async function prepareStore(
  dataDir: string,
  checkpoints: readonly StreamCheckpoint[],
  now: Date,
): Promise<number> {
  const file = databaseFile(dataDir);
  // A start also ends an engine that a killed run left on this file, and lets it recover its journal.
  const engine = await startDynamo({ dataDir });
  await engine.stop();
  if (!existsSync(file)) throw new Error(`The DynamoDB engine made no database at ${file}.`);
  const database = new DatabaseSync(file);
  try {
    database.exec(INDEX);
    return trimStreams(database, checkpoints, now.getTime() - RETENTION_MS);
  } finally {
    database.close();
  }
}
