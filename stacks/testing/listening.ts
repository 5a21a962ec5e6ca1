import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Has a server listen on a free port, and answers its address; it holds no process up. It closes no connection by itself: after a long
 * stretch of work its timers come before what was sent meanwhile, and that would be lost.
 */
export async function listening(server: Server): Promise<string> {
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
