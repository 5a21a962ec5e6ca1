import { createSign, generateKeyPairSync } from "node:crypto";
import type { Item } from "./fake-aws.ts";

const AT = "2026-01-02T03:04:05.000Z";

/** An issuer of tokens: its published keys, and tokens of an admin. */
export function issuer(name: string, audience: string) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { iss: name, client_id: audience, token_use: "access", sub: "alice", name: "Alice", role: "admin" };
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: "RS256", kid: "1" })}.${part({ ...claims, iat: now, exp: now + 3600 })}`;
  const signature = createSign("RSA-SHA256").update(signed).sign(privateKey).toString("base64url");
  return { keys: { keys: [key] }, token: `${signed}.${signature}` };
}

/** What API Gateway hands a function for a request. */
export function httpEvent(
  method: string,
  target: string,
  options: { token?: string; accept?: string; body?: unknown } = {},
) {
  const { pathname, searchParams } = new URL(target, "http://api");
  const headers: Record<string, string> = {
    host: "api.example.com",
    "x-api-key": "key",
    ...(options.token && { authorization: `Bearer ${options.token}` }),
    ...(options.accept && { accept: options.accept }),
    ...(options.body !== undefined && { "content-type": "application/json" }),
  };
  const query = Object.fromEntries(searchParams);
  const many = (all: Record<string, string>) =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, [one]]));
  return {
    resource: pathname,
    path: pathname,
    httpMethod: method,
    headers,
    multiValueHeaders: many(headers),
    queryStringParameters: query,
    multiValueQueryStringParameters: many(query),
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      accountId: "123456789012",
      apiId: "api",
      domainName: "api.example.com",
      httpMethod: method,
      path: `/production${pathname}`,
      stage: "production",
      requestId: "request",
      requestTimeEpoch: Date.parse(AT),
      identity: { sourceIp: "192.0.2.1", userAgent: "test" },
    },
    body: options.body === undefined ? null : JSON.stringify(options.body),
    isBase64Encoded: false,
  };
}

/** What Lambda's poller hands a function for messages of a queue. */
export const queueEvent = (...bodies: readonly string[]) => ({
  Records: bodies.map((body, index) => ({
    messageId: `message-${index}`,
    receiptHandle: "receipt",
    body,
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: "1",
      SenderId: "x",
      ApproximateFirstReceiveTimestamp: "1",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:us-east-1:123456789012:queue",
    awsRegion: "us-east-1",
  })),
});

/** What a rule of EventBridge puts into a queue for an entry that the bus accepted. */
export const ruleMessage = (entry: Readonly<Record<string, unknown>>) =>
  JSON.stringify({
    version: "0",
    id: "5f1c0f3e-0000-0000-0000-000000000000",
    "detail-type": entry.DetailType,
    source: entry.Source,
    account: "123456789012",
    time: AT,
    region: "us-east-1",
    resources: [],
    detail: JSON.parse(String(entry.Detail)) as unknown,
  });

/** What a table's stream tells of items that were put. */
export const streamEvent = (items: readonly Item[]) => ({
  Records: items.map((item, index) => ({
    eventID: `event-${index}`,
    eventName: "INSERT",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    eventSourceARN: "arn:aws:dynamodb:us-east-1:123456789012:table/events/stream/2026-01-01T00:00:00.000",
    dynamodb: {
      ApproximateCreationDateTime: 1767323045,
      Keys: { pk: item.pk, sk: item.sk },
      NewImage: item,
      SequenceNumber: String(100 + index),
      SizeBytes: 500,
      StreamViewType: "NEW_IMAGE",
    },
  })),
});

/** What Cognito asks before it makes tokens. */
export const tokenEvent = () => ({
  version: "2",
  triggerSource: "TokenGeneration_Authentication",
  region: "us-east-1",
  userPoolId: "us-east-1_pool",
  userName: "alice",
  callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: "client" },
  request: {
    userAttributes: { sub: "alice", email: "alice@example.com", name: "Alice" },
    groupConfiguration: { groupsToOverride: ["admin"], iamRolesToOverride: [] },
    scopes: ["aws.cognito.signin.user.admin"],
  },
  response: { claimsAndScopeOverrideDetails: null },
});

export const resetEvent = () => ({
  ...tokenEvent(),
  version: "1",
  triggerSource: "PostConfirmation_ConfirmForgotPassword",
  request: { userAttributes: { sub: "alice", email: "alice@example.com", name: "Alice" } },
  response: {},
});
