import type { CloudProcess } from "@bellyfed/testing/e2e/process";

/** What a hostile page sends to a port. */
export interface Attempt {
  readonly what: string;
  readonly url: string;
  readonly init: {
    readonly method?: string;
    readonly mode?: "no-cors";
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
}

const signed = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=${"0".repeat(64)}`;

/** An operation of an AWS service, as its clients call it. */
const operation = (service: string, target: string, type: string, body: object) => ({
  method: "POST",
  headers: {
    "x-amz-target": target,
    "content-type": type,
    authorization: signed(service),
    "x-amz-date": "20260101T000000Z",
  },
  body: JSON.stringify(body),
});

export const formOf = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
export const EVE = { username: "eve", password: "long-enough", name: "Eve" };

/** Where each port is when it is called by this name. */
export function addresses({ env }: Pick<CloudProcess, "env">, name: string) {
  const at = (variable: string) => `http://${name}:${env[variable]}`;
  const [api, bus, queues, dynamo, site] = ["API_PORT", "EVENTS_PORT", "SQS_PORT", "DYNAMODB_PORT", "WEB_PORT"].map(at);
  return { api, bus, queues, dynamo, site } as Record<"api" | "bus" | "queues" | "dynamo" | "site", string>;
}

/** What a page would read, and what it would change, if it were let in: each in a way in which the port answers those who may ask. */
export function attempts({ api, bus, queues, dynamo, site }: ReturnType<typeof addresses>): readonly Attempt[] {
  const key = { "x-api-key": "local-dev-key" };
  const json = "application/x-amz-json-1.0";
  const password = formOf({
    grant_type: "password",
    client_id: "bellyfed-local",
    username: "admin",
    password: "bellyfed",
  });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const scan = operation("dynamodb", "DynamoDB_20120810.Scan", json, { TableName: "bellyfed-events" });
  return [
    { what: "reads the log", url: dynamo, init: scan },
    { what: "lists the queues", url: queues, init: operation("sqs", "AmazonSQS.ListQueues", json, {}) },
    { what: "lists the files", url: `${queues}/bellyfed-imports?list-type=2`, init: {} },
    {
      what: "puts an event",
      url: bus,
      init: operation("events", "AWSEvents.PutEvents", "application/x-amz-json-1.1", { Entries: [] }),
    },
    { what: "reads restaurants", url: `${api}/restaurants`, init: { headers: key } },
    { what: "reads what is open to all", url: `${api}/openapi.json`, init: {} },
    { what: "signs in", url: `${api}/issuer/oauth2/token`, init: { method: "POST", headers: form, body: password } },
    { what: "reads a page of the site", url: `${site}/`, init: {} },
  ];
}

/** What needs no leave: the browser sends it at once, and only keeps the answer from the page. */
export function simpleAttempts({ api, bus, queues, dynamo, site }: ReturnType<typeof addresses>): readonly Attempt[] {
  const post = { method: "POST", mode: "no-cors", headers: { "content-type": "text/plain" }, body: "{}" } as const;
  const register = { ...post, headers: { "content-type": "application/x-www-form-urlencoded" }, body: formOf(EVE) };
  return [
    ...[bus, queues, dynamo].flatMap((url) => [
      { what: `gets ${url}`, url, init: { mode: "no-cors" } as const },
      { what: `posts to ${url}`, url, init: post },
    ]),
    { what: "posts to the API", url: `${api}/restaurants`, init: post },
    { what: "signs somebody up", url: `${api}/issuer/register`, init: register },
    { what: "posts to the site", url: `${site}/import`, init: post },
  ];
}
