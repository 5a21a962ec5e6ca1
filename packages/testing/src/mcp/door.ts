import { once } from "node:events";
import { request as ask, createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A call of a tool, as a client sends it. */
export interface ToolCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface DoorOptions {
  /** Where the API is. */
  readonly api: string;
  readonly key: string;
  /** What is called in place of tools that only a test's own server has, by their names. */
  readonly instead: Readonly<Record<string, ToolCall>>;
}

/**
 * An address for a program that cannot send an API key: what comes there goes on to the API with one. Host and Origin go on as they are, the
 * door's own as the API's, so that the API sees for whom it is meant.
 */
export async function openDoor({ api, key, instead }: DoorOptions) {
  const { hostname, port } = new URL(api);
  const server = createServer(async (request, response) => {
    const body = rewritten(await text(request), instead);
    const headers = {
      ...renamed(request.headers, ownPort(), port),
      "x-api-key": key,
      "content-length": Buffer.byteLength(body),
    };
    const onward = ask(
      { hostname, port, path: request.url, method: request.method, headers },
      (answer: IncomingMessage) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on("error", () => response.destroy());
    onward.end(body);
  });
  const ownPort = () => String((server.address() as AddressInfo).port);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://localhost:${ownPort()}/mcp`, close: () => server.close() };
}

function renamed(headers: IncomingHttpHeaders, own: string, port: string): IncomingHttpHeaders {
  const { "transfer-encoding": _, host = "", origin, ...others } = headers;
  const rename = (name: string) => name.replace(`localhost:${own}`, `localhost:${port}`);
  return { ...others, host: rename(host), ...(origin !== undefined && { origin: rename(origin) }) };
}

function rewritten(body: string, instead: DoorOptions["instead"]): string {
  const message = body.startsWith("{") ? JSON.parse(body) : undefined;
  const call = message?.method === "tools/call" ? instead[message.params?.name] : undefined;
  return call ? JSON.stringify({ ...message, params: { ...message.params, ...call } }) : body;
}
