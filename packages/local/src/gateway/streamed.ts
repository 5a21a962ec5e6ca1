import type { ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { within } from "@bellyfed/core/within";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { type Answer, bodiless, functionAnswer, type Refusal } from "./answer.ts";
import type { Fields } from "./cors.ts";
import { FAILED, TIMED_OUT } from "./invocation.ts";

/** Calls a function of the backend whose answer is streamed, and answers its payload: metadata as JSON, eight zero bytes, body. */
export type StreamFunction = (functionName: string, event: APIGatewayProxyEvent) => Readable;

/** An answer whose body is still being made. */
export interface Flow extends Omit<Answer, "body"> {
  readonly flow: Readable;
}

export interface Patience {
  /** How long nothing may come, in milliseconds: five minutes at a regional endpoint. */
  readonly idleMs: number;
  /** How long an answer may take from its first byte on, in milliseconds: API Gateway's quarter of an hour. */
  readonly longestMs: number;
}

export const STREAM_PATIENCE: Patience = { idleMs: 300_000, longestMs: 900_000 };

const ZEROS = Buffer.alloc(8);
/** Within so many bytes API Gateway wants the metadata and the zero bytes. */
const MOST_METADATA = 16_384;
const timedOut = Symbol("timed out");

export const isFlow = (value: object): value is Flow => "flow" in value;

/** Waits for the metadata of a payload, and turns every way in which that can go wrong into a refusal; `log` gets the reason in one line. */
export async function flowOf(
  payload: Readable,
  what: string,
  { idleMs, log }: Pick<Patience, "idleMs"> & { readonly log: (line: string) => void },
): Promise<Flow | Refusal> {
  const refuse = (refusal: Refusal, why: string): Refusal => {
    log(`gateway: ${what} ${why}`);
    payload.destroy();
    return refusal;
  };
  try {
    const metadata = await within(readMetadata(payload), idleMs, () => timedOut);
    if (metadata === timedOut) return refuse(TIMED_OUT, `did not begin to answer within ${idleMs} ms`);
    const answer = metadata === undefined ? undefined : functionAnswer({ ...(metadata as object), body: "" });
    if (!answer) return refuse(FAILED, "streamed something that does not begin with metadata and eight zero bytes");
    return { status: answer.status, fields: answer.fields, flow: payload };
  } catch (error) {
    // Nobody is there any more to be answered, which is no failure.
    if (payload.destroyed && payload.errored === null) return FAILED;
    return refuse(FAILED, `failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The metadata; undefined when these bytes are none. What was read of the body is put back. */
async function readMetadata(payload: Readable): Promise<unknown> {
  let seen = Buffer.alloc(0);
  for await (const chunk of payload.iterator({ destroyOnReturn: false })) {
    seen = Buffer.concat([seen, chunk as Buffer]);
    const end = seen.subarray(0, MOST_METADATA).indexOf(ZEROS);
    if (end < 0 && seen.length < MOST_METADATA) continue;
    const rest = seen.subarray(end + ZEROS.length);
    if (end >= 0 && rest.length > 0) payload.unshift(rest);
    return end < 0 ? undefined : parsed(seen.subarray(0, end));
  }
  return undefined;
}

function parsed(bytes: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === "object" ? (value ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes an answer while it is made, no faster than it is taken and not compressed, as API Gateway does. Answers how many bytes of
 * body were written; what breaks off, on either side, cuts the connection and ends the other side.
 */
export async function sendFlow(
  response: ServerResponse,
  { status, fields, flow }: Flow,
  further: Fields,
  { idleMs, longestMs }: Patience,
): Promise<number> {
  response.writeHead(status, [...fields, ...further]);
  if (bodiless(status)) {
    flow.destroy();
    response.end();
    return 0;
  }
  response.flushHeaders();
  let bytes = 0;
  const cut = () => void flow.destroy(new Error("It took too long"));
  const idle = setTimeout(cut, idleMs);
  const longest = setTimeout(cut, longestMs);
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      idle.refresh();
      bytes += chunk.length;
      yield chunk;
    }
  };
  await pipeline(flow, counted, response).catch(() => response.destroy());
  clearTimeout(idle);
  clearTimeout(longest);
  return bytes;
}
