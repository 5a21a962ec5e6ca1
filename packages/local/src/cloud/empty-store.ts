import { existsSync } from "node:fs";
import { join } from "node:path";
import { type DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { journalFile } from "../bus/bus.ts";
import { JOURNAL_LOSS } from "../bus/journal.ts";
import { openDatabase } from "../database.ts";
import { QUEUES_LOSS, queuesFile } from "../sqs/fauxqs.ts";
import { EVENTS_TABLE } from "./tables.ts";

export async function isEmptyLog(client: DynamoDBClient): Promise<boolean> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: EVENTS_TABLE, Limit: 1 }));
  return Items.length === 0;
}

/** Events of reading are told by an empty store as well. */
const OF_A_LOG = `body NOT LIKE '%"detail-type":"GET\\_%' ESCAPE '\\'`;

function isWaitingIn(file: string, table: string, loss: string): boolean {
  if (!existsSync(file)) return false;
  const database = openDatabase(file, loss);
  try {
    const known = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
    return (
      known !== undefined && database.prepare(`SELECT 1 FROM ${table} WHERE ${OF_A_LOG} LIMIT 1`).get() !== undefined
    );
  } finally {
    database.close();
  }
}

/**
 * What an earlier run left in a data folder that came of a log: where its relay was, and what waits in the bus and in queues. For before
 * these are opened. Throws when one of the files is damaged.
 */
export function leftOfLog(dataDir: string, checkpoints: readonly unknown[]): readonly string[] {
  const [journal, queues] = [journalFile(dataDir), queuesFile(dataDir)];
  return [
    ...(checkpoints.length > 0 ? [`how far the log was read (${join(dataDir, "checkpoints.json")})`] : []),
    ...(isWaitingIn(journal, "event", JOURNAL_LOSS) ? [`what waits on the bus (${journal})`] : []),
    ...(isWaitingIn(queues, "sqs_messages", QUEUES_LOSS) ? [`what waits in queues (${queues})`] : []),
  ];
}

/** Says that the store lost what the rest of the data folder came of: it was deleted, or is another one than before. */
export const emptyStore = (store: string, left: readonly string[]): Error =>
  new Error(
    `The store (${store}) is empty, but there is ${left.join(", ")}. Put the database back, or name the right one. To go on with the empty one, ` +
      "which is then told what waits: npm start -- --accept-empty-store",
  );
