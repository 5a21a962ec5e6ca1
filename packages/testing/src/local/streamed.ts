import type { Payload } from "@bellyfed/local/lambda/response-stream";

export { HttpResponseStream, Payload } from "@bellyfed/local/lambda/response-stream";

export interface StreamedAnswer {
  readonly metadata: { readonly statusCode: number } & Record<string, unknown>;
  readonly body: string;
}

/** Reads a streamed answer to its end: what goes before the eight zero bytes, and the body. Rejects when it breaks off. */
export async function readStreamed(payload: Payload): Promise<StreamedAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of payload) chunks.push(chunk as Buffer);
  const [metadata = "", body = ""] = Buffer.concat(chunks).toString().split("\0".repeat(8));
  return { metadata: JSON.parse(metadata), body };
}
