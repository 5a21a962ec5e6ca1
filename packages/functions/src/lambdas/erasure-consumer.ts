import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { dynamoWriteCounter } from "@bellyfed/adapters/dynamo/write-counter";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { erasureConsumer } from "../compose/erasure-consumer.ts";
import { userPoolsOf } from "../compose/user-pools.ts";
import { type Env, required } from "../environment.ts";
import type { Handler } from "../lambda.ts";
import { queueEntry } from "../queue-entry.ts";
import { writeGenerations } from "../read-models/dynamo-generations.ts";
import { realRuntime } from "../runtime.ts";
import { isSealed } from "../seal/steps.ts";
import { streamsOnceSealed } from "../seal/streams-once-sealed.ts";
import { sealedLog } from "../sealed-log.ts";
import { storedEvents } from "../sealing.ts";
import { telemetry } from "../telemetry/telemetry.ts";

/** Follows the policy of erasures, the one function that may remove people's accounts. */
export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const names = required(env, "EVENTS_TABLE", "READ_TABLE", "KEYS_TABLE", "SUBJECTS_TABLE", "USER_POOL_ID");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const runtime = realRuntime();
  const log = sealedLog(client, names, runtime);
  const pools = userPoolsOf(env);
  const generations = writeGenerations(env, client);
  const sealed = () => isSealed({ table: generations.tables[1], definitions: storedEvents });
  const ports = {
    store: log,
    events: log,
    generations,
    keys: streamsOnceSealed(dynamoKeyStore({ client, table: names.KEYS_TABLE }), sealed),
    subjects: dynamoWriteCounter({ client, table: names.SUBJECTS_TABLE }),
    accounts: { remove: (sub: string) => pools.remove({ pool: names.USER_POOL_ID, username: sub }) },
    runtime,
  };
  return erasureConsumer(ports, telemetry("consumer-erasure", env));
}

export const handler = queueEntry("erasure-consumer", compose);
