import type { Readable } from "node:stream";
import { type Answer, send } from "./answer.ts";
import type { Fields } from "./cors.ts";
import type { Exchange, Parts } from "./exchange.ts";
import { type Flow, sendFlow } from "./streamed.ts";

/** What a gateway that is running goes by. */
export interface Serving {
  readonly parts: Parts;
  readonly cors: (origin: string | undefined) => Fields;
  readonly now: () => number;
  /** Streams of events under way: they have no end to wait for. */
  readonly endless: Set<Readable>;
  /** False once the gateway is stopping. */
  readonly isOpen: () => boolean;
  readonly accessLog: ((line: string) => void) | undefined;
}

/** Sends an answer that is there as a whole. */
export function finish(serving: Serving, exchange: Exchange, answer: Answer): void {
  const { request, response } = exchange;
  if (!serving.isOpen()) response.shouldKeepAlive = false;
  const bytes = send(response, answer, furtherFields(serving, exchange), request.method === "HEAD");
  note(serving, exchange, answer, bytes);
}

/** Sends an answer while it is made. */
export async function passOn(serving: Serving, exchange: Exchange, answer: Flow): Promise<void> {
  const { response } = exchange;
  const { endless, parts } = serving;
  if (/^text\/event-stream\b/i.test(fieldOf(answer.fields, "content-type"))) endless.add(answer.flow);
  const bytes = await sendFlow(response, answer, furtherFields(serving, exchange), parts.patience);
  endless.delete(answer.flow);
  note(serving, exchange, answer, bytes);
}

/** Empty where there is none of this name. */
function fieldOf(fields: Fields, name: string): string {
  const at = fields.indexOf(name);
  return at < 0 ? "" : (fields[at + 1] ?? "");
}

const furtherFields = ({ cors }: Serving, { requestId, head }: Exchange): Fields => [
  "x-amzn-requestid",
  requestId,
  ...cors(head.origin),
];

type Sent = Pick<Answer, "status" | "fields">;

function note({ accessLog, now }: Serving, exchange: Exchange, { status, fields }: Sent, bytes: number): void {
  const { request, requestId, receivedAt } = exchange;
  accessLog?.(
    JSON.stringify({
      time: new Date(receivedAt).toISOString(),
      request_id: requestId,
      trace_id: exchange.trace.id,
      method: request.method,
      path: exchange.path,
      resource: exchange.resource,
      status,
      bytes,
      ms: now() - receivedAt,
      api_key: exchange.key?.name,
      api_key_id: exchange.key?.id,
      cost: fieldOf(fields, "bellyfed-cost") || undefined,
    }),
  );
}
