import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { guard } from "../guard/guard.ts";
import { NOBODY, type Welcome } from "../guard/refusal.ts";
import { RequestError } from "./put-events.ts";

/** Answers an operation's parsed request. A RequestError becomes AWS's error answer. */
export type Operation = (request: unknown) => Promise<unknown>;

/** A service on the same server whose operations go by method and path instead. */
export interface Mount {
  readonly prefix: string;
  readonly answer: (request: { readonly method: string; readonly url: string; readonly body: string }) => unknown;
}

/** JSON escapes can make a megabyte of entries six times as long. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const PREFIX = "AWSEvents.";
/** Longer than clients keep idle connections, so that none is closed under a request that is just being sent. */
const KEEP_ALIVE_MS = 75_000;
const GRACE_MS = 1_000;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES)
      throw new RequestError("RequestEntityTooLargeException", "The request is too large.", 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new RequestError("SerializationException", "The request is not JSON.");
  }
}

function send(response: ServerResponse, status: number, body: unknown, type?: string): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.1",
    "content-length": Buffer.byteLength(text),
    "x-amzn-requestid": randomUUID(),
    ...(type && { "x-amzn-errortype": type }),
    ...(status === 413 && { connection: "close" }),
  });
  response.end(text);
}

async function answer(
  request: IncomingMessage,
  operations: Readonly<Record<string, Operation>>,
  mounts: readonly Mount[],
): Promise<unknown> {
  const { method = "", url = "" } = request;
  const mount = mounts.find(({ prefix }) => url.startsWith(prefix));
  if (mount) return mount.answer({ method, url, body: await readBody(request) });
  const target = String(request.headers["x-amz-target"] ?? "");
  const name = target.startsWith(PREFIX) ? target.slice(PREFIX.length) : "";
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  const body = await readBody(request);
  if (operation === undefined) {
    throw new RequestError("UnknownOperationException", `The local bus does not know the operation "${target}".`);
  }
  return operation(parse(body));
}

/**
 * An HTTP server for the AWS JSON 1.1 protocol, as the AWS SDK's EventBridge client speaks it. Signatures are not checked.
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export function eventBridgeServer(
  operations: Readonly<Record<string, Operation>>,
  log: (message: string) => void,
  welcome: Welcome = NOBODY,
  mounts: readonly Mount[] = [],
): Server {
  const server = createServer();
  server.on("request", async (request: IncomingMessage, response: ServerResponse) => {
    try {
      send(response, 200, await answer(request, operations, mounts));
    } catch (error) {
      if (error instanceof RequestError)
        return send(response, error.status, { __type: error.type, message: error.message }, error.type);
      log(`The bus failed: ${error instanceof Error ? error.stack : error}`);
      send(response, 500, { __type: "InternalException", message: "The bus failed." });
    }
  });
  guard(server, welcome, "programs");
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

/**
 * Stops listening, lets requests under way be answered, and closes each connection as it becomes idle. A connection on which nothing was
 * ever sent never does, so after a grace period the rest is cut.
 */
export async function close(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(idle);
  clearTimeout(cut);
}
