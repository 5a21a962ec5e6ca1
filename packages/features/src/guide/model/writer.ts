import type { ChatLimits, ChatMessage, ChatModel } from "@bellyfed/core/guide/chat-model";
import type { DraftSentence } from "../evidence.ts";
import type { Brief, Writer } from "../ports.ts";
import type { AnswerCache } from "./answer-cache.ts";
import { mayBeSaid } from "./claims.ts";
import { sentenceReader } from "./sentence-reader.ts";
import { answerSchema, writerPrompt } from "./writer-prompt.ts";

const LIMITS: ChatLimits = { outputTokens: 900, firstMs: 8_000, wholeMs: 20_000 };
const MOST_SENTENCES = 20;

export interface WriterSettings {
  readonly cache: AnswerCache;
  /** Told why rules write instead, or why the model stopped. */
  readonly instead: (error: unknown) => void;
  /** Told of each sentence that a model may not say. */
  readonly refused: () => void;
  /** Told when an answer of the model is used. */
  readonly used: () => void;
}

/**
 * Writes by a language model which places fit, and why; all else, facts and comparisons, `rules` write. It sees what was asked for by closed
 * lists and the sources as quoted data, has no tools, and each sentence is told as soon as it is whole. Where it fails before the first
 * sentence the rules write; where it breaks off later, what is told until then stays.
 */
export const modelWriter = (model: ChatModel, rules: Writer, settings: WriterSettings): Writer => ({
  async *write(brief, signal) {
    let isTold = false;
    try {
      if (brief.understood.intent === "find" && brief.sources.length > 0)
        for await (const sentence of answered(model, brief, settings, signal)) {
          isTold = true;
          yield sentence;
        }
    } catch (error) {
      if (signal.aborted) return;
      settings.instead(error);
    }
    if (!isTold) yield* rules.write(brief, signal);
  },
});

/** What the model says, or has said before to the same. What breaks off, or says nothing, is not kept. */
async function* answered(
  model: ChatModel,
  brief: Brief,
  { cache, refused, used }: WriterSettings,
  signal: AbortSignal,
): AsyncGenerator<DraftSentence> {
  const prompt = writerPrompt(brief);
  const asked = JSON.stringify([model.name, brief.understood.language, prompt]);
  const before = cache.get(asked);
  if (before) used();
  const sentences: DraftSentence[] = [];
  for await (const sentence of before ?? said(model, prompt, signal)) {
    if (sentences.length === MOST_SENTENCES) break;
    if (!mayBeSaid(sentence, brief)) {
      refused();
      continue;
    }
    sentences.push(sentence);
    yield sentence;
  }
  if (sentences.length > 0) cache.put(asked, sentences);
}

async function* said(
  model: ChatModel,
  prompt: readonly ChatMessage[],
  signal: AbortSignal,
): AsyncGenerator<DraftSentence> {
  const reader = sentenceReader();
  for await (const piece of model.stream(prompt, [], answerSchema, LIMITS, signal))
    if (piece.kind === "text") for (const sentence of reader.read(piece.text)) yield { ...sentence, about: "places" };
}
