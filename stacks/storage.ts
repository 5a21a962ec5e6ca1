import { indexKeys } from "@bellyfed/core/read-table";
import { readTable } from "@bellyfed/features/read-table";
import type { Adoptable } from "./adopted.ts";
import { durable } from "./durable.ts";
import { keep, keepOrAdopt } from "./keep.ts";
import type { Stage } from "./stage.ts";
import { subjectKeys } from "./subject-keys.ts";

/** The log, what is kept of subjects, their keys, the read table with a second place for its next generation (empty but for a rebuild), and the files of imports. */
export function storage(stage: Stage, origins: $util.Input<string[]>) {
  const events = new sst.aws.Dynamo("Events", {
    fields: { pk: "string", sk: "string" },
    primaryIndex: { hashKey: "pk", rangeKey: "sk" },
    stream: "new-image",
    deletionProtection: stage.permanent,
    transform: { table: durable(stage, "events") },
  });
  const subjects = new sst.aws.Dynamo("Subjects", {
    fields: { pk: "string" },
    primaryIndex: { hashKey: "pk" },
    deletionProtection: stage.permanent,
    transform: { table: durable(stage, "subjects") },
  });
  const keys = subjectKeys(stage);
  const read = generation(stage, "Read", "read");
  const second = generation(stage, "ReadSecond", "readSecond");
  return { events, subjects, keys, read, second, indexes: readTable.indexes, imports: importFiles(stage, origins) };
}

const generation = (stage: Stage, name: string, adoptable: Adoptable) =>
  new sst.aws.Dynamo(name, {
    ...readTableKeys(),
    ttl: readTable.ttl,
    deletionProtection: stage.permanent,
    transform: { table: durable(stage, adoptable) },
  });

/** Keys and indexes as the entities name them. */
function readTableKeys() {
  const keys = (name: string) => ({ hashKey: indexKeys(name).partition, rangeKey: indexKeys(name).sort });
  const { partitionKey, sortKey, indexes, shown } = readTable;
  const names = [partitionKey, sortKey, ...indexes.flatMap((name) => Object.values(keys(name)))];
  return {
    fields: Object.fromEntries(names.map((name) => [name, "string" as const])),
    primaryIndex: { hashKey: partitionKey, rangeKey: sortKey },
    globalIndexes: Object.fromEntries(indexes.map((name) => [name, { ...keys(name), projection: [...shown] }])),
  };
}

/** Private; browsers PUT a file to the presigned address that the API gave them. S3 encrypts every object by itself. */
function importFiles(stage: Stage, origins: $util.Input<string[]>) {
  return new sst.aws.Bucket("ImportFiles", {
    // S3 refuses a rule without origins.
    cors: $util.output(origins).apply((allowOrigins) => allowOrigins.length > 0 && uploadsFrom(allowOrigins)),
    // Programs that servers start with stay. Files of former releases' indexes hold what people said who may be erased since: they go within the days of `keyRestoreDays`.
    lifecycle: [
      { id: "forget-imports/", prefix: "imports/", expiresIn: "30 days" },
      { id: "forget-search/", prefix: "search/", expiresIn: "7 days" },
    ],
    transform: {
      bucket: (args, options) => {
        args.forceDestroy = !stage.permanent;
        return keepOrAdopt<aws.s3.BucketArgs>(stage, "imports", { fixed: [], name: "bucket" })(args, options);
      },
      // What stays stays private, and is forgotten as was said.
      publicAccessBlock: keep(stage),
      policy: keep(stage),
      lifecycle: keep(stage),
    },
  });
}

const uploadsFrom = (allowOrigins: string[]) => ({
  allowOrigins,
  allowMethods: ["PUT" as const],
  allowHeaders: ["content-type"],
  maxAge: "1 hour" as const,
});

export type Storage = ReturnType<typeof storage>;
