import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a model was asked, as it came. */
export interface ModelRequest {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: whatever was sent, for tests to look into
  readonly body: any;
  /** Settled once the connection is closed. */
  readonly closed: Promise<void>;
}

/** Answers a request, in whatever way; it need not end. */
export type ModelAnswer = (response: ServerResponse) => void | Promise<void>;
/** What is answered to a request, the nth from 1. */
export type ModelScript = (request: ModelRequest, nth: number) => ModelAnswer;

export interface ScriptedModel {
  /** As `http://127.0.0.1:50000/v1`. */
  readonly url: string;
  readonly requests: readonly ModelRequest[];
  close(): void;
}

/** A server at a free port that speaks OpenAI's chat completions, and says what a script says: also what no model should say. */
export async function scriptedModel(script: ModelScript): Promise<ScriptedModel> {
  const requests: ModelRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming, response);
    requests.push(request);
    await script(request, requests.length)(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function read(incoming: IncomingMessage, response: ServerResponse): Promise<ModelRequest> {
  const closed = new Promise<void>((resolve) => {
    response.once("close", resolve);
  });
  let text = "";
  for await (const chunk of incoming) text += chunk;
  return { path: incoming.url, headers: incoming.headers, body: JSON.parse(text) as unknown, closed };
}
