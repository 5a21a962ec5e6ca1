import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { realRuntime } from "@bellyfed/functions/runtime";
import { sealedLog } from "@bellyfed/functions/sealed-log";
import { loadDemo } from "../demo/load.ts";
import type { Cloud } from "./connect.ts";
import { isEmptyLog } from "./empty-store.ts";
import { EVENTS_TABLE, KEYS_TABLE } from "./tables.ts";

/** Loads the demo data into a store that is empty, or in which an earlier load was interrupted. */
export async function loadDemoInto({ dynamo }: Pick<Cloud, "dynamo">, dataDir: string): Promise<void> {
  const [begun, done] = ["demo.begun", "demo.done"].map((name) => join(dataDir, name)) as [string, string];
  if (existsSync(done)) return;
  const events = { client: dynamoClient(dynamo), table: EVENTS_TABLE };
  if (!existsSync(begun) && !(await isEmptyLog(events.client))) return;
  writeFileSync(begun, "");
  console.log("Loading the demo data (once) ...");
  const runtime = realRuntime();
  let said = 0;
  const store = sealedLog(events.client, { EVENTS_TABLE, KEYS_TABLE }, runtime);
  const { written, replayed } = await loadDemo({ store, runtime }, (count, total) => {
    const tenth = Math.floor((count / total) * 10);
    if (tenth > said && process.stdout.isTTY) process.stdout.write(`\r  ${tenth * 10} %`);
    said = tenth;
  });
  if (process.stdout.isTTY) process.stdout.write("\r");
  console.log(`  ${written + replayed} commands done.`);
  writeFileSync(done, "");
}
