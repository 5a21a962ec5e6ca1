import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { envelopesOf } from "@bellyfed/core/envelope";
import { derivedId, ulids } from "@bellyfed/core/id";
import type { Commit } from "@bellyfed/core/ports";
import { projectBatch } from "@bellyfed/core/project";
import { begin, commitOf } from "@bellyfed/core/stream";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { restaurantCreated, restaurantStream } from "@bellyfed/features/restaurants/events";
import { readModel as restaurants } from "@bellyfed/features/restaurants/projection";
import { realRuntime } from "@bellyfed/functions/runtime";
import { EVENTS_TABLE, READ_TABLE } from "@bellyfed/local/cloud/tables";
import type { Engine } from "@bellyfed/testing/budget/engine";
import { profile } from "@bellyfed/testing/budget/fixtures/profile";
import { metaAt } from "@bellyfed/testing/budget/fixtures/stream";
import { quietTelemetry } from "@bellyfed/testing/invocation";

const newId = ulids();

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

/** The commit that creates a restaurant of Brooklyn with every field filled. */
function creationOf(id: string, index: number): Commit {
  const created = restaurantCreated({
    ...profile(index),
    city: "Brooklyn",
    id,
    source: null,
    owner_id: "alice",
    established: true,
  });
  return commitOf(restaurantType, restaurantStream(id), begin(restaurantType.decider), [created], metaAt(id, 1), newId);
}
