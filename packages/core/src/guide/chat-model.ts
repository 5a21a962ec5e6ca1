/** Tokens, as the model counts them; zero where it does not say. */
export interface Tokens {
  readonly input: number;
  readonly output: number;
}

export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** A tool that a model may ask for; `parameters` is a JSON schema of an object. */
export interface ChatTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A JSON schema that the whole answer has to fit. */
export interface AnswerSchema {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface ChatLimits {
  /** Tokens that the answer may have at most. */
  readonly outputTokens: number;
  /** Milliseconds until the first piece has to be there, and until the last. */
  readonly firstMs: number;
  readonly wholeMs: number;
}

/** What a model says, piece by piece; `usage` and `end` come once, at the end. */
export type ChatPiece =
  | { readonly kind: "text"; readonly text: string }
  /** Whole: pieces of its arguments are put together by the adapter. `input` is parsed JSON. */
  | { readonly kind: "tool"; readonly id: string; readonly name: string; readonly input: unknown }
  | { readonly kind: "usage"; readonly tokens: Tokens }
  | { readonly kind: "end"; readonly reason: "stop" | "length" | "tool" | "filtered" };

/**
 * A language model. Given tools, it is to ask for one of them, and asks for no others. `stream` throws AppError `guide.model_unavailable`,
 * with the reason as its cause, when it cannot be reached, refuses, says what is no answer, breaks off, or takes longer than the limits say;
 * what it had said by then has been yielded. It throws `signal`'s reason at once when that is aborted, and leaving it early ends the call.
 */
export interface ChatModel {
  /** Its name, as answers tell it: `gpt-5-mini`. */
  readonly name: string;
  stream(
    messages: readonly ChatMessage[],
    tools: readonly ChatTool[],
    schema: AnswerSchema | undefined,
    limits: ChatLimits,
    signal: AbortSignal,
  ): AsyncIterable<ChatPiece>;
}
