import type { Chat, ChatMessage } from "@/platform/api";
import { type Answer, type AnswerEnd, nothingYet } from "../stream/answer.ts";

/** A question with what was answered. */
export interface Turn {
  readonly question: string;
  readonly answer: Answer;
}

/** The turns of a chat, oldest first. One that is being answered has nothing yet: it is told as it is written. */
export function turnsOf({ id, messages }: Pick<Chat, "id" | "messages">): Turn[] {
  return messages.flatMap((message, index) => {
    if (message.role !== "user") return [];
    const next = messages[index + 1];
    const answer = next?.role === "assistant" ? answerOf(next) : nothingYet;
    return [{ question: textOf(message), answer: { ...answer, chatId: id } }];
  });
}

/** An answer as it is kept. */
export function answerOf(message: ChatMessage): Answer {
  const { id, parts } = message;
  return {
    ...nothingYet,
    messageId: id,
    text: textOf(message),
    sources: parts.flatMap((part) =>
      part.type === "source-url" ? [{ id: part.sourceId, url: part.url, title: part.title }] : [],
    ),
    restaurants: parts.flatMap((part) => (part.type === "data-restaurants" ? part.data.restaurants : [])),
    end: endOf(message),
  };
}

const textOf = ({ parts }: ChatMessage): string =>
  parts.map((part) => (part.type === "text" ? part.text : "")).join("");

function endOf({ metadata }: ChatMessage): AnswerEnd | undefined {
  switch (metadata?.status) {
    case "done":
      return { kind: "finished", model: metadata.model };
    case "stopped":
      return { kind: "stopped" };
    case "failed":
      return { kind: "failed" };
    case "running":
    case undefined:
      return undefined;
  }
}
