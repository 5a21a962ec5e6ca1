import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { answerLambda, LAMBDA } from "./fake-lambda.ts";
import { answerLogs } from "./fake-logs.ts";

type Json = Record<string, unknown>;
/** An item in DynamoDB's own notation. */
export type Item = Record<string, { readonly S?: string; readonly N?: string }>;

/** As much of AWS as the functions need to run to their end once, and a note of everything that they asked it for. */
export interface FakeAws {
  readonly url: string;
  /** `dynamodb:PutItem events`: what IAM would be asked, and on which table, bus, queue or bucket. */
  readonly asked: Set<string>;
  /** The log: whatever was put into the events table. */
  readonly log: Item[];
  /** Bodies of the messages that were sent to queues. */
  readonly messages: string[];
  /** Entries that the bus accepted. */
  readonly published: Json[];
  /** Schedules that were made. */
  readonly schedules: Json[];
  close(): void;
}

/** Where the site takes the tags of pages. */
export const SITE = "/api/revalidate";
const CLOUDFRONT = "/2020-05-31/distribution/";

/** `keys`: the JWKS document of the issuer of tokens. */
export async function startFakeAws(keys: Json): Promise<FakeAws> {
  const state = {
    asked: new Set<string>(),
    log: [],
    messages: [],
    published: [],
    schedules: [],
    files: new Map(),
    control: new Map(),
    zones: [],
    keys: [],
  } as State;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const [service = "", operation = ""] = String(request.headers["x-amz-target"] ?? "").split(".");
    if (request.url === "/jwks.json") return void response.end(JSON.stringify(keys));
    if (request.url === SITE) return void response.end();
    if (request.url?.startsWith(CLOUDFRONT)) return void answerCloudFront(state, request.url, response);
    if (request.url?.startsWith("/schedules/")) return void answerScheduler(state, request, body, response);
    if (request.url?.startsWith(LAMBDA)) return void answerLambda(state.asked, state.zones, request.url, response);
    if (!service) return void answerS3(state, request, body, response);
    const answer = answerJson(state, service, operation, JSON.parse(body) as Json);
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(answer));
  });
  const url = await listen(server);
  return { ...state, url, close: () => void server.close() };
}

interface State extends Omit<FakeAws, "url" | "close"> {
  readonly files: Map<string, string>;
  /** The table of subjects' keys. */
  readonly keys: Item[];
  readonly control: Map<string, Item>;
  /** Who was asked for time zones. */
  readonly zones: string[];
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answerCloudFront({ asked }: State, url: string, response: Response) {
  const [distribution, operation] = url.slice(CLOUDFRONT.length).split("/");
  asked.add(`cloudfront:${operation === "invalidation" ? "CreateInvalidation" : "GetDistribution"} ${distribution}`);
  response.writeHead(201).end("<Invalidation/>");
}

function answerScheduler({ asked, schedules }: State, request: IncomingMessage, body: string, response: Response) {
  const group = new URL(request.url ?? "", "http://scheduler").searchParams.get("groupName");
  const schedule = body ? (JSON.parse(body) as Json) : { GroupName: group };
  if (body) schedules.push(schedule);
  asked.add(`scheduler:${body ? "CreateSchedule" : "DeleteSchedule"} ${schedule.GroupName}`);
  response.writeHead(200).end("{}");
}

function answerS3({ asked, files }: State, { method, url = "" }: IncomingMessage, body: string, response: Response) {
  const [, bucket = "", ...rest] = (url.split("?")[0] ?? "").split("/");
  const key = rest.join("/");
  asked.add(`s3:${method === "PUT" ? "PutObject" : "GetObject"} ${bucket}`);
  if (method === "PUT") files.set(key, body);
  const known = files.get(key);
  response.writeHead(known === undefined ? 404 : 200).end(method === "GET" ? known : "");
}
type Response = { writeHead(status: number): { end(body?: string): void } };

function answerJson(state: State, service: string, operation: string, body: Json): Json {
  if (service.startsWith("DynamoDB")) return answerDynamo(state, operation, body);
  if (service === "AWSCognitoIdentityProviderService") {
    state.asked.add(`cognito-idp:${operation} ${body.UserPoolId}`);
    return { UserMFASettingList: ["SOFTWARE_TOKEN_MFA"] };
  }
  if (service === "Logs_20140328") return answerLogs(state.asked, operation, body);
  if (service === "AWSEvents") {
    const entries = body.Entries as Json[];
    for (const { EventBusName } of entries) state.asked.add(`events:PutEvents ${EventBusName}`);
    state.published.push(...entries);
    return { FailedEntryCount: 0, Entries: entries.map((_, index) => ({ EventId: String(index) })) };
  }
  if (operation === "ChangeMessageVisibilityBatch") {
    state.asked.add(`sqs:ChangeMessageVisibility ${String(body.QueueUrl).split("/").at(-1)}`);
    return { Successful: body.Entries, Failed: [] };
  }
  const messages = body.Entries as { readonly Id: string; readonly MessageBody: string }[];
  state.asked.add(`sqs:SendMessage ${String(body.QueueUrl).split("/").at(-1)}`);
  state.messages.push(...messages.map(({ MessageBody }) => MessageBody));
  const accepted = messages.map(({ Id, MessageBody }) => ({ Id, MessageId: Id, MD5OfMessageBody: md5(MessageBody) }));
  return { Successful: accepted, Failed: [] };
}

const md5 = (text: string) => createHash("md5").update(text).digest("hex");

/** The log is kept, and subjects' keys are; the read table has one restaurant, found by its city alone, and takes every write. */
function answerDynamo({ asked, log, keys, control }: State, operation: string, body: Json): Json {
  for (const [action, table] of actionsOf(operation, body)) asked.add(`dynamodb:${action} ${table}`);
  if (operation === "PutItem" && body.TableName === "events") log.push(body.Item as Item);
  if (operation === "Scan") return { Items: body.TableName === "events" ? log : [] };
  if (operation === "Query") return { Items: body.TableName === "events" ? streamOf(log, body) : shownFor(body) };
  if (operation === "PutItem" && body.TableName === "keys") keys.push(body.Item as Item);
  if (operation === "BatchGetItem") return { Responses: { keys: keysAmong(keys, body) }, UnprocessedKeys: {} };
  const put = operation === "PutItem" ? (body.Item as Key) : undefined;
  if (KEPT.includes(put?.PK?.S)) control.set(String(put?.SK?.S), body.Item as Item);
  const { PK, SK } = (body.Key ?? {}) as Key;
  const known = operation === "GetItem" && KEPT.includes(PK?.S) ? control.get(String(SK?.S)) : undefined;
  if (operation === "GetItem" && PK?.S === "FEED#HEAD") return { Item: { next: { N: "2" }, written_at: { N: "1" } } };
  return known ? { Item: known } : {};
}

type Key = Readonly<Partial<Record<"PK" | "SK", { readonly S?: string }>>>;
/** Of all that is written to the read table only how far the feed and the sealing of the log are can be read again. */
const KEPT: readonly unknown[] = ["FEED#CONTROL", "CONTROL#SEAL"];

/** Subjects' keys are those that were put there. */
const keysAmong = (keys: readonly Item[], { RequestItems }: Json): Item[] =>
  ((RequestItems as Record<string, { readonly Keys: readonly Item[] }>).keys?.Keys ?? []).flatMap(({ pk, sk }) =>
    keys.filter((item) => item.pk?.S === pk?.S && item.sk?.S === sk?.S),
  );

const happened = {
  ...{
    event_id: "1",
    timestamp: "2026-01-01T00:00:00.000Z",
    event_type: "RESTAURANT_UPDATED",
    source: "outbox-processor",
  },
  ...{ version: "1", trace_id: "t", status: "NEW", payload: { id: "1", changes: {} }, stream_version: 1 },
  stream_id: "RESTAURANT#1",
};

/** What is looked at has to be there, or nobody is told; and something has happened that the feed tells. */
function shownFor({ ExpressionAttributeValues: values }: Json): Item[] {
  const asked = Object.values(values as Item).map(({ S }) => S);
  if (asked.includes("LOC#lisbon")) return [{ doc: { S: '{"name":"Da Mario","opening_hours":null}' } }];
  if (!asked.includes("FEED#0#0")) return [];
  return [{ SK: { S: "000000000001" }, envelope: { S: JSON.stringify(happened) }, expires_at: { N: "9999999999" } }];
}

function streamOf(
  log: readonly Item[],
  { ExpressionAttributeValues: values, ScanIndexForward: forward }: Json,
): Item[] {
  const stream = (values as Item)[":pk"]?.S;
  const items = log.filter(({ pk }) => pk?.S === stream);
  return forward === false ? items.reverse() : items;
}

/** A transaction is permitted by its parts, an index by its own name. */
function actionsOf(operation: string, body: Json): [action: string, table: unknown][] {
  if (operation === "TransactWriteItems") {
    return (body.TransactItems as Record<string, Json>[]).flatMap((item) =>
      Object.entries(item).map(([kind, part]): [string, unknown] => [
        kind === "ConditionCheck" ? "ConditionCheckItem" : `${kind}Item`,
        part.TableName,
      ]),
    );
  }
  if (body.RequestItems) return Object.keys(body.RequestItems).map((table) => [operation, table]);
  return [[operation, body.IndexName ? `${body.TableName}/${body.IndexName}` : body.TableName]];
}
