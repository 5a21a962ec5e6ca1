import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { eventBridgeClient, eventBridgePublisher } from "@bellyfed/adapters/eventbridge/publisher";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import { cursors } from "@bellyfed/core/cursor";
import type { Runtime } from "@bellyfed/core/ports";
import { type Env, required, share } from "./environment.ts";
import { emitter } from "./http/emit.ts";
import type { Meter } from "./http/meter.ts";
import { readGenerations } from "./read-models/dynamo-generations.ts";
import { liveGeneration, liveReader } from "./read-models/generations.ts";
import type { Telemetry } from "./telemetry/telemetry.ts";

/** With what a function counts, logs and tells the time. */
export interface Surround {
  readonly signals: Telemetry;
  readonly meter: Meter;
  readonly runtime: Runtime;
}

/** The ports of those functions that answer the reads of the API from the read table. */
export function readingPorts(env: Env, { signals, meter, runtime }: Surround) {
  const names = required(
    env,
    ...(["READ_TABLE", "EVENT_BUS", "CURSOR_SECRET", "JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URL"] as const),
    "VISITOR_SECRET",
  );
  const publisher = eventBridgePublisher({
    client: eventBridgeClient({ endpoint: env.EVENTBRIDGE_ENDPOINT }),
    bus: names.EVENT_BUS,
    log: signals.log,
  });
  const generations = readGenerations(env, dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT, onCall: meter.onCall }));
  return {
    table: liveReader(generations),
    generation: liveGeneration(generations),
    cursors: cursors(names.CURSOR_SECRET),
    emit: emitter(publisher, signals, runtime, {
      sample: share(env, "READ_EVENT_SAMPLE", 1),
      secret: names.VISITOR_SECRET,
    }),
    identity: jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL }),
    runtime,
  };
}
