import type { Tokens } from "@bellyfed/core/guide/chat-model";
import * as v from "valibot";
import { ModelFault } from "./model-fault.ts";

/** A piece of a tool call: what it adds to the call at `index`. */
export interface CallDelta {
  readonly index: number | undefined;
  readonly id: string;
  readonly name: string;
  readonly input: string;
}

/** What one event of an answer adds to it. */
export interface Delta {
  readonly text: string;
  readonly calls: readonly CallDelta[];
  /** The model declines, with words that are no answer. */
  readonly isRefusal: boolean;
  readonly finish: string | undefined;
  /** Of the whole answer so far. */
  readonly tokens: Tokens | undefined;
}

const text = v.nullish(v.string(), "");
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const said = v.object({
  content: text,
  refusal: text,
  tool_calls: v.nullish(
    v.array(
      v.object({
        index: v.nullish(count),
        id: text,
        function: v.nullish(v.object({ name: text, arguments: text }), {}),
      }),
    ),
    [],
  ),
});
/** Of `delta` where it streams, of `message` where a server answers all at once. Unknown keys are of no interest. */
const event = v.object({
  choices: v.nullish(
    v.array(
      v.object({
        index: v.nullish(count, 0),
        delta: v.nullish(said),
        message: v.nullish(said),
        finish_reason: v.nullish(v.string()),
      }),
    ),
    [],
  ),
  usage: v.nullish(v.object({ prompt_tokens: count, completion_tokens: v.nullish(count, 0) })),
  error: v.nullish(v.unknown()),
});

/**
 * Reads the JSON of one event; of several choices the first counts. Throws ModelFault for what is none, and for an error that is told in
 * the midst of an answer.
 * @see https://platform.openai.com/docs/api-reference/chat-streaming
 */
export function readDelta(json: string): Delta {
  const { output, success } = v.safeParse(event, parsed(json));
  if (!success) throw new ModelFault("It says what is no piece of an answer");
  if (output.error != null) throw new ModelFault("It fails in the midst of its answer");
  const choice = output.choices.find(({ index }) => index === 0);
  const { content, refusal, tool_calls } = choice?.delta ?? choice?.message ?? v.parse(said, {});
  return {
    text: content,
    isRefusal: refusal !== "",
    calls: tool_calls.map((call) => ({
      index: call.index ?? undefined,
      id: call.id,
      name: call.function.name ?? "",
      input: call.function.arguments ?? "",
    })),
    finish: choice?.finish_reason ?? undefined,
    tokens: output.usage ? { input: output.usage.prompt_tokens, output: output.usage.completion_tokens } : undefined,
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ModelFault("It says what is no JSON");
  }
}

/** Whether it brings something of an answer: many events only say that the model is at work. */
export const isTelling = ({ text: words, calls, isRefusal, finish, tokens }: Delta): boolean =>
  words !== "" || calls.length > 0 || isRefusal || finish !== undefined || tokens !== undefined;
