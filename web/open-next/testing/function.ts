import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ended } from "./child.ts";

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface SiteFunction {
  /** Asks as Lambda's function URL does, with an event of API Gateway's version 2. */
  ask(path: string, asked?: Asked): Promise<Answered>;
  stop(): Promise<unknown>;
}

const LAMBDA = {
  NODE_ENV: "production" as const,
  NODE_NO_WARNINGS: "1",
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  AWS_EC2_METADATA_DISABLED: "true",
};

/** Runs the site's function as it was built into a folder's .open-next. */
export async function siteFunction(folder: string, env: Readonly<Record<string, string>>): Promise<SiteFunction> {
  const file = join(folder, ".open-next/server-functions/default/index.mjs");
  const child = fork(join(import.meta.dirname, "runtime.ts"), [file], {
    env: { ...LAMBDA, ...env },
  });
  await once(child, "message");
  let id = 0;
  return {
    ask: (path, asked = {}) => invoke(child, ++id, eventFor(path, asked)),
    stop: () => ended(child, "SIGTERM"),
  };
}

function invoke(child: ChildProcess, id: number, event: object): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error("The function ended"));
    child.once("exit", failed);
    child.on("message", function listen(message: { id: number; answer: Answered & { body: string } }) {
      if (message.id !== id) return;
      child.off("message", listen).off("exit", failed);
      resolve({ ...message.answer, body: Buffer.from(message.answer.body, "base64") });
    });
    child.send({ id, event });
  });
}

/** With these CloudFront signs what it asks of the function (origin access control, "always"), over what a visitor sends. */
const SIGNATURE = {
  authorization:
    "AWS4-HMAC-SHA256 Credential=ASIA/20261127/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=0",
  "x-amz-date": "20261127T000000Z",
  "x-amz-security-token": "token",
};

function eventFor(path: string, { method = "GET", headers = {}, body }: Asked): object {
  const [rawPath, rawQueryString = ""] = path.split("?");
  const host = "bellyfed.example";
  const http = { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "test" };
  return {
    ...{ version: "2.0", routeKey: "$default", rawPath, rawQueryString, headers: { host, ...headers, ...SIGNATURE } },
    ...{ requestContext: { http, domainName: host }, body, isBase64Encoded: false },
  };
}
