import { INDEX_KEY, ORIGIN_KEY, UNFINISHED_KEY } from "@bellyfed/core/search/index-key";
import type { Permission } from "./lambda.ts";
import { peoplePermissions } from "./people.ts";
import { keyPermissions } from "./subject-keys.ts";
import type { Surroundings } from "./surroundings.ts";
import { madeOf } from "./wiring.ts";

/** All that functions may be allowed, by what it is for. */
export function permissionsOf({ storage, bus, queues, identity, renewals, timeZone }: Surroundings) {
  const { events, subjects, read, second, indexes, imports } = storage;
  const log = [events.arn];
  const files = [$interpolate`${imports.arn}/*`];
  const index = [$interpolate`${imports.arn}/${INDEX_KEY}`];
  const generations = [read.arn, second.arn];
  const indexesOf = (table: sst.aws.Dynamo) => indexes.map((name) => $interpolate`${table.arn}/index/${name}`);
  /** What a transaction is made of; there is no permission for transactions as such. */
  const writing = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"];
  const reading = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];
  return {
    readLog: { actions: ["dynamodb:Query"], resources: log },
    append: { actions: ["dynamodb:PutItem"], resources: log },
    ...peoplePermissions(subjects, identity),
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
    /** The feed, page by page. */
    followFeed: { actions: reading, resources: [read.arn] },
    readGenerations: { actions: reading, resources: [...generations, ...indexesOf(read), ...indexesOf(second)] },
    /** To what is of no generation, which stays in the first table. */
    write: { actions: writing, resources: [read.arn] },
    writeGenerations: { actions: writing, resources: generations },
    replaceGenerations: { actions: ["dynamodb:Scan", "dynamodb:BatchWriteItem"], resources: generations },
    ...keyPermissions(storage.keys),
    /** A place among the streams that are open. */
    hold: { actions: ["dynamodb:PutItem"], resources: [read.arn] },
    note: { actions: ["dynamodb:UpdateItem"], resources: [read.arn] },
    askZones: { actions: ["lambda:InvokeFunction"], resources: [timeZone.arn] },
    publish: { actions: ["events:PutEvents"], resources: [bus.arn] },
    send: (name: string): Permission => ({
      actions: ["sqs:SendMessage"],
      resources: [madeOf(queues, name).queue.arn],
    }),
    renew: renewals ? [{ actions: ["sqs:SendMessage"], resources: [renewals.queue.arn] }] : [],
    /** To put a file there, to sign an upload, and to see whether it came: that takes GetObject as well. */
    takeFiles: { actions: ["s3:GetObject", "s3:PutObject"], resources: files },
    readFiles: { actions: ["s3:GetObject"], resources: files },
    /** The index's file, and no file of an import. */
    readIndex: { actions: ["s3:GetObject"], resources: index },
    writeIndex: {
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: [INDEX_KEY, UNFINISHED_KEY, ORIGIN_KEY].map((key) => $interpolate`${imports.arn}/${key}`),
    },
    /** Without it S3 says 403 instead of 404 for a file that was never uploaded. */
    listFiles: { actions: ["s3:ListBucket"], resources: [imports.arn] },
  };
}
