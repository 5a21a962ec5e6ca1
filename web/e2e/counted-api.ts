import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands before the API and knows what was called. */
export interface CountedApi {
  readonly url: string;
  /** What was called since this was last asked, as `GET /restaurants?limit=24`. */
  calls(): string[];
  /** Keeps back the next answer to a path like this one, once the API has given it. */
  hold(path: RegExp): Held;
  stop(): void;
}

export interface Held {
  /** Resolves when there is an answer that is kept back. */
  readonly reached: Promise<void>;
  release(): void;
}

/** Passes on each request to the API at this address. */
export async function countedApi(api: string): Promise<CountedApi> {
  const calls: string[] = [];
  let hold: ((path: string) => Promise<void> | undefined) | undefined;
  const { host, hostname, port } = new URL(api);
  const server = createServer((asked, answer) => {
    const { method, url: path, headers } = asked;
    calls.push(`${method} ${path}`);
    const passed = send({ hostname, port, method, path, headers: { ...headers, host } }, async (answered) => {
      await hold?.(path ?? "");
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
    hold(wanted) {
      const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      hold = (path) => {
        if (!wanted.test(path)) return undefined;
        hold = undefined;
        reached.resolve();
        return released.promise;
      };
      return { reached: reached.promise, release: released.resolve };
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
