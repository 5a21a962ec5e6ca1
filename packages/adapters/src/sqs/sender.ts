import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { parallel } from "@bellyfed/core/parallel";
import type { MessageSender } from "@bellyfed/core/ports";
import { chunksBySize } from "../chunks.ts";
import { jitteredPause, type Pause } from "../pause.ts";
import { clientSettings, unlogged } from "../settings.ts";
import { sayUnavailable } from "../unavailable.ts";
import { wireJson } from "../wire-json.ts";

/** An SQS client; `endpoint` names a local queue server. */
export const sqsClient = ({ endpoint }: { endpoint?: string | undefined } = {}): SQSClient =>
  sayUnavailable(unlogged(new SQSClient(clientSettings(endpoint))), "The queue");

export interface SenderSettings {
  readonly client: Pick<SQSClient, "send">;
  readonly queueUrl: string;
  readonly pause?: Pause;
}

/** Of one batch. AWS allows 1 MiB since August 2025; 256 KB is what every queue and its consumers are known to take. */
const MOST = { entries: 10, bytes: 256 * 1024 };
const ATTEMPTS = 4;
const PARALLEL = 4;

/**
 * Sends messages as JSON, 10 and at most 256 KB at a time, four batches at once; refused ones are sent again, three times at most.
 * Throws when a message is never accepted, and before sending anything when one is too large.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
 */
export const sqsSender = (settings: SenderSettings): MessageSender => ({
  async send(messages) {
    const bodies = messages.map(wireJson);
    const largest = Math.max(0, ...bodies.map((body) => Buffer.byteLength(body)));
    if (largest > MOST.bytes) throw new Error(`A message of ${largest} bytes is too large for SQS`);
    const chunks = chunksBySize(bodies, (body) => Buffer.byteLength(body), MOST);
    await parallel(chunks, PARALLEL, (chunk) => sendChunk(settings, chunk));
  },
});

async function sendChunk(
  { client, queueUrl, pause = jitteredPause }: SenderSettings,
  bodies: readonly string[],
): Promise<void> {
  let rest = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
  for (let attempt = 1; ; attempt++) {
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: rest }));
    if (Failed.length === 0) return;
    const { Code, SenderFault } = Failed.find((failure) => failure.SenderFault) ?? Failed[0] ?? {};
    if (SenderFault || attempt === ATTEMPTS) throw new Error(`SQS did not accept ${Failed.length} messages: ${Code}`);
    const refused = new Set(Failed.map(({ Id }) => Id));
    rest = rest.filter(({ Id }) => refused.has(Id));
    await pause(attempt);
  }
}
