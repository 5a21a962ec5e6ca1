import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import { serversBehind } from "@bellyfed/adapters/search/typesense-addresses";
import { typesenseCalls } from "@bellyfed/adapters/search/typesense-calls";
import { typesenseServer } from "@bellyfed/adapters/search/typesense-server";
import { cursors } from "@bellyfed/core/cursor";
import type { OpenEnvelopes } from "@bellyfed/core/sealing/log";
import { INDEX_KEY } from "@bellyfed/core/search/index-key";
import { type Env, required } from "./environment.ts";
import type { Surround } from "./reading.ts";
import { searchServers } from "./search/engine.ts";
import { openCopy, openWordless } from "./search/index-file.ts";
import { fileIn } from "./search/kept-file.ts";
import { type LookedByGuide, looking } from "./search/looking.ts";
import { serving } from "./search/serving.ts";
import { wordless } from "./search/words.ts";

/** A copy of the index's file that goes on by itself. `words` opens what reviews say, for those who ask for sentences; left out, it has none. */
export function ownIndex(
  env: Env,
  { signals, meter, runtime }: Surround,
  words?: OpenEnvelopes,
): () => Promise<LookedByGuide> {
  const { READ_TABLE, IMPORT_BUCKET } = required(env, "READ_TABLE", "IMPORT_BUCKET");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT, onCall: meter.onCall });
  return looking({
    table: dynamoReadTable({ client, table: READ_TABLE }),
    newest: fileIn(env, IMPORT_BUCKET, INDEX_KEY),
    open: words ? openCopy : openWordless,
    onBroken: (error) => signals.log.error(error.message, { reason: String(error.cause) }),
    ...{ words: words ?? wordless, runtime },
  });
}

/** The ports of those functions that answer searches: from a copy of the index's file, or from servers where there are any. */
export function searchingPorts(env: Env, around: Surround, own = ownIndex(env, around)) {
  const { signals, runtime } = around;
  const names = required(env, ...(["CURSOR_SECRET", "JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URL"] as const));
  const servers = searchServers(env);
  return {
    look: servers
      ? serving({ ...reached(servers), otherwise: own, log: signals.log, count: signals.count, runtime })
      : own,
    now: runtime.now,
    cursors: cursors(names.CURSOR_SECRET),
    identity: jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL }),
  };
}

/** Whoever searches does not wait long for one server where there is another. */
const reached = ({ url, apiKey }: { readonly url: string; readonly apiKey: string }) => ({
  addresses: serversBehind(url),
  serverAt: (address: string) =>
    typesenseServer(typesenseCalls({ url: address, apiKey, timeoutMs: 3_000, attempts: 2, pauseMs: 50 })),
});
