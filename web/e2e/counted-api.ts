import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands before the API and knows what was called. */
export interface CountedApi {
  readonly url: string;
  /** What was called since this was last asked, as `GET /restaurants?limit=24`. */
  calls(): string[];
  stop(): void;
}

/** Passes on each request to the API at this address. */
export async function countedApi(api: string): Promise<CountedApi> {
  const calls: string[] = [];
  const { host, hostname, port } = new URL(api);
  const server = createServer((asked, answer) => {
    const { method, url: path, headers } = asked;
    calls.push(`${method} ${path}`);
    const passed = send({ hostname, port, method, path, headers: { ...headers, host } }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls.splice(0),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
