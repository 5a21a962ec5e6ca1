import { Agent, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { Request } from "./request.ts";

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const TIMEOUT_MS = 20_000;

/** Sends requests as they are: fetch would repair or refuse half of them. Rejects when there is no answer within 20 s. */
export function sender(url: string): { send(request: Request): Promise<Received>; close(): void } {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(url);
  const send = ({ method, target, headers, body }: Request) =>
    new Promise<Received>((resolve, reject) => {
      const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const options = { agent, hostname, port, method, path: target, headers: { ...headers, ...length } };
      const request = httpRequest(options, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        const answered = () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        response.once("end", answered);
        // A stream of events goes on for minutes; its first piece says enough.
        if (/^text\/event-stream/.test(response.headers["content-type"] ?? "")) {
          response.once("data", () => {
            answered();
            response.destroy();
          });
        }
        response.once("error", reject);
      });
      request.setTimeout(TIMEOUT_MS, () => request.destroy(new Error(`No answer within ${TIMEOUT_MS / 1000} s`)));
      request.once("error", reject);
      request.end(body);
    });
  return { send, close: () => agent.destroy() };
}
