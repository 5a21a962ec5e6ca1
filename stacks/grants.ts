import { retrySecondsText } from "@bellyfed/core/redelivery";
import { type FunctionName, type Variable, variables } from "@bellyfed/functions/variables";
import type { Bus } from "./bus.ts";
import type { LambdaSpec, Permission } from "./lambda.ts";
import type { WorkQueue } from "./queue.ts";
import { sealingLog } from "./sealing-log.ts";
import type { Stage } from "./stage.ts";
import type { Storage } from "./storage.ts";
import { keyPermissions } from "./subject-keys.ts";
import type { Timers } from "./timers.ts";
import { madeOf } from "./wiring.ts";

type Text = $util.Input<string>;

/** What functions are given: names for their environment, ARNs for their permissions. */
export interface Surroundings {
  readonly storage: Storage;
  readonly bus: Bus["events"];
  readonly queues: ReadonlyMap<string, WorkQueue>;
  readonly failures: sst.aws.Queue;
  readonly timers: Timers;
  readonly identity: { readonly issuer: Text; readonly audience: Text; readonly jwksUrl: Text };
  readonly cursorSecret: Text;
  readonly bodyHashSecret: Text;
  readonly siteSecrets: { readonly site: Text; readonly visitor: Text };
  /** Origins that browsers may call from, separated by commas. */
  readonly origins: Text;
  /** How the site is told to make a page anew; absent without a site. */
  readonly revalidation: { readonly url: Text; readonly secret: Text } | undefined;
  /** Where the tags of pages go in the place of the site, where CloudFront keeps them for a day. */
  readonly renewals: WorkQueue | undefined;
  readonly settings: Pick<Stage, "readEventSample" | "feedDays" | "feedLanes" | "streams">;
}

export type Grant = Pick<LambdaSpec, "environment" | "permissions">;

/** The smallest set that each function works with: `query` cannot write, `command` cannot see the read table. */
export function grants(around: Surroundings): Record<string, Grant> {
  const values = valuesOf(around);
  const permissions = { ...answering(around), ...working(around) };
  const grant = (name: Granted): Grant => ({
    environment: environmentOf(name, values),
    permissions: permissions[name],
  });
  return Object.fromEntries((Object.keys(permissions) as Granted[]).map((name) => [name, grant(name)]));
}

/** Cognito's own functions stand beside the user pool, in auth.ts, and the one that renews pages beside its queue, in page-tags.ts. */
type Granted = Exclude<FunctionName, "pre-token" | "post-confirmation" | "renew-pages">;
type Answering = "query" | "command" | "import" | "service" | "feed" | "stream";

function answering(around: Surroundings): Record<Answering, Permission[]> {
  const may = permissionsOf(around);
  return {
    query: [may.readGenerations, may.publish],
    command: [may.readLog, may.append, ...may.seal, may.count, may.askOfSubjects],
    import: [
      ...[may.readLog, may.append, may.askOfSubjects, may.note],
      ...[may.takeFiles, may.listFiles, may.send("import-jobs")],
    ],
    service: [],
    stream: [...may.open, may.readGenerations, may.hold],
    feed: [...may.open, may.readGenerations],
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
    "policy-consumer": [may.readLog, may.append, ...may.seal, may.readGenerations, may.write, ...around.timers.grant],
    timer: [may.readLog, may.append, ...may.open],
    establish: [may.readLog, may.append, ...may.open, may.readGenerations],
    rollup: [may.readGenerations, may.write],
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
      JWT_ISSUER: identity.issuer,
      JWT_AUDIENCE: identity.audience,
      JWKS_URL: identity.jwksUrl,
      ...(renewals && { PAGE_RENEWALS_QUEUE_URL: renewals.queue.url }),
      ...(revalidation && { REVALIDATE_URL: revalidation.url, REVALIDATE_SECRET: revalidation.secret }),
    } satisfies Partial<Record<Variable, Text>>),
  };
}

function permissionsOf({ storage, bus, queues, renewals }: Surroundings) {
  const { events, subjects, read, second, indexes, imports } = storage;
  const log = [events.arn];
  const files = [$interpolate`${imports.arn}/*`];
  const generations = [read.arn, second.arn];
  const indexesOf = (table: sst.aws.Dynamo) => indexes.map((name) => $interpolate`${table.arn}/index/${name}`);
  /** What a transaction is made of; there is no permission for transactions as such. */
  const writing = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"];
  const reading = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];
  return {
    readLog: { actions: ["dynamodb:Query"], resources: log },
    append: { actions: ["dynamodb:PutItem"], resources: log },
    count: { actions: ["dynamodb:UpdateItem"], resources: [subjects.arn] },
    askOfSubjects: { actions: ["dynamodb:GetItem"], resources: [subjects.arn] },
    scanLog: { actions: ["dynamodb:Scan"], resources: log },
    stream: {
      actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      resources: [events.nodes.table.streamArn],
    },
    // Lambda asks for it before it reads a stream, and it is asked of no stream.
    listStreams: { actions: ["dynamodb:ListStreams"], resources: ["*"] },
    readItems: { actions: ["dynamodb:BatchGetItem"], resources: [read.arn] },
    /** What is of no generation. */
    readKept: { actions: ["dynamodb:GetItem", "dynamodb:BatchGetItem"], resources: [read.arn] },
    readGenerations: { actions: reading, resources: [...generations, ...indexesOf(read), ...indexesOf(second)] },
    /** To what is of no generation, which stays in the first table. */
    write: { actions: writing, resources: [read.arn] },
    writeGenerations: { actions: writing, resources: generations },
    replaceGenerations: { actions: ["dynamodb:Scan", "dynamodb:BatchWriteItem"], resources: generations },
    ...keyPermissions(storage.keys),
    /** A place among the streams that are open. */
    hold: { actions: ["dynamodb:PutItem"], resources: [read.arn] },
    note: { actions: ["dynamodb:UpdateItem"], resources: [read.arn] },
    publish: { actions: ["events:PutEvents"], resources: [bus.arn] },
    send: (name: string): Permission => ({
      actions: ["sqs:SendMessage"],
      resources: [madeOf(queues, name).queue.arn],
    }),
    renew: renewals ? [{ actions: ["sqs:SendMessage"], resources: [renewals.queue.arn] }] : [],
    /** To put a file there, to sign an upload, and to see whether it came: that takes GetObject as well. */
    takeFiles: { actions: ["s3:GetObject", "s3:PutObject"], resources: files },
    readFiles: { actions: ["s3:GetObject"], resources: files },
    /** Without it S3 says 403 instead of 404 for a file that was never uploaded. */
    listFiles: { actions: ["s3:ListBucket"], resources: [imports.arn] },
  };
}
