import type { Chunk, TurnCost } from "../chunk.ts";
import type { Message, MessagePart } from "../contract.ts";
import { turnId } from "../keys.ts";
import type { KeptAnswer, StoredTurn } from "./stored.ts";

/** What an answer that is being written has cost so far, as far as anybody knows. */
const UNKNOWN: KeptAnswer["cost"] = {
  usage: { input_tokens: 0, output_tokens: 0 },
  price: { micro_usd: null },
  model: "embedded",
};

/** The parts of a message that chunks make, as AI SDK puts them together; steps and tools are left out: they told how it was going. */
export function partsOf(chunks: readonly Chunk[]): MessagePart[] {
  const parts: MessagePart[] = [];
  const texts = new Map<string, number>();
  for (const chunk of chunks) {
    if (chunk.type === "source-url") {
      parts.push({ type: "source-url", sourceId: chunk.sourceId, url: chunk.url, title: chunk.title });
    } else if (chunk.type === "data-restaurants") {
      parts.push({ type: "data-restaurants", data: { restaurants: [...chunk.data.restaurants] } });
    } else if (chunk.type === "text-start") {
      texts.set(chunk.id, parts.push({ type: "text", text: "", state: "done" }) - 1);
    } else if (chunk.type === "text-delta") {
      const at = texts.get(chunk.id) ?? -1;
      const part = parts[at];
      if (part?.type === "text") parts[at] = { ...part, text: part.text + chunk.delta };
    }
  }
  return parts;
}

/** The text of an answer. */
export const textOf = (parts: readonly MessagePart[]): string =>
  parts.map((part) => (part.type === "text" ? part.text : "")).join("");

/** A cost as JSON has it. */
export const costOf = ({ usage, price, model }: TurnCost): KeptAnswer["cost"] => ({
  usage: { ...usage },
  price: { ...price },
  model,
});

/** A question and its answer as a chat shows them. `status`: of one whose function has died it is `failed`. */
export function messagesOf(
  chatId: string,
  { turn, message, answer }: StoredTurn,
  status: StoredTurn["status"],
): Message[] {
  const id = turnId(chatId, turn);
  return [
    { id: `${id}-question`, role: "user", parts: [{ type: "text", text: message, state: "done" }] },
    { id, role: "assistant", parts: answer?.parts ?? [], metadata: { status, ...(answer?.cost ?? UNKNOWN) } },
  ];
}
