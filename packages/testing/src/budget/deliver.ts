import { randomUUID } from "node:crypto";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoLogPages } from "@bellyfed/adapters/dynamo/pages";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import { allPages } from "@bellyfed/core/pages";
import { projections } from "@bellyfed/features/projections";
import type { Env } from "@bellyfed/functions/environment";
import { compose as consumer } from "@bellyfed/functions/lambdas/consumer";
import { EVENTS_TABLE } from "@bellyfed/local/cloud/tables";
import { makeContext } from "@bellyfed/local/lambda/context";
import type { SQSEvent, SQSRecord } from "aws-lambda";

const BATCH = 50;

/** Everything in the log, as the bus would tell it. */
export async function logged(endpoint: string): Promise<LogEnvelope[]> {
  const log = dynamoLogPages({ client: dynamoClient({ endpoint }), table: EVENTS_TABLE });
  const envelopes: LogEnvelope[] = [];
  for await (const page of allPages(log)) envelopes.push(...page.flatMap((commit) => envelopesOf(commit)));
  return envelopes;
}

/** A batch of bus events as SQS hands it to a consumer. */
const batch = (envelopes: readonly LogEnvelope[]): SQSEvent => ({
  Records: envelopes.map((detail) => ({ messageId: randomUUID(), body: JSON.stringify({ detail }) }) as SQSRecord),
});

/** Hands one batch to the consumer of a read model. Throws when it hands any of it back. */
export async function consume(env: Env, model: string, envelopes: readonly LogEnvelope[]): Promise<void> {
  const handle = consumer({ ...env, READ_MODEL: model });
  const context = makeContext({ functionName: "consumer", memory: 512, timeoutSeconds: 60 });
  const { batchItemFailures } = await handle(batch(envelopes), context);
  if (batchItemFailures.length > 0) throw new Error(`${model} handed back ${batchItemFailures.length} messages`);
}

/** Brings every read model up to the log. */
export async function projectAll(env: Env, endpoint: string): Promise<void> {
  const all = await logged(endpoint);
  for (const { name, streams } of projections) {
    const own = all.filter(({ stream_id }) => stream_id.startsWith(streams));
    for (let at = 0; at < own.length; at += BATCH) await consume(env, name, own.slice(at, at + BATCH));
  }
}
