import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { dynamoLogRewriting } from "@bellyfed/adapters/dynamo/log-rewriting";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { removerOf } from "@bellyfed/features/reviews/remover";
import { type SealAnswer, type SealRequest, sealer } from "../compose/seal.ts";
import { type Env, required } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { realRuntime } from "../runtime.ts";
import { sealingBy } from "../sealing.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<SealRequest, SealAnswer> {
  const names = required(env, "EVENTS_TABLE", "KEYS_TABLE", "READ_TABLE");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const events = { client, table: names.EVENTS_TABLE };
  const runtime = realRuntime();
  const ports = {
    ...sealingBy(dynamoKeyStore({ client, table: names.KEYS_TABLE }), runtime),
    rewriting: dynamoLogRewriting(events),
    log: dynamoEventStore(events),
    whose: removerOf,
    table: dynamoReadTable({ client, table: names.READ_TABLE }),
    runtime,
  };
  return sealer(ports, telemetry("seal", env));
}

export const handler = entry(compose);
