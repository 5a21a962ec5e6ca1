import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isDiskFull } from "../disk.ts";
import { hasTexts, parseWhole } from "../private-file.ts";
import { outage } from "./outage.ts";

/** How far a function has come in one shard of a table's stream. */
export interface Checkpoint {
  readonly functionName: string;
  readonly table: string;
  readonly streamArn: string;
  readonly shardId: string;
  /** The last record it is done with. */
  readonly sequenceNumber: string;
  /** Whether the shard is closed and read to its end. */
  readonly finished?: boolean;
}

export interface CheckpointStore {
  get(functionName: string, streamArn: string, shardId: string): Checkpoint | undefined;
  save(checkpoint: Checkpoint): void;
  /** Forgets where a function was in other streams of the table than this one: the table has been made anew. */
  keepOnly(functionName: string, table: string, streamArn: string): void;
  list(): readonly Checkpoint[];
}

const keyOf = (functionName: string, streamArn: string, shardId: string): string =>
  JSON.stringify([functionName, streamArn, shardId]);

const areCheckpoints = (content: unknown): content is readonly Checkpoint[] =>
  Array.isArray(content) &&
  content.every(
    (each) =>
      hasTexts(each, "functionName", "table", "streamArn", "shardId", "sequenceNumber") &&
      /^\d+$/.test(each.sequenceNumber),
  );

function load(file: string): readonly Checkpoint[] {
  const loss = "streams are read from their oldest record: what was told already is told again, and known as such";
  return existsSync(file) ? parseWhole(readFileSync(file, "utf8"), { file, isWhole: areCheckpoints, loss }) : [];
}

/**
 * Checkpoints in a file that is replaced as a whole, so that a kill at any moment leaves the old or the new one.
 * Without a file they live in memory. On a full disk the file stays behind, which only means to read again what was read. Throws when it is
 * damaged.
 */
export function checkpointStore(file?: string, log: (line: string) => void = console.error): CheckpointStore {
  const checkpoints = new Map<string, Checkpoint>();
  const writing = outage("How far the log was read cannot be noted", log);
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    for (const known of load(file)) checkpoints.set(keyOf(known.functionName, known.streamArn, known.shardId), known);
  }
  const write = () => {
    if (!file) return;
    const next = `${file}.next`;
    try {
      writeFileSync(next, JSON.stringify([...checkpoints.values()]));
      renameSync(next, file);
      writing.succeeded();
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      writing.failed(error);
    }
  };
  return {
    get: (functionName, streamArn, shardId) => checkpoints.get(keyOf(functionName, streamArn, shardId)),
    save(checkpoint) {
      checkpoints.set(keyOf(checkpoint.functionName, checkpoint.streamArn, checkpoint.shardId), checkpoint);
      write();
    },
    keepOnly(functionName, table, streamArn) {
      let changed = false;
      for (const [key, known] of checkpoints) {
        const old = known.functionName === functionName && known.table === table && known.streamArn !== streamArn;
        if (old) changed = checkpoints.delete(key);
      }
      if (changed) write();
    },
    list: () => [...checkpoints.values()],
  };
}
