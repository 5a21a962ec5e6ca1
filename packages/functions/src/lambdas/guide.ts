import { randomBytes } from "node:crypto";
import { dynamoChatKeys } from "@bellyfed/adapters/dynamo/chat-keys";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { dynamoTokenMeter } from "@bellyfed/adapters/dynamo/token-meter";
import { turn } from "@bellyfed/features/guide/graph";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { guide } from "../compose/guide.ts";
import { type Env, required } from "../environment.ts";
import { siteLinks } from "../guide/links.ts";
import { thinkingOf } from "../guide/thinking.ts";
import { corsOf } from "../http/cors.ts";
import { requestMeter } from "../http/meter.ts";
import { streamer } from "../http/streamer.ts";
import { knowingHolders } from "../http/visitors.ts";
import { readingPorts } from "../reading.ts";
import { realRuntime } from "../runtime.ts";
import { keylessLog } from "../sealed-log.ts";
import { wordsOfReviews } from "../search/words.ts";
import { ownIndex } from "../searching.ts";
import { type StreamHandler, streamEntry } from "../streaming.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): StreamHandler<APIGatewayProxyEvent> {
  const names = required(env, "EVENTS_TABLE", "KEYS_TABLE", "READ_TABLE", "SITE_SECRET", "VISITOR_SECRET");
  const [signals, meter, runtime] = [telemetry("guide", env), requestMeter(), realRuntime()];
  const around = { signals, meter, runtime };
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT, onCall: meter.onCall });
  const keys = dynamoKeyStore({ client, table: names.KEYS_TABLE });
  const tokens = dynamoTokenMeter({ client, table: names.READ_TABLE });
  const reading = readingPorts(env, around);
  const { identity, cursors } = reading;
  const ports = {
    ...{ runtime, identity, reading, keys, turn },
    searching: { now: runtime.now, cursors, identity },
    look: ownIndex(env, around, wordsOfReviews(keys, runtime)),
    chatKeys: dynamoChatKeys({ client, table: names.KEYS_TABLE }),
    table: dynamoReadTable({ client, table: names.READ_TABLE }),
    events: keylessLog(client, names),
    meter: tokens,
    thinkingFor: thinkingOf(env, { meter: tokens, runtime, signals }),
    links: siteLinks(env.SITE_URL),
    newChatId: () => randomBytes(16).toString("base64url"),
  };
  const siteSecrets = { site: names.SITE_SECRET, visitor: names.VISITOR_SECRET };
  return streamer(guide(ports, signals), signals, {
    meter,
    policies: env.RATE_POLICIES,
    surroundings: knowingHolders(siteSecrets, runtime),
    granted: corsOf(env),
  });
}

export const handler = streamEntry(compose);
