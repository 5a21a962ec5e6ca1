import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { rollup } from "../compose/rollup.ts";
import type { Env } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { writeGenerations } from "../read-models/dynamo-generations.ts";
import { liveWriterGeneration } from "../read-models/generations.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<unknown, void> {
  const generation = liveWriterGeneration(writeGenerations(env, dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT })));
  return rollup({ generation, runtime: realRuntime() }, telemetry("rollup", env));
}

export const handler = entry(compose);
