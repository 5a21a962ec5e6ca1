import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { s3Client, s3Objects } from "@bellyfed/adapters/s3/objects";
import { typesenseCalls } from "@bellyfed/adapters/search/typesense-calls";
import { typesenseServer } from "@bellyfed/adapters/search/typesense-server";
import { AppError } from "@bellyfed/core/error";
import { INDEX_KEY, ORIGIN_KEY } from "@bellyfed/core/search/index-key";
import { type Env, required } from "../environment.ts";
import { realRuntime } from "../runtime.ts";
import { searchServers } from "../search/engine.ts";
import { type Keeper, keeper } from "../search/keeper.ts";
import { telemetry } from "../telemetry/telemetry.ts";
import { KEEPER_PORT } from "../variables.ts";

/** More than any index's file has, in bytes. */
const MOST_BYTES = 4_000_000_000;

/** What keeps the index of one search server. It is no function: it runs beside its server for as long as that does. */
export function compose(env: Env): Keeper {
  const { READ_TABLE, IMPORT_BUCKET } = required(env, "READ_TABLE", "IMPORT_BUCKET");
  const server = searchServers({ ...env, SEARCH_ENGINE: "typesense" });
  if (!server) throw new Error("There is no search server to keep");
  const files = s3Objects({ client: s3Client({ endpoint: env.S3_ENDPOINT }), bucket: IMPORT_BUCKET });
  const read = async (key: string) => {
    try {
      return await buffer(await files.read(key, MOST_BYTES));
    } catch (error) {
      if (error instanceof AppError && error.kind === "missing") return undefined;
      throw error;
    }
  };
  return keeper({
    table: dynamoReadTable({ client: dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT }), table: READ_TABLE }),
    server: typesenseServer(typesenseCalls(server)),
    newest: () => read(INDEX_KEY),
    origin: async () => (await read(ORIGIN_KEY))?.toString(),
    runtime: realRuntime(),
    log: telemetry("search-keeper", env).log,
  });
}

/** Runs until the process is told to end. */
export async function run(env: Env): Promise<void> {
  const keeping = compose(env);
  const stopping = new AbortController();
  const health = createServer((_, response) => response.writeHead(keeping.isHealthy() ? 200 : 503).end());
  health.listen(KEEPER_PORT, "127.0.0.1");
  process.once("SIGTERM", () => stopping.abort());
  await keeping.run(stopping.signal);
  health.close();
}
