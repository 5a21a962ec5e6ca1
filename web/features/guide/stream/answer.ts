import type { FoundRestaurant } from "@/platform/api";
import type { Chunk, Step } from "./chunk.ts";

/** On what a sentence rests: its number stands in the text as `[1]`. */
export interface AnswerSource {
  readonly id: string;
  readonly url: string;
  /** What the place is called, or a sentence of a review. */
  readonly title: string;
}

/** How an answer ended; `model`: which language model took part, `embedded` for none. */
export type AnswerEnd =
  | { readonly kind: "finished"; readonly model: string }
  | { readonly kind: "stopped" }
  | { readonly kind: "failed" };

/** An answer as far as it is known. */
export interface Answer {
  /** The chat that it belongs to, and its own id (`<chat>-<turn>`), once it has begun. */
  readonly chatId: string | undefined;
  readonly messageId: string | undefined;
  /** What is being done for it. */
  readonly step: Step | undefined;
  readonly text: string;
  readonly sources: readonly AnswerSource[];
  readonly restaurants: readonly FoundRestaurant[];
  /** undefined: it is still being written. */
  readonly end: AnswerEnd | undefined;
}

export const nothingYet: Answer = {
  chatId: undefined,
  messageId: undefined,
  step: undefined,
  text: "",
  sources: [],
  restaurants: [],
  end: undefined,
};

/** An answer after one more piece of it. Pieces of kinds that are not shown change nothing. */
export function heard(answer: Answer, chunk: Chunk): Answer {
  switch (chunk.type) {
    case "start":
      return { ...answer, chatId: chunk.messageMetadata.chat_id, messageId: chunk.messageId };
    case "data-status":
      return { ...answer, step: chunk.data.step };
    case "source-url":
      return withSource(answer, { id: chunk.sourceId, url: chunk.url, title: chunk.title });
    case "data-restaurants":
      return { ...answer, restaurants: chunk.data.restaurants };
    case "text-delta":
      return { ...answer, text: answer.text + chunk.delta };
    case "finish":
      return { ...answer, end: answer.end ?? endOf(chunk) };
    case "abort":
      return { ...answer, end: { kind: "stopped" } };
    case "error":
      return { ...answer, end: { kind: "failed" } };
    default:
      return answer;
  }
}

const endOf = ({ finishReason, messageMetadata }: Extract<Chunk, { readonly type: "finish" }>): AnswerEnd =>
  finishReason === "error" ? { kind: "failed" } : { kind: "finished", model: messageMetadata.model };

const withSource = (answer: Answer, source: AnswerSource): Answer =>
  answer.sources.some(({ id }) => id === source.id) ? answer : { ...answer, sources: [...answer.sources, source] };

/** The number of an answer's turn in its chat, from its id; undefined for an id that has none. */
export const turnOf = (messageId: string | undefined): number | undefined => {
  const [, turn] = /-(\d+)$/.exec(messageId ?? "") ?? [];
  return turn === undefined ? undefined : Number(turn);
};
