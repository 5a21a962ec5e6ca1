import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { command } from "../compose/command.ts";
import type { Env } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { locateBy, locatorOf } from "../locating.ts";
import { writing } from "../writing.ts";

/** Longer than a cold start: whoever adds a place waits for it at most so long. */
const ZONE_TIMEOUT_MS = 1_500;

export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const { names, signals, client, subjects, ports, answering } = writing("command", env);
  const own = {
    keys: dynamoKeyStore({ client, table: names.KEYS_TABLE }),
    subjects,
    locate: locateBy(locatorOf(env, ZONE_TIMEOUT_MS), signals),
    findsNeighborhoods: Boolean(env.FIND_NEIGHBOURHOODS),
  };
  return answering(command({ ...ports, ...own }, signals));
}

export const handler = entry(compose);
