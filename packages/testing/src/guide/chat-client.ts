import type { Chunk } from "@bellyfed/features/guide/chunk";

/** A chunk as it came, with its id. */
export interface Received {
  readonly id: string | undefined;
  readonly data: string;
}

/** All that came of a stream of events until it ended or broke off. */
export function readEvents(text: string): Received[] {
  return text.split("\n\n").flatMap((block) => {
    const lines = block.split("\n");
    const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    const data = field("data");
    return data === undefined ? [] : [{ id: field("id"), data }];
  });
}

/** The chunks among them. */
export const chunksIn = (received: readonly Received[]): Chunk[] =>
  received.flatMap(({ data }) => (data === "[DONE]" ? [] : [JSON.parse(data) as Chunk]));

/** The text of an answer. */
export const textIn = (chunks: readonly Chunk[]): string =>
  chunks.map((chunk) => (chunk.type === "text-delta" ? chunk.delta : "")).join("");

/** The id of the chat that an answer belongs to. */
export function chatIn(chunks: readonly Chunk[]): string {
  const start = chunks.find((chunk) => chunk.type === "start");
  if (!start) throw new Error("The answer has no start");
  return start.messageMetadata.chat_id;
}

const BASE = "https://api.example/v1";

/** A request that asks. */
export const asking = (body: object, headers: Readonly<Record<string, string>> = {}, query = ""): Request =>
  new Request(`${BASE}/chat/stream${query}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

/** Any other request of the guide. */
export const request = (
  method: string,
  path: string,
  { as, ...headers }: Readonly<Record<string, string>> = {},
): Request =>
  new Request(BASE + path, {
    method,
    headers: {
      ...(method === "POST" && { "content-type": "application/json" }),
      ...(as && { authorization: `Bearer ${as}` }),
      ...headers,
    },
    ...(method === "POST" && { body: "{}" }),
  });
