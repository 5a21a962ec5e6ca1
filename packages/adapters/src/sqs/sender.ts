import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { MessageSender } from "@bellyfed/core/ports";
import { chunksBySize } from "../chunks.ts";
import { clientSettings } from "../settings.ts";

/** An SQS client; `endpoint` names a local queue server. */
export const sqsClient = ({ endpoint }: { endpoint?: string | undefined } = {}): SQSClient =>
  new SQSClient(clientSettings(endpoint));

export interface SenderSettings {
  readonly client: Pick<SQSClient, "send">;
  readonly queueUrl: string;
}

const MOST = { entries: 10, bytes: 256 * 1024 };
const ATTEMPTS = 4;

/** Sends messages as JSON, 10 at a time and under 256 KB; refused ones again. Throws when any is never accepted. */
export const sqsSender = (settings: SenderSettings): MessageSender => ({
  async send(messages) {
    const bodies = messages.map((message) => JSON.stringify(message));
    for (const chunk of chunksBySize(bodies, (body) => Buffer.byteLength(body), MOST)) await sendChunk(settings, chunk);
  },
});

async function sendChunk({ client, queueUrl }: SenderSettings, bodies: readonly string[]): Promise<void> {
  let rest = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** attempt));
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: rest }));
    rest = rest.filter(({ Id }) => Failed.some((failure) => failure.Id === Id));
    if (rest.length === 0) return;
  }
  throw new Error(`${queueUrl} did not accept ${rest.length} messages`);
}
