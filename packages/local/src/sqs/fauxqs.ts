import { join } from "node:path";
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { buildApp } from "fauxqs";
import { checkDatabase } from "../database.ts";
import { DiskFull } from "../disk.ts";
import { makeDurable, type Persistence } from "./durability.ts";

/**
 * The only file that knows the inside of fauxqs. Its one public way to start, `startFauxqs`, listens on 0.0.0.0 whatever it is told, so
 * the server is put together here as `startFauxqs` does it, from classes that its `exports` map does not offer: they are loaded by file
 * URL. fauxqs is pinned to 2.x; a release that moves these files fails at once, in every integration test.
 */
type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>["stores"]>;
type SqsStore = Stores["sqsStore"];
export type SqsQueue = ReturnType<SqsStore["createQueue"]>;
type PersistenceManager = NonNullable<SqsStore["persistence"]>;
type App = ReturnType<typeof buildApp>;
type MessageAttributes = Record<string, { DataType: string; StringValue: string }>;

interface SqsStoreClass {
  new (): SqsStore;
  createMessage(body: string, attributes: MessageAttributes): Parameters<SqsQueue["enqueue"]>[0];
}

export interface Fauxqs {
  readonly app: App;
  readonly stores: Stores;
  /** Adds a message to a queue as SendMessage does; it is on disk after `commit`. */
  enqueue(queue: SqsQueue, body: string, attributes: Readonly<Record<string, string>>): void;
  /** Answers an SDK command as the server would, without the way over HTTP and the SDK's own work on it. */
  readonly client: Pick<SQSClient, "send">;
  /** Writes to disk what was done in this process since the last answer to a request. Throws DiskFull when there is no room. */
  commit(): void;
  /** Reads what an earlier run stored. Queue URLs are made anew from `baseUrl`, whose port may have changed. */
  load(baseUrl: string): void;
  close(): Promise<void>;
}

/** Where a data folder keeps messages and objects. */
export const queuesFile = (dataDir: string): string => join(dataDir, "fauxqs.db");
/** What is lost with them. */
export const QUEUES_LOSS =
  "imports under way begin anew; npm run reconcile sends again what consumers have missed of the log";

const MAX_UPLOAD_BYTES = 1024 ** 3;

// biome-ignore lint/suspicious/noExplicitAny: modules of fauxqs that have types but no public name
const internal = (file: string): Promise<any> => import(new URL(file, import.meta.resolve("fauxqs")).href);

/**
 * SQS takes every Unicode character but some control characters; fauxqs 2.4 tests UTF-16 units one by one, so it refuses each emoji.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
async function acceptAllUnicode(): Promise<void> {
  const { INVALID_MESSAGE_BODY_CHAR } = (await internal("sqs/sqsTypes.js")) as { INVALID_MESSAGE_BODY_CHAR: RegExp };
  const invalid = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
  INVALID_MESSAGE_BODY_CHAR.test = (body) => invalid.test(body);
}

/** S3 takes 5 GB in one PUT; fauxqs 2.4 stops at 11 MiB, too little for an import file. */
function acceptLargeUploads(app: App): void {
  app.removeContentTypeParser("*");
  const options = { parseAs: "buffer", bodyLimit: MAX_UPLOAD_BYTES } as const;
  app.addContentTypeParser("*", options, (_request, body, done) => done(null, body));
}

async function openPersistence(dataDir: string): Promise<{ manager: PersistenceManager; persistence: Persistence }> {
  checkDatabase(queuesFile(dataDir), QUEUES_LOSS, "small");
  const { PersistenceManager } = await internal("persistence.js");
  const manager: PersistenceManager = new PersistenceManager(dataDir);
  return { manager, persistence: makeDurable(manager) };
}

type Action = (input: unknown, store: SqsStore) => unknown;

/** What was received or settled may come again, so that it need not be stored at once. */
function stored(commit: () => void, isNeeded: boolean): void {
  try {
    commit();
  } catch (error) {
    if (isNeeded || !(error instanceof DiskFull)) throw error;
  }
}

/** fauxqs' own handlers of the actions that pollers need, by command. */
async function inProcess(store: SqsStore, commit: () => void): Promise<Pick<SQSClient, "send">> {
  const names = ["receiveMessage", "deleteMessageBatch", "changeMessageVisibilityBatch", "sendMessage"];
  const modules = await Promise.all(names.map((name) => internal(`sqs/actions/${name}.js`)));
  const actions = new Map<string, Action>(
    names.map((name, at) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}Command`, modules[at][name]]),
  );
  const send = async (command: { readonly input: unknown }) => {
    const action = actions.get(command.constructor.name);
    if (!action) throw new Error(`${command.constructor.name} is not answered in this process`);
    const isSend = command instanceof SendMessageCommand;
    if (isSend) commit();
    const answer = await action(command.input, store);
    stored(commit, isSend);
    return answer;
  };
  return { send: send as SQSClient["send"] };
}

/** The stores get their persistence only after the load: setting it first would write each loaded row again. */
function loadInto(stores: Stores, manager: PersistenceManager): void {
  manager.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = manager;
  for (const store of [stores.sqsStore, stores.snsStore, stores.s3Store]) store.persistence = manager;
}

/** SQS and S3 as a Fastify app that does not listen yet. Without `dataDir` everything stays in memory. */
export async function openFauxqs(dataDir: string | undefined): Promise<Fauxqs> {
  const { SqsStore } = (await internal("sqs/sqsStore.js")) as { SqsStore: SqsStoreClass };
  const [{ SnsStore }, { S3Store }] = await Promise.all([internal("sns/snsStore.js"), internal("s3/s3Store.js")]);
  const stores: Stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  // Otherwise queue URLs name the host sqs.<region>.localhost, which not every machine resolves.
  stores.sqsStore.host = "";
  const opened = dataDir === undefined ? undefined : await openPersistence(dataDir);
  const commit = () => opened?.persistence.commit();
  await acceptAllUnicode();
  const app = buildApp({ logger: false, stores });
  acceptLargeUploads(app);
  // Before a request, too: what could not be stored so far is not to grow.
  app.addHook("onRequest", async () => commit());
  app.addHook("onSend", async (_, reply) => {
    if (reply.statusCode < 500) commit();
  });
  return {
    app,
    stores,
    commit,
    client: await inProcess(stores.sqsStore, commit),
    enqueue: (queue, body, attributes) =>
      queue.enqueue(
        SqsStore.createMessage(
          body,
          Object.fromEntries(
            Object.entries(attributes).map(([name, text]) => [name, { DataType: "String", StringValue: text }]),
          ),
        ),
      ),
    load(baseUrl) {
      opened?.persistence.moveQueues(baseUrl);
      opened?.persistence.giveBackReceived();
      if (opened !== undefined) loadInto(stores, opened.manager);
    },
    async close() {
      await app.close();
      opened?.persistence.close();
    },
  };
}
