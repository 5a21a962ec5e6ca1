import type { Bus } from "./bus.ts";
import type { LambdaSpec, Permission } from "./lambda.ts";
import type { WorkQueue } from "./queue.ts";
import type { Storage } from "./storage.ts";

type Text = $util.Input<string>;

/** What functions are given: names for their environment, ARNs for their permissions. */
export interface Surroundings {
  readonly storage: Storage;
  readonly bus: Bus["events"];
  readonly queues: ReadonlyMap<string, WorkQueue>;
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
      environment: { ...signedIn, ...paging, ...env.generations, ...env.bus },
      permissions: [may.readGenerations, may.publish],
    },
    command: { environment: { ...signedIn, ...env.log }, permissions: [may.readLog, may.append] },
    import: {
      environment: { ...signedIn, ...env.log, ...env.read, ...env.queues, IMPORT_BUCKET: storage.imports.name },
      permissions: [may.readLog, may.append, may.readItems, may.write, may.files, may.listFiles, may.send],
    },
  };
}

function working(around: Surroundings): Record<string, Grant> {
  const may = permissionsOf(around);
  const env = environmentOf(around);
  return {
    processor: { environment: env.bus, permissions: [may.publish] },
    relay: {
      environment: env.bus,
      permissions: [may.stream, may.publish, { actions: ["sqs:SendMessage"], resources: [around.failures.arn] }],
    },
    consumer: {
      environment: { ...env.log, ...env.generations, ...env.site },
      permissions: [may.readLog, may.readGenerations, may.writeGenerations],
    },
    "insights-consumer": {
      environment: { ...env.generations, ...env.site },
      permissions: [may.readGenerations, may.write],
    },
    "import-consumer": {
      environment: { ...env.log, ...env.read },
      permissions: [may.readLog, may.append, may.readItems, may.write],
    },
    rollup: { environment: env.generations, permissions: [may.readGenerations, may.write] },
    reconcile: {
      environment: { ...env.log, ...env.generations, ...env.bus },
      permissions: [may.readLog, may.scanLog, may.readGenerations, may.note, may.publish],
    },
    rebuild: {
      environment: { ...env.log, ...env.generations },
      permissions: [may.readLog, may.scanLog, may.readGenerations, may.writeGenerations, may.replaceGenerations],
    },
  };
}

/** Lambda polls with the function's own role. */
export const receive = (queue: sst.aws.Queue): Permission => ({
  actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
  resources: [queue.arn],
});

/** The queues that functions send to directly, each with the variable that tells them its URL. */
const sentTo = (queues: Surroundings["queues"]): [variable: string, queue: sst.aws.Queue][] =>
  [...queues.values()].flatMap(({ wiring: { urlVariable }, queue }) => (urlVariable ? [[urlVariable, queue]] : []));

function environmentOf({ storage, bus, queues, revalidation }: Surroundings) {
  const site: Grant["environment"] = revalidation
    ? { REVALIDATE_URL: revalidation.url, REVALIDATE_SECRET: revalidation.secret }
    : {};
  return {
    site,
    log: { EVENTS_TABLE: storage.events.name },
    read: { READ_TABLE: storage.read.name },
    generations: { READ_TABLE: storage.read.name, READ_TABLE_2: storage.second.name },
    bus: { EVENT_BUS: bus.name },
    queues: Object.fromEntries(sentTo(queues).map(([variable, queue]) => [variable, queue.url])),
  };
}

function permissionsOf({ storage, bus, queues }: Surroundings) {
  const { events, read, second, indexes, imports } = storage;
  const log = [events.arn];
  const generations = [read.arn, second.arn];
  const indexesOf = (table: sst.aws.Dynamo) => indexes.map((name) => $interpolate`${table.arn}/index/${name}`);
  /** What a transaction is made of; there is no permission for transactions as such. */
  const writing = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"];
  const reading = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];
  return {
    readLog: { actions: ["dynamodb:Query"], resources: log },
    append: { actions: ["dynamodb:PutItem"], resources: log },
    scanLog: { actions: ["dynamodb:Scan"], resources: log },
    stream: {
      actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
      resources: [events.nodes.table.streamArn],
    },
    readItems: { actions: ["dynamodb:BatchGetItem"], resources: [read.arn] },
    readGenerations: { actions: reading, resources: [...generations, ...indexesOf(read), ...indexesOf(second)] },
    /** To what is of no generation, which stays in the first table. */
    write: { actions: writing, resources: [read.arn] },
    writeGenerations: { actions: writing, resources: generations },
    replaceGenerations: { actions: ["dynamodb:Scan", "dynamodb:BatchWriteItem"], resources: generations },
    note: { actions: ["dynamodb:UpdateItem"], resources: [read.arn] },
    publish: { actions: ["events:PutEvents"], resources: [bus.arn] },
    send: { actions: ["sqs:SendMessage"], resources: sentTo(queues).map(([, queue]) => queue.arn) },
    files: { actions: ["s3:GetObject", "s3:PutObject"], resources: [$interpolate`${imports.arn}/*`] },
    /** Without it S3 says 403 instead of 404 for a file that was never uploaded. */
    listFiles: { actions: ["s3:ListBucket"], resources: [imports.arn] },
  };
}
