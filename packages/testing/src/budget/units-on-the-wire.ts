import { createServer, type IncomingMessage, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** Capacity units by what they are for. */
export interface Units {
  readonly read: number;
  readonly write: number;
}

interface Answer {
  readonly ConsumedCapacity?: { readonly CapacityUnits?: number } | readonly { readonly CapacityUnits?: number }[];
}

/** Stands before the engine and adds up the units that its answers tell of: on the wire, apart from everything that we count by. */
export async function unitsOnTheWire(engine: string) {
  let units: Units = { read: 0, write: 0 };
  let refused = 0;
  let calls: string[] = [];
  const note = (target: string, status: number, body: Buffer) => {
    calls.push(target.split(".")[1] ?? "");
    if (status !== 200) {
      refused++;
      return;
    }
    const { ConsumedCapacity = [] } = JSON.parse(body.toString()) as Answer;
    const sum = [ConsumedCapacity].flat().reduce((all, { CapacityUnits = 0 }) => all + CapacityUnits, 0);
    const kind = /\.(?:GetItem|BatchGetItem|Query)$/.test(target) ? "read" : "write";
    units = { ...units, [kind]: units[kind] + sum };
  };
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const { method, headers } = request;
    const passed = send(new URL(request.url ?? "/", engine), { method: method ?? "POST", headers });
    passed.end(body);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      passed.once("response", resolve).once("error", reject);
    });
    const bytes = await buffer(answer);
    const status = answer.statusCode ?? 500;
    note(String(headers["x-amz-target"]), status, bytes);
    response.writeHead(status, answer.headers).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    /** What was told since this was asked for the last time, which calls it was for, in the order of their answers, and how many were refused. */
    taken() {
      const seen = { ...units, refused, calls };
      units = { read: 0, write: 0 };
      calls = [];
      refused = 0;
      return seen;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
