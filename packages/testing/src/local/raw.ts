import { connect } from "node:net";

/** Sends bytes to a port of this machine as they are, which no HTTP client would, and answers everything that comes back. */
export const exchange = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("end", () => resolve(received));
    socket.on("error", reject);
  });

/** Sends a request with exactly these header fields and answers its status; the connection is closed after it. */
export async function statusOf(
  port: number,
  line: string,
  fields: readonly (readonly [string, string])[],
): Promise<number> {
  const head = [...fields, ["Connection", "close"]].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return Number((await exchange(port, `${line} HTTP/1.1\r\n${head}\r\n`)).split(" ")[1]);
}
