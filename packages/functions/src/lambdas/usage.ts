import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { accessFileLog } from "@bellyfed/adapters/logs/access-file";
import { insights } from "@bellyfed/adapters/logs/insights";
import { usageLog } from "@bellyfed/adapters/logs/usage-log";
import type { UsageLog } from "@bellyfed/core/usage-log";
import { usage } from "../compose/usage.ts";
import { type Env, required } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<unknown, void> {
  const { READ_TABLE } = required(env, "READ_TABLE");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const table = dynamoReadTable({ client, table: READ_TABLE });
  return usage({ table, log: logOf(env), runtime: realRuntime() }, telemetry("usage", env));
}

/** A laptop's gateway writes files, AWS's into CloudWatch. */
function logOf(env: Env): UsageLog {
  if (env.ACCESS_LOG_DIR) return accessFileLog(env.ACCESS_LOG_DIR);
  const { ACCESS_LOG_GROUP, COST_LOG_GROUPS } = required(env, "ACCESS_LOG_GROUP", "COST_LOG_GROUPS");
  const credentials = {
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
  };
  const ask = insights({ region: env.AWS_REGION ?? "us-east-1", credentials, endpoint: env.LOGS_ENDPOINT });
  return usageLog(ask, { access: ACCESS_LOG_GROUP, functions: COST_LOG_GROUPS.split(",") });
}

export const handler = entry(compose);
