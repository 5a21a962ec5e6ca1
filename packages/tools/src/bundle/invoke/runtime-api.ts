import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const PREFIX = "/2018-06-01/runtime";
const ID = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
const SECONDS = 30;

/** What a function came to: its result, or the error that its runtime client reported. */
export type Outcome = { readonly result: unknown } | { readonly error: string };

export interface RuntimeApi {
  /** `127.0.0.1:9001`, as AWS_LAMBDA_RUNTIME_API has it. */
  readonly address: string;
  readonly outcome: Promise<Outcome>;
  close(): void;
}

/**
 * The side of Lambda that a runtime client asks for work: hands it one event, and takes its answer. Whoever asks again waits.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export async function startRuntimeApi(event: unknown): Promise<RuntimeApi> {
  const { promise: outcome, resolve } = Promise.withResolvers<Outcome>();
  let given = false;
  const server = createServer(async (request, response) => {
    const path = request.url?.slice(PREFIX.length);
    if (path === "/invocation/next") {
      if (!given) hand(event, response);
      given = true;
      return;
    }
    const said = await bodyOf(request);
    response.writeHead(202, { "content-type": "application/json" }).end('{"status":"OK"}');
    const streams = request.headers["lambda-runtime-function-response-mode"] === "streaming";
    if (streams) resolve({ result: streamedAnswer(said) });
    else if (path === `/invocation/${ID}/response`) resolve({ result: said === "" ? null : JSON.parse(said) });
    else resolve({ error: said });
  });
  await new Promise<void>((listening) => {
    server.listen(0, "127.0.0.1", listening);
  });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, outcome, close };
}

function hand(event: unknown, response: ServerResponse): void {
  response.writeHead(200, {
    "content-type": "application/json",
    "lambda-runtime-aws-request-id": ID,
    "lambda-runtime-deadline-ms": String(Date.now() + SECONDS * 1_000),
    "lambda-runtime-invoked-function-arn": "arn:aws:lambda:us-east-1:123456789012:function:bundle",
    "lambda-runtime-trace-id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1",
  });
  response.end(JSON.stringify(event));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** A streamed answer as a whole one: what goes before the eight zero bytes, and the body. */
function streamedAnswer(said: string): object {
  const [metadata = "", body] = said.split("\0".repeat(8));
  return { ...(JSON.parse(metadata) as object), body };
}
