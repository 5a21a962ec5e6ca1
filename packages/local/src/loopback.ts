import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";

/** The only address that servers of the local cloud listen on. */
export const LOOPBACK = "127.0.0.1";

/** The region and account in the ARNs of the local cloud. */
export const LOCAL_REGION = "us-east-1";
export const LOCAL_ACCOUNT = "000000000000";

/** By which a request is signed. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Of local servers that check no signature, or that a test has started. */
export const LOCAL_CREDENTIALS: Credentials = { accessKeyId: "local", secretAccessKey: "local" };

/** What the AWS SDK must be given to talk to a local endpoint: a request is always signed, whether that is checked or not. */
export const localClient = (endpoint: string, credentials: Credentials = LOCAL_CREDENTIALS) => ({
  endpoint,
  region: LOCAL_REGION,
  credentials,
});

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);

/** Turns "address in use" into a message that says which port and which environment variable moves it. */
export function explainListenError(error: unknown, port: number, variable: string): Error {
  if (codeOf(error) === "EADDRINUSE") {
    return new Error(`Port ${port} is taken. Stop what uses it, or set ${variable} to a free port.`, { cause: error });
  }
  if (codeOf(error) === "EACCES") {
    return new Error(`Port ${port} may not be opened by this user. Set ${variable} to a port above 1023.`, {
      cause: error,
    });
  }
  return error instanceof Error ? error : new Error(String(error));
}

/** Listens on the loopback address and answers the port (the one chosen, when `port` is 0). `variable` moves the port. */
export function listen(server: Server, port: number, variable: string, host: string = LOOPBACK): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(explainListenError(error, port, variable));
    server.once("error", failed);
    server.listen(port, host, () => {
      server.off("error", failed);
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}

/** Below the ports that systems give to connections: one of those may be taken by any call before a program listens on it. */
const CHOSEN = { first: 10_000, last: 32_000 };
const MOST_TRIES = 100;

/** A port that was free a moment ago, for a program that cannot be given port 0; with `port`, fails when that one is taken. */
export async function freePort(port: number, variable: string, host: string = LOOPBACK): Promise<number> {
  for (let tries = 1; ; tries++) {
    const probe = createServer();
    try {
      const free = await listen(probe, port || randomInt(CHOSEN.first, CHOSEN.last), variable, host);
      await new Promise((resolve) => probe.close(resolve));
      return free;
    } catch (error) {
      if (port || tries === MOST_TRIES) throw error;
    }
  }
}
