import type { AnswerSchema, ChatLimits, ChatMessage, ChatTool } from "@bellyfed/core/guide/chat-model";

export interface Asked {
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ChatTool[];
  readonly schema: AnswerSchema | undefined;
  readonly limits: ChatLimits;
}

/** Parts of a request that not every server takes, each with how a refusal names it. */
const optional = {
  stream_options: /stream_options|include_usage/,
  max_tokens: /max_tokens/,
  temperature: /temperature/,
  tool_choice: /tool_choice/,
  response_format: /response_format|json_schema|structured|grammar|guided/,
} as const;
export type OptionalPart = keyof typeof optional;
/** What a server has refused, and is not sent again. */
export type Refused = ReadonlySet<OptionalPart>;

/**
 * The body of a request. What was refused is said in another way, or left away: of `max_tokens` the newer name is used, and a schema is
 * asked for in words.
 * @see https://platform.openai.com/docs/api-reference/chat/create
 */
export function requestBody(model: string, { messages, tools, schema, limits }: Asked, refused: Refused): object {
  const inWords = schema !== undefined && refused.has("response_format");
  return {
    model,
    messages: inWords ? [...messages, schemaInWords(schema)] : messages,
    stream: true,
    [refused.has("max_tokens") ? "max_completion_tokens" : "max_tokens"]: limits.outputTokens,
    ...(!refused.has("stream_options") && { stream_options: { include_usage: true } }),
    ...(!refused.has("temperature") && { temperature: 0 }),
    ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: "function", function: tool })) }),
    ...(tools.length > 0 && !refused.has("tool_choice") && { tool_choice: "required" }),
    ...(schema && !inWords && { response_format: { type: "json_schema", json_schema: { ...schema, strict: true } } }),
  };
}

const schemaInWords = ({ schema }: AnswerSchema): ChatMessage => ({
  role: "system",
  content: `Answer with JSON alone, without any other words, that fits this JSON schema: ${JSON.stringify(schema)}`,
});

/**
 * Which part of a request a server means that calls it malformed; undefined where all that it could mean has been left away. One that names
 * nothing is taken to know no schemas, as older servers do not.
 */
export function refusedPart(said: string, { tools, schema }: Asked, refused: Refused): OptionalPart | undefined {
  const sent = (Object.keys(optional) as OptionalPart[]).filter(
    (part) =>
      !refused.has(part) &&
      (part !== "tool_choice" || tools.length > 0) &&
      (part !== "response_format" || schema !== undefined),
  );
  return sent.find((part) => optional[part].test(said)) ?? sent.find((part) => part === "response_format");
}
