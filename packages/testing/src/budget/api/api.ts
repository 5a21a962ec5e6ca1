import type { RequestListener } from "node:http";
import type { RouteManifest } from "@bellyfed/core/manifest";
import type { Role } from "@bellyfed/core/ports";
import { features } from "@bellyfed/features/features";
import type { Env } from "@bellyfed/functions/environment";
import { compose as command } from "@bellyfed/functions/lambdas/command";
import { compose as communityCommand } from "@bellyfed/functions/lambdas/community-command";
import { compose as feed } from "@bellyfed/functions/lambdas/feed";
import { compose as query } from "@bellyfed/functions/lambdas/query";
import { compose as timeZone } from "@bellyfed/functions/lambdas/time-zone";
import { BUS, issuerUrl, TIME_ZONE_FUNCTION } from "@bellyfed/local/cloud/environment";
import { EVENTS_TABLE, KEYS_TABLE, READ_TABLE, SUBJECTS_TABLE } from "@bellyfed/local/cloud/tables";
import { startGateway } from "@bellyfed/local/gateway/server";
import { CLIENT_ID, ISSUER_PATH, openIssuer } from "@bellyfed/local/issuer/issuer";
import { answerInvoke, FUNCTIONS_PATH } from "@bellyfed/local/lambda/invoke-path";
import { freePort } from "@bellyfed/local/loopback";
import { generousLimits } from "../../write-limits.ts";

/** Where the parts of the cloud are that this does not bring along. */
export interface ApiOptions {
  readonly dataDir: string;
  readonly dynamo: string;
  /** EventBridge; without one nothing that is read is told to the bus. */
  readonly events?: string;
  /** Gets one JSON line per request. */
  readonly accessLog?: (line: string) => void;
}

export interface Api {
  readonly url: string;
  /** What every function is given. */
  readonly env: Env;
  readonly token: (sub: string, role?: Role) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export const API_KEY = "bench-key";

const FUNCTIONS_PREFIX = FUNCTIONS_PATH.replace(/\/$/, "");
const zoneOf = timeZone({});
const invoked = answerInvoke(new Map([[TIME_ZONE_FUNCTION, (_, event, context) => zoneOf(event as never, context)]]));

/** Lambda's own address, for the function that others call by its name. */
const zones: RequestListener = async (request, response) => {
  const body = Buffer.concat(await request.toArray()).toString();
  const url = `${FUNCTIONS_PREFIX}${request.url}`;
  response.end(JSON.stringify(await invoked({ method: request.method ?? "", url, body })));
};

const composers = { command, "community-command": communityCommand, query, feed } as const;
type Composed = keyof typeof composers;
const isComposed = (route: RouteManifest): boolean => Object.hasOwn(composers, route.function);

/** The gateway with the `command`, `community-command`, `query` and `feed` functions behind it, as the local cloud has them: all that a request passes through. */
export async function startApi({ dataDir, dynamo, events, accessLog }: ApiOptions): Promise<Api> {
  const port = await freePort(0, "a port for the API");
  const issuer = await openIssuer({ dataDir, url: issuerUrl(port) });
  const env: Env = {
    STAGE: "bench",
    LOG_LEVEL: "ERROR",
    EVENTS_TABLE,
    KEYS_TABLE,
    SUBJECTS_TABLE,
    READ_TABLE,
    EVENT_BUS: BUS,
    CURSOR_SECRET: "bench".padEnd(43, "-"),
    BODY_HASH_SECRET: "bench".padEnd(43, "-"),
    WRITE_LIMITS: generousLimits,
    SITE_SECRET: "site".padEnd(43, "-"),
    VISITOR_SECRET: "visitor".padEnd(43, "-"),
    JWT_ISSUER: issuer.url,
    JWT_AUDIENCE: CLIENT_ID,
    JWKS_URL: `${issuer.url}/.well-known/jwks.json`,
    READ_EVENT_SAMPLE: events ? "1" : "0",
    DYNAMODB_ENDPOINT: dynamo,
    EVENTBRIDGE_ENDPOINT: events ?? "http://127.0.0.1:9",
    TIME_ZONE_FUNCTION,
    LAMBDA_ENDPOINT: `http://127.0.0.1:${port}`,
  };
  const handlers = {
    command: command(env),
    "community-command": communityCommand(env),
    query: query(env),
    feed: feed(env),
  };
  const gateway = await startGateway({
    port,
    routes: features.flatMap(({ routes }) => routes.filter(isComposed)),
    invoke: (name, event, context) => handlers[name as Composed](event, context),
    apiKeys: [{ key: API_KEY, name: "bench", plan: "bench" }],
    plans: { bench: { rate: 1_000_000, burst: 1_000_000 } },
    corsOrigins: [],
    ...(accessLog && { accessLog }),
    mounts: [
      { prefix: ISSUER_PATH, listener: issuer.listener },
      { prefix: FUNCTIONS_PREFIX, listener: zones },
    ],
  });
  return {
    url: gateway.url,
    env,
    token: (sub, role = "user") => issuer.mintToken({ sub, name: sub, role, ttlSeconds: 3600 }),
    stop: gateway.stop,
  };
}
