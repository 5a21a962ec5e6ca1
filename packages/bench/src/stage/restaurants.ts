import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { envelopesOf } from "@bellyfed/core/envelope";
import { derivedId } from "@bellyfed/core/id";
import { projectBatch } from "@bellyfed/core/project";
import { readModel as restaurants } from "@bellyfed/features/restaurants/projection";
import { realRuntime } from "@bellyfed/functions/runtime";
import { EVENTS_TABLE, READ_TABLE } from "@bellyfed/local/cloud/tables";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import type { Engine } from "../harness/engine.ts";
import { creationOf } from "../history.ts";

/** Restaurants of Brooklyn in the log and in the read table, put there by our own projection. Answers their ids. */
export async function restaurantsIn({ endpoint }: Engine, count: number): Promise<string[]> {
  const client = dynamoClient({ endpoint });
  const store = dynamoEventStore({ client, table: EVENTS_TABLE });
  const table = dynamoReadTable({ client, table: READ_TABLE });
  const ports = { table, log: store, runtime: realRuntime(), logger: quietTelemetry().log };
  const ids = Array.from({ length: count }, (_, index) => derivedId("bench", String(index)));
  const commits = ids.map((id, index) => creationOf(id, index));
  await Promise.all(commits.map((commit) => store.append(commit)));
  for (let at = 0; at < count; at += 25) {
    const { failed } = await projectBatch(
      restaurants,
      commits.slice(at, at + 25).flatMap((commit) => envelopesOf(commit)),
      ports,
    );
    if (failed.size > 0) throw new Error("The restaurants could not be projected");
  }
  return ids;
}
