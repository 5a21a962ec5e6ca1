import type { HttpFunction } from "@bellyfed/core/endpoint";
import { retrySecondsText } from "@bellyfed/core/redelivery";
import { type FunctionName, type Variable, variables } from "@bellyfed/functions/variables";
import { guideVariables } from "./guide-model.ts";
import type { LambdaSpec, Permission } from "./lambda.ts";
import { neighborhoodVariables } from "./neighborhoods.ts";
import { permissionsOf } from "./permissions.ts";
import { statedPolicies } from "./plans.ts";
import type { WorkQueue } from "./queue.ts";
import { sealingLog } from "./sealing-log.ts";
import type { Surroundings, Text } from "./surroundings.ts";
import { askLogs, usageLogs } from "./usage.ts";

export type Grant = Pick<LambdaSpec, "environment" | "permissions">;

/** The smallest set that each function works with: `query` cannot write, what answers commands cannot see the read table. */
export function grants(around: Surroundings): Record<string, Grant> {
  const values = valuesOf(around);
  const permissions = { ...answering(around), ...working(around) };
  const grant = (name: Granted): Grant => ({
    environment: environmentOf(name, values),
    permissions: permissions[name],
  });
  return Object.fromEntries((Object.keys(permissions) as Granted[]).map((name) => [name, grant(name)]));
}

/** Cognito's own functions stand beside the user pool, in auth.ts, the one that renews pages beside its queue, in page-tags.ts, and the one that others call in time-zone.ts. */
type Granted = Exclude<FunctionName, "pre-token" | "post-confirmation" | "renew-pages" | "time-zone">;
type Answering = Extract<Granted, HttpFunction>;

function answering(around: Surroundings): Record<Answering, Permission[]> {
  const may = permissionsOf(around);
  return {
    query: [may.readGenerations, may.publish],
    command: [may.readLog, may.append, ...may.seal, may.count, may.askOfSubjects, may.markErased, may.askZones],
    "community-command": [may.readLog, may.append, ...may.seal, may.count, may.askOfSubjects],
    import: [
      ...[may.readLog, may.append, may.askOfSubjects, may.note],
      ...[may.takeFiles, may.listFiles, may.send("import-jobs")],
      ...[may.followFeed, may.readIndex],
    ],
    service: [],
    stream: [may.readLog, ...may.trace, may.readGenerations, may.askOfSubjects, may.hold],
    guide: [
      ...[may.readLog, may.append, ...may.seal, ...may.sealChats],
      ...[may.readGenerations, may.write, may.publish, may.followFeed, may.readIndex, may.listFiles],
    ],
    feed: [...may.open, may.readGenerations],
    search: [may.followFeed, may.readIndex, may.listFiles],
    mcp: [may.readGenerations, may.publish, may.followFeed, may.readIndex, may.listFiles],
  };
}

function working(around: Surroundings): Record<Exclude<Granted, Answering>, Permission[]> {
  const may = permissionsOf(around);
  return {
    "import-reader": [
      ...[may.readLog, may.append, may.readItems, may.write],
      ...[may.readFiles, may.listFiles, may.send("import-rows")],
    ],
    processor: [may.publish],
    relay: [
      ...[may.stream, may.listStreams, may.publish],
      { actions: ["sqs:SendMessage"], resources: [around.failures.arn] },
    ],
    consumer: [may.readLog, ...may.open, may.readGenerations, may.writeGenerations, ...may.renew],
    "insights-consumer": [...may.open, may.readGenerations, may.write, ...may.renew],
    "import-consumer": [may.readLog, may.append, ...may.open, may.readItems, may.write],
    "feed-consumer": [may.readLog, may.readKept, may.write],
    "feed-keeper": [may.readLog, may.scanLog, may.readGenerations, may.write],
    "policy-consumer": [
      ...[may.readLog, may.append, ...may.seal, may.readGenerations, may.write],
      ...[may.askZones, ...around.timers.grant],
    ],
    "erasure-consumer": [
      ...[may.readLog, may.append, may.readGenerations, may.write],
      ...[may.markErased, may.removeUsers, ...may.erase],
    ],
    timer: [may.readLog, may.append, ...may.open],
    establish: [may.readLog, may.append, ...may.open, may.readGenerations],
    rollup: [may.readGenerations, may.write],
    usage: [may.readKept, may.write, ...askLogs(around.settings)],
    "search-indexer": [may.scanLog, ...may.open, may.followFeed, may.writeIndex, may.listFiles],
    reconcile: [may.readLog, may.scanLog, may.readGenerations, may.note, may.publish],
    seal: [may.readLog, may.scanLog, ...sealingLog(around.storage)],
    rebuild: [
      ...[may.readLog, may.scanLog, ...may.open],
      ...[may.readGenerations, may.writeGenerations, may.replaceGenerations],
    ],
  };
}

/** Lambda polls with the function's own role; the function itself says when what it could not handle comes again. */
export const receive = ({ queue, wiring }: WorkQueue): Grant => ({
  environment: { QUEUE_URL: queue.url, RETRY_SECONDS: retrySecondsText(wiring.retrySeconds) },
  permissions: [
    {
      actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"],
      resources: [queue.arn],
    },
  ],
});

type Values = Readonly<Partial<Record<string, Text>>>;

/** What a function is given of all that this stage has. */
const environmentOf = (name: Granted, values: Values): Record<string, Text> =>
  Object.fromEntries(
    variables[name].flatMap((variable): [string, Text][] => {
      const value = values[variable];
      return value === undefined ? [] : [[variable, value]];
    }),
  );

/** Every variable's value; a read model's name is its own consumer's. */
function valuesOf({ storage, bus, timers, queues, identity, revalidation, renewals, ...around }: Surroundings): Values {
  return {
    ...Object.fromEntries(
      [...queues.values()].flatMap(({ wiring: { urlVariable }, queue }) =>
        urlVariable ? [[urlVariable, queue.url]] : [],
      ),
    ),
    ...({
      KEYS_TABLE: storage.keys.table.name,
      EVENTS_TABLE: storage.events.name,
      SUBJECTS_TABLE: storage.subjects.name,
      READ_TABLE: storage.read.name,
      READ_TABLE_2: storage.second.name,
      EVENT_BUS: bus.name,
      ...timers.environment,
      TIME_ZONE_FUNCTION: around.timeZone.name,
      ...neighborhoodVariables(around.settings),
      ...guideVariables(around.settings),
      IMPORT_BUCKET: storage.imports.name,
      CURSOR_SECRET: around.cursorSecret,
      BODY_HASH_SECRET: around.bodyHashSecret,
      SITE_SECRET: around.siteSecrets.site,
      VISITOR_SECRET: around.siteSecrets.visitor,
      FEED_LANES: String(around.settings.feedLanes),
      FEED_DAYS: String(around.settings.feedDays),
      STREAMS_PER_KEY: String(around.settings.streams.perKey),
      STREAMS_PER_STAGE: String(around.settings.streams.perStage),
      READ_EVENT_SAMPLE: String(around.settings.readEventSample),
      CORS_ORIGINS: around.origins,
      RATE_POLICIES: statedPolicies(around.settings),
      ...usageLogs(around.settings),
      JWT_ISSUER: identity.issuer,
      JWT_AUDIENCE: identity.audience,
      JWKS_URL: identity.jwksUrl,
      USER_POOL_ID: identity.pool,
      ...(around.servers && {
        SEARCH_ENGINE: around.servers.engine,
        TYPESENSE_URL: around.servers.url,
        TYPESENSE_API_KEY: around.servers.apiKey,
      }),
      ...(renewals && { PAGE_RENEWALS_QUEUE_URL: renewals.queue.url }),
      ...(revalidation && { REVALIDATE_URL: revalidation.url, REVALIDATE_SECRET: revalidation.secret }),
    } satisfies Partial<Record<Variable, Text>>),
  };
}
