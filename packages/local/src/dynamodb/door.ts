import { Agent, request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { guard } from "../guard/guard.ts";
import type { Welcome } from "../guard/refusal.ts";
import { LOOPBACK, listen } from "../loopback.ts";

/** Where people's tools find the database. */
export interface Door {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Of one connection, not of the request; and what the engine tells browsers, which is that every page may read all. */
const NOT_PASSED = /^(connection|keep-alive|proxy-.*|te|trailer|upgrade|expect|access-control-.*)$/i;

function passable(raw: readonly string[]): string[] {
  return raw.filter((_, index) => !NOT_PASSED.test(raw[index - (index % 2)] as string));
}

const UNAVAILABLE = JSON.stringify({
  __type: "com.amazonaws.dynamodb.v20120810#ServiceUnavailable",
  message: "The DynamoDB engine does not answer.",
});

/** Streams both ways: a scan's answer is as long as it likes. */
function passOn(engine: URL, agent: Agent, request: IncomingMessage, response: ServerResponse): void {
  const { hostname: host, port } = engine;
  const { method, url: path } = request;
  const upstream = ask({ agent, host, port, method, path, headers: passable(request.rawHeaders), setHost: false });
  upstream.once("response", (answer) => {
    response.writeHead(answer.statusCode ?? 502, passable(answer.rawHeaders));
    pipeline(answer, response, () => {});
  });
  pipeline(request, upstream, (error) => {
    if (!error) return;
    if (response.headersSent) response.destroy();
    else response.writeHead(503, { "content-type": "application/x-amz-json-1.0" }).end(UNAVAILABLE);
  });
}

/**
 * Opens a guarded way to an engine that itself refuses nobody, for people's tools: the AWS CLI, NoSQL Workbench. Functions and stream readers
 * know the engine's own address. Throws when the port is taken.
 */
export async function openDoor(engine: string, port: number, welcome: Welcome): Promise<Door> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => passOn(new URL(engine), agent, request, response));
  guard(server, welcome, "programs");
  const chosen = await listen(server, port, "DYNAMODB_PORT");
  return {
    endpoint: `http://${LOOPBACK}:${chosen}`,
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      agent.destroy();
    },
  };
}
