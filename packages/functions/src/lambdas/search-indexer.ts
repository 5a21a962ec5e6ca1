import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { dynamoLogPages } from "@bellyfed/adapters/dynamo/pages";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { s3Client, s3Objects } from "@bellyfed/adapters/s3/objects";
import { searchEngine } from "@bellyfed/core/search/engine";
import { INDEX_KEY, ORIGIN_KEY, UNFINISHED_KEY } from "@bellyfed/core/search/index-key";
import { type IndexingRequest, searchIndexer } from "../compose/search-indexer.ts";
import { type Env, required } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { openSound } from "../search/index-file.ts";
import type { IndexingAnswer } from "../search/indexing.ts";
import { fileIn } from "../search/kept-file.ts";
import { wordsOfReviews } from "../search/words.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<IndexingRequest, IndexingAnswer> {
  const names = required(env, "EVENTS_TABLE", "KEYS_TABLE", "READ_TABLE", "IMPORT_BUCKET");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const files = s3Objects({ client: s3Client({ endpoint: env.S3_ENDPOINT }), bucket: names.IMPORT_BUCKET });
  const kept = (key: string, type = "application/gzip") => ({
    read: fileIn(env, names.IMPORT_BUCKET, key),
    put: (file: Uint8Array) => files.put(key, file, type),
  });
  const ports = {
    table: dynamoReadTable({ client, table: names.READ_TABLE }),
    pages: dynamoLogPages({ client, table: names.EVENTS_TABLE }),
    words: wordsOfReviews(dynamoKeyStore({ client, table: names.KEYS_TABLE }), { now: Date.now }),
    now: Date.now,
    open: openSound,
    index: kept(INDEX_KEY),
    unfinished: kept(UNFINISHED_KEY),
    ...(searchEngine(env) === "typesense" && { origin: kept(ORIGIN_KEY, "text/plain") }),
  };
  return searchIndexer(ports, telemetry("search-indexer", env));
}

export const handler = entry(compose);
