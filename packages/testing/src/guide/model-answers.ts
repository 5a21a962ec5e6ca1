import type { ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ModelAnswer } from "./scripted-model.ts";

/** An event of an answer, as OpenAI's API writes it. */
export const event = (data: unknown): string => `data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
export const choice = (delta: object, finish_reason: string | null = null, index = 0) => ({
  object: "chat.completion.chunk",
  choices: [{ index, delta, finish_reason }],
});
export const usage = (prompt_tokens: number, completion_tokens: number) => ({
  object: "chat.completion.chunk",
  choices: [],
  usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
});
export const DONE = event("[DONE]");

/** The events of an answer in words, a few characters in each. */
export const wordEvents = (text: string): string[] =>
  (text.match(/.{1,7}/gsu) ?? []).map((content) => event(choice({ content })));

/** The events of a tool call, its arguments in pieces. */
export const toolEvents = (name: string, pieces: readonly string[], index = 0): string[] => [
  event(choice({ tool_calls: [{ index, id: `call_${index}`, type: "function", function: { name, arguments: "" } }] })),
  ...pieces.map((piece) => event(choice({ tool_calls: [{ index, function: { arguments: piece } }] }))),
];

/** Whole answers. */
export const saying = (text: string): string[] => [
  event(choice({ role: "assistant", content: "" })),
  ...wordEvents(text),
  event(choice({}, "stop")),
  event(usage(11, 7)),
  DONE,
];
export const calling = (name: string, input: unknown): string[] => [
  ...toolEvents(name, JSON.stringify(input).match(/.{1,9}/gsu) ?? []),
  event(choice({}, "tool_calls")),
  event(usage(11, 7)),
  DONE,
];

const begin = (response: ServerResponse) => response.writeHead(200, { "content-type": "text/event-stream" });
/** Written when what came before is on its way, so that it comes in a piece of its own. */
async function write(response: ServerResponse, piece: string | Uint8Array): Promise<void> {
  if (response.destroyed) return;
  await new Promise<unknown>((resolve) => {
    response.write(piece, resolve);
  });
  await nextTurn();
}

/** Sends pieces of a stream of events and ends. */
export const streams =
  (pieces: readonly (string | Uint8Array)[]): ModelAnswer =>
  async (response) => {
    begin(response);
    for (const piece of pieces) await write(response, piece);
    response.end();
  };

/** The same in one piece for each byte. */
export const streamsBytes = (events: readonly string[]): ModelAnswer =>
  streams([...Buffer.from(events.join(""))].map((byte) => Uint8Array.of(byte)));

/** Sends pieces, and then nothing more without an end. */
export const stops =
  (pieces: readonly string[]): ModelAnswer =>
  async (response) => {
    begin(response);
    for (const piece of pieces) await write(response, piece);
  };

/** Sends pieces, and breaks the connection. */
export const breaks =
  (pieces: readonly string[]): ModelAnswer =>
  async (response) => {
    begin(response).flushHeaders();
    for (const piece of pieces) await write(response, piece);
    response.destroy();
  };

/** Sends the same again and again, as long as anybody reads. */
export const repeats =
  (piece: string): ModelAnswer =>
  async (response) => {
    begin(response);
    while (!response.destroyed) await write(response, piece);
  };

/** Accepts the request and says nothing at all. */
export const silence: ModelAnswer = () => {};

/** Answers at once. */
export const answers =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): ModelAnswer =>
  (response) => {
    const isText = typeof body === "string";
    response.writeHead(status, { "content-type": isText ? "text/html" : "application/json", ...headers });
    response.end(isText ? body : JSON.stringify(body));
  };

/** Refuses as OpenAI does. */
export const refuses = (status: number, message: string, code = "", headers: Readonly<Record<string, string>> = {}) =>
  answers(status, { error: { message, type: "invalid_request_error", param: null, code } }, headers);
