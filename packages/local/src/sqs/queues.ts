import type { SQSClient } from "@aws-sdk/client-sqs";
import type { Deliver, DeliveryFailure } from "../bus/target.ts";
import { guard } from "../guard/guard.ts";
import { NOBODY, type Welcome } from "../guard/refusal.ts";
import {
  type Credentials,
  explainListenError,
  LOCAL_ACCOUNT,
  LOCAL_CREDENTIALS,
  LOCAL_REGION,
  LOOPBACK,
} from "../loopback.ts";
import { type Fauxqs, openFauxqs, type SqsQueue } from "./fauxqs.ts";
import { takeSignedOnly } from "./signed-only.ts";
import { allowUploads } from "./upload-cors.ts";

/** A queue, which also gets a dead-letter queue named `<name>-dlq`. */
export interface QueueDefinition {
  readonly name: string;
  /** Seconds for which a received message is hidden from other receivers. */
  readonly visibilityTimeout: number;
  /** Receives after which a message moves to the dead-letter queue. */
  readonly maxReceiveCount: number;
}

export interface QueuesOptions {
  /** Where messages and objects are kept; left out, in memory only. */
  readonly dataDir?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly queues: readonly QueueDefinition[];
  readonly buckets: readonly string[];
  /** Whose pages may call; left out, nobody's. */
  readonly welcome?: Welcome;
  /** By which requests have to be signed; left out, those of tests. */
  readonly credentials?: Credentials;
}

/** Messages that wait, that were received and not yet deleted, and that are delayed. */
export interface Depth {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

export interface Queues {
  /** Of SQS and of S3. */
  readonly endpoint: string;
  /** Of a queue or a dead-letter queue; throws for a name that was not defined. */
  queueUrl(name: string): string;
  queueArn(name: string): string;
  depth(name: string): Depth;
  /** SendMessageBatch without the way over HTTP, for the bus in the same process; done when it is on disk. */
  readonly deliver: Deliver;
  /** An SQS client for pollers in the same process. */
  readonly client: Pick<SQSClient, "send">;
  stop(): Promise<void>;
}

const SECONDS_14_DAYS = 14 * 24 * 60 * 60;
const MAX_MESSAGE_BYTES = 1_048_576;

export const deadLetterName = (queue: string): string => `${queue}-dlq`;
const arnOf = (name: string): string => `arn:aws:sqs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${name}`;

type Attributes = Readonly<Record<string, string>>;

function attributesOf({ name, visibilityTimeout, maxReceiveCount }: QueueDefinition): Attributes {
  const deadLetterTargetArn = arnOf(deadLetterName(name));
  return {
    VisibilityTimeout: String(visibilityTimeout),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount }),
  };
}

/** Creates a queue, or brings an earlier run's to the attributes it should have now. */
function ensureQueue({ stores }: Fauxqs, baseUrl: string, name: string, attributes: Attributes): void {
  const existing = stores.sqsStore.getQueueByName(name);
  if (existing === undefined) stores.sqsStore.createQueue(name, baseUrl + name, arnOf(name), { ...attributes });
  else if (Object.entries(attributes).some(([key, value]) => existing.attributes[key] !== value)) {
    existing.setAttributes({ ...attributes });
  }
}

function ensureAll(fauxqs: Fauxqs, baseUrl: string, { queues, buckets }: QueuesOptions): void {
  for (const queue of queues) {
    ensureQueue(fauxqs, baseUrl, deadLetterName(queue.name), { MessageRetentionPeriod: String(SECONDS_14_DAYS) });
    ensureQueue(fauxqs, baseUrl, queue.name, attributesOf(queue));
  }
  const { s3Store } = fauxqs.stores;
  for (const bucket of buckets) if (!s3Store.hasBucket(bucket)) s3Store.createBucket(bucket);
  fauxqs.commit();
}

function depthOf(queue: SqsQueue): Depth {
  queue.processTimers();
  const count = (name: Parameters<SqsQueue["getAttribute"]>[0]) => Number(queue.getAttribute(name));
  return {
    visible: count("ApproximateNumberOfMessages"),
    inFlight: count("ApproximateNumberOfMessagesNotVisible"),
    delayed: count("ApproximateNumberOfMessagesDelayed"),
  };
}

const deliverTo =
  (fauxqs: Fauxqs): Deliver =>
  async (queueUrl, messages) => {
    const queue = fauxqs.stores.sqsStore.getQueue(queueUrl);
    const failures: DeliveryFailure[] = [];
    // Nothing more is put into queues while what is there could not be stored.
    fauxqs.commit();
    for (const [index, { body, attributes = {} }] of messages.entries()) {
      const refuse = (code: string, message: string) => failures.push({ index, code, message, retryable: false });
      if (queue === undefined) refuse("NO_RESOURCE", `There is no queue ${queueUrl}.`);
      else if (Buffer.byteLength(body) > MAX_MESSAGE_BYTES)
        refuse("INVALID_PARAMETER", "The message is longer than 1 MiB.");
      else fauxqs.enqueue(queue, body, attributes);
    }
    fauxqs.commit();
    return failures;
  };

async function listenOn({ app }: Fauxqs, port: number): Promise<string> {
  await app.listen({ port, host: LOOPBACK }).catch((error: unknown) => {
    throw explainListenError(error, port, "SQS_PORT");
  });
  const address = app.server.address();
  return `http://${LOOPBACK}:${address !== null && typeof address === "object" ? address.port : port}`;
}

/** Requests wait until the stores are loaded: that needs the port, and so comes after listening. */
async function open(options: QueuesOptions): Promise<{ fauxqs: Fauxqs; endpoint: string }> {
  const fauxqs = await openFauxqs(options.dataDir);
  guard(fauxqs.app.server, options.welcome ?? NOBODY, "programs");
  const loaded = Promise.withResolvers<void>();
  fauxqs.app.addHook("onRequest", () => loaded.promise);
  allowUploads(fauxqs);
  takeSignedOnly(fauxqs, options.credentials ?? LOCAL_CREDENTIALS);
  try {
    const endpoint = await listenOn(fauxqs, options.port);
    const baseUrl = `${endpoint}/${LOCAL_ACCOUNT}/`;
    fauxqs.load(baseUrl);
    ensureAll(fauxqs, baseUrl, options);
    loaded.resolve();
    return { fauxqs, endpoint };
  } catch (error) {
    await fauxqs.close();
    throw error;
  }
}

/**
 * Starts SQS and S3 on the loopback address with the queues, their dead-letter queues and the buckets. What an earlier run held is there
 * again, and changed queue attributes are brought up to date. Throws when the port is taken.
 */
export async function startQueues(options: QueuesOptions): Promise<Queues> {
  const { fauxqs, endpoint } = await open(options);
  const queue = (name: string): SqsQueue => {
    const found = fauxqs.stores.sqsStore.getQueueByName(name);
    if (found === undefined) throw new Error(`There is no queue named ${name}.`);
    return found;
  };
  return {
    endpoint,
    queueUrl: (name) => queue(name).url,
    queueArn: (name) => queue(name).arn,
    depth: (name) => depthOf(queue(name)),
    deliver: deliverTo(fauxqs),
    client: fauxqs.client,
    stop: () => fauxqs.close(),
  };
}
