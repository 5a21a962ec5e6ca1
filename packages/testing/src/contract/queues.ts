import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { CreateBucketCommand, type S3Client } from "@aws-sdk/client-s3";
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { s3Client } from "@bellyfed/adapters/s3/objects";
import { sqsClient } from "@bellyfed/adapters/sqs/sender";
import { buildApp } from "fauxqs";

export interface Queues {
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  /** Creates a queue and answers its URL. */
  queue(): Promise<string>;
  /** Takes everything off a queue. */
  drain(queueUrl: string): Promise<string[]>;
  /** Creates a bucket and answers its name. */
  bucket(): Promise<string>;
  stop(): Promise<void>;
}

/** SQS and S3 for one test file, in memory and on the loopback address only. */
export async function startQueues(): Promise<Queues> {
  const app = buildApp({ logger: false });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const endpoint = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const [sqs, s3] = [sqsClient({ endpoint }), s3Client({ endpoint })];
  return {
    sqs,
    s3,
    async queue() {
      const name = `test-${randomUUID()}`;
      const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
      return QueueUrl;
    },
    drain: (queueUrl) => drain(sqs, queueUrl),
    async bucket() {
      const name = `test-${randomUUID()}`;
      await s3.send(new CreateBucketCommand({ Bucket: name }));
      return name;
    },
    async stop() {
      sqs.destroy();
      s3.destroy();
      await app.close();
    },
  };
}

async function drain(sqs: SQSClient, QueueUrl: string): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return bodies;
    bodies.push(...Messages.map(({ Body = "" }) => Body));
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
}
