import { AppError } from "@bellyfed/core/error";
import type { AnswerSchema, ChatLimits, ChatModel, ChatPiece, ChatTool } from "@bellyfed/core/guide/chat-model";
import { afterEach, expect } from "vitest";
import { type ModelAnswer, type ScriptedModel, scriptedModel } from "./scripted-model.ts";

/** Opens the model that is served at `url`. It waits some `pauseMs` before it asks again the first time. */
export type OpenModel = (server: { readonly url: string; readonly key: string; readonly pauseMs: number }) => ChatModel;

export const KEY = "sk-very-secret-key";
export const QUESTION = "Somewhere quiet in Zürich?";
export const find: ChatTool = {
  name: "find",
  description: "Finds places",
  parameters: { type: "object", properties: { city: { type: "string" } }, additionalProperties: false },
};

const open: ScriptedModel[] = [];

/** A model whose server gives these answers, one after the other; the last one for good. */
export async function modelGiving(openModel: OpenModel, answers: readonly ModelAnswer[], pauseMs = 1) {
  const server = await scriptedModel((_, nth) => answers[Math.min(nth, answers.length) - 1] as ModelAnswer);
  open.push(server);
  return { server, model: openModel({ url: server.url, key: KEY, pauseMs }) };
}

/** Closes the servers of each test. */
export const closeServers = () =>
  afterEach(() => {
    for (const server of open.splice(0)) server.close();
  });

interface Asking {
  readonly tools?: readonly ChatTool[];
  readonly schema?: AnswerSchema;
  readonly limits?: Partial<ChatLimits>;
  readonly signal?: AbortSignal;
}

/** Asks a model. */
export const ask = (model: ChatModel, { tools = [], schema, limits, signal }: Asking = {}): AsyncIterable<ChatPiece> =>
  model.stream(
    [
      { role: "system", content: "You plan." },
      { role: "user", content: QUESTION },
    ],
    tools,
    schema,
    { outputTokens: 200, firstMs: 5_000, wholeMs: 10_000, ...limits },
    signal ?? new AbortController().signal,
  );

/** All that a model says, with the text in one piece, and the error with which it ended. */
export async function said(pieces: AsyncIterable<ChatPiece>) {
  const all: ChatPiece[] = [];
  let error: unknown;
  try {
    for await (const piece of pieces) all.push(piece);
  } catch (thrown) {
    error = thrown;
  }
  const text = all.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");
  return { text, error, rest: all.filter(({ kind }) => kind !== "text") };
}

/** Why a model could not be used. The error is the port's, and holds neither the key nor a word of the question. */
export function unavailableBecause(error: unknown): string {
  expect(error).toBeInstanceOf(AppError);
  const { code, cause } = error as AppError & { readonly cause: Error };
  expect(code).toBe("guide.model_unavailable");
  const all = `${error} ${JSON.stringify(error)} ${cause.stack} ${JSON.stringify(cause)}`;
  for (const secret of [KEY, "very-secret", QUESTION]) expect(all).not.toContain(secret);
  return String(cause);
}
