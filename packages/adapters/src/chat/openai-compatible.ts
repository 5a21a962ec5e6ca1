import { setTimeout as sleep } from "node:timers/promises";
import type { ChatLimits, ChatModel } from "@bellyfed/core/guide/chat-model";
import { asFault, ModelFault, modelUnavailable } from "./model-fault.ts";
import { deltasOf } from "./openai-answer.ts";
import { call, type OpenAiSettings } from "./openai-call.ts";
import type { Delta } from "./openai-delta.ts";
import { piecesOf } from "./openai-pieces.ts";
import type { Asked, OptionalPart } from "./openai-request.ts";

const ATTEMPTS = 3;
const PAUSE_MS = 250;
/** An event of a few characters has some 300 bytes. */
const MOST_BYTES = 2_000_000;

/**
 * A model at an address that speaks OpenAI's chat completions: OpenAI's own, Ollama's, vLLM's, llama.cpp's, LM Studio's, Bedrock's. While
 * nothing of an answer has come it is asked again after 429, 5xx and broken connections, if what the limits leave suffices for the pause.
 * @see https://platform.openai.com/docs/api-reference/chat
 */
export function openAiCompatible(settings: OpenAiSettings): ChatModel {
  const refused = new Set<OptionalPart>();
  return {
    name: settings.model,
    async *stream(messages, tools, schema, limits, signal) {
      signal.throwIfAborted();
      const deadlines = startDeadlines(limits, signal);
      try {
        const deltas = begin(settings, { messages, tools, schema, limits }, refused, deadlines);
        yield* piecesOf(deltas, new Set(tools.map(({ name }) => name)));
      } catch (error) {
        signal.throwIfAborted();
        const fault = asFault(error);
        throw fault instanceof ModelFault ? modelUnavailable(fault) : fault;
      } finally {
        deadlines.end();
      }
    },
  };
}

/** What an answer brings, from an attempt that brings anything. */
async function* begin(
  settings: OpenAiSettings,
  asked: Asked,
  refused: Set<OptionalPart>,
  deadlines: Deadlines,
): AsyncGenerator<Delta> {
  const { attempts = ATTEMPTS, mostBytes = MOST_BYTES } = settings;
  for (let attempt = 1; ; attempt++) {
    let hasBegun = false;
    try {
      const response = await call(settings, asked, refused, deadlines.signal);
      for await (const delta of deltasOf(response, mostBytes)) {
        if (!hasBegun) deadlines.begun();
        hasBegun = true;
        yield delta;
      }
      return;
    } catch (error) {
      const fault = asFault(error);
      if (hasBegun || attempt === attempts || !(fault instanceof ModelFault)) throw fault;
      await pause(fault, attempt, settings, deadlines);
    }
  }
}

/** Waits as long as the server says, else a random time that grows. Throws the fault where that is too long, or does not help. */
async function pause(fault: ModelFault, attempt: number, { pauseMs = PAUSE_MS }: OpenAiSettings, deadlines: Deadlines) {
  if (fault.again === "never") throw fault;
  const milliseconds = fault.again === "none" ? Math.random() * pauseMs * 2 ** (attempt - 1) : fault.again;
  if (milliseconds >= deadlines.left()) throw fault;
  await sleep(milliseconds, undefined, { signal: deadlines.signal }).catch(() => deadlines.signal.throwIfAborted());
}

interface Deadlines {
  /** Aborted with a ModelFault when one has passed, or as the caller says. */
  readonly signal: AbortSignal;
  /** Milliseconds until the first piece has to be there. */
  left(): number;
  /** The first piece is there. */
  begun(): void;
  end(): void;
}

function startDeadlines({ firstMs, wholeMs }: ChatLimits, caller: AbortSignal): Deadlines {
  const late = new AbortController();
  const after = (milliseconds: number, what: string) =>
    setTimeout(() => late.abort(new ModelFault(`${what} within ${milliseconds} ms`)), milliseconds);
  const until = performance.now() + Math.min(firstMs, wholeMs);
  const first = after(firstMs, "It says nothing");
  const whole = after(wholeMs, "It does not end");
  return {
    signal: AbortSignal.any([caller, late.signal]),
    left: () => until - performance.now(),
    begun: () => clearTimeout(first),
    end() {
      clearTimeout(first);
      clearTimeout(whole);
    },
  };
}
