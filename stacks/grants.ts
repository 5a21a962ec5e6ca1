import type { Bus } from "./bus.ts";
import type { LambdaSpec, Permission } from "./lambda.ts";
import type { NamedQueue } from "./queues.ts";
import type { Storage } from "./storage.ts";

type Text = $util.Input<string>;

/** What functions are given: names for their environment, ARNs for their permissions. */
export interface Surroundings {
  readonly storage: Storage;
  readonly bus: Bus["events"];
  readonly queues: readonly NamedQueue[];
  readonly failures: sst.aws.Queue;
  readonly identity: { readonly issuer: Text; readonly audience: Text; readonly jwksUrl: Text };
  readonly cursorSecret: Text;
  /** Origins that browsers may call from, separated by commas. */
  readonly origins: Text;
  /** How the site is told to make a page anew; absent without a site. */
  readonly revalidation: { readonly url: Text; readonly secret: Text } | undefined;
  readonly readEventSample: number;
}

export type Grant = Pick<LambdaSpec, "environment" | "permissions">;

/** The smallest set that each function works with: `query` cannot write, `command` cannot see the read table. */
export const grants = (around: Surroundings): Record<string, Grant> => ({
  ...answering(around),
  ...working(around),
});

function answering(around: Surroundings): Record<string, Grant> {
  const { identity, storage } = around;
  const may = permissionsOf(around);
  const env = environmentOf(around);
  const signedIn = {
    JWT_ISSUER: identity.issuer,
    JWT_AUDIENCE: identity.audience,
    JWKS_URL: identity.jwksUrl,
    CORS_ORIGINS: around.origins,
  };
  const paging = { CURSOR_SECRET: around.cursorSecret, READ_EVENT_SAMPLE: String(around.readEventSample) };
  return {
    query: {
      environment: { ...signedIn, ...paging, ...env.read, ...env.bus },
      permissions: [may.readReadTable, may.publish],
    },
    command: { environment: { ...signedIn, ...env.log }, permissions: [may.readLog, may.append] },
    import: {
      environment: { ...signedIn, ...env.log, ...env.read, ...env.queues, IMPORT_BUCKET: storage.imports.name },
      permissions: [
        ...[may.readLog, may.append, may.readReadTable, may.writeReadTable],
        ...[may.files, may.listFiles, may.send],
      ],
    },
  };
}

function working(around: Surroundings): Record<string, Grant> {
  const may = permissionsOf(around);
  const env = environmentOf(around);
  const project = [may.readReadTable, may.writeReadTable];
  return {
    processor: { environment: env.bus, permissions: [may.publish] },
    relay: {
      environment: env.bus,
      permissions: [may.stream, may.publish, { actions: ["sqs:SendMessage"], resources: [around.failures.arn] }],
    },
    consumer: { environment: { ...env.log, ...env.read, ...env.site }, permissions: [may.readLog, ...project] },
    "insights-consumer": { environment: { ...env.read, ...env.site }, permissions: project },
    "import-consumer": {
      environment: { ...env.log, ...env.read },
      permissions: [may.readLog, may.append, ...project],
    },
    rollup: { environment: env.read, permissions: project },
    reconcile: {
      environment: { ...env.log, ...env.read, ...env.bus },
      permissions: [may.readLog, may.scanLog, may.readReadTable, may.publish],
    },
  };
}

/** Lambda polls with the function's own role. */
export const receive = (queue: sst.aws.Queue): Permission => ({
  actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
  resources: [queue.arn],
});

function environmentOf({ storage, bus, queues, revalidation }: Surroundings) {
  const site: Grant["environment"] = revalidation
    ? { REVALIDATE_URL: revalidation.url, REVALIDATE_SECRET: revalidation.secret }
    : {};
  return {
    site,
    log: { EVENTS_TABLE: storage.events.name },
    read: { READ_TABLE: storage.read.name },
    bus: { EVENT_BUS: bus.name },
    queues: Object.fromEntries(queues.map(({ environment, queue }) => [environment, queue.url])),
  };
}

function permissionsOf({ storage, bus, queues }: Surroundings) {
  const { events, read, indexes, imports } = storage;
  const log = [events.arn];
  const table = [read.arn];
  return {
    readLog: { actions: ["dynamodb:Query"], resources: log },
    append: { actions: ["dynamodb:PutItem"], resources: log },
    scanLog: { actions: ["dynamodb:Scan"], resources: log },
    stream: {
      actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
      resources: [events.nodes.table.streamArn],
    },
    readReadTable: {
      actions: ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"],
      resources: [...table, ...indexes.map((name) => $interpolate`${read.arn}/index/${name}`)],
    },
    /** What a transaction is made of; there is no permission for transactions as such. */
    writeReadTable: {
      actions: ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"],
      resources: table,
    },
    publish: { actions: ["events:PutEvents"], resources: [bus.arn] },
    send: { actions: ["sqs:SendMessage"], resources: queues.map(({ queue }) => queue.arn) },
    files: { actions: ["s3:GetObject", "s3:PutObject"], resources: [$interpolate`${imports.arn}/*`] },
    /** Without it S3 says 403 instead of 404 for a file that was never uploaded. */
    listFiles: { actions: ["s3:ListBucket"], resources: [imports.arn] },
  };
}
