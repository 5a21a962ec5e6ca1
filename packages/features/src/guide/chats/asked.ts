import type { GuideEvent } from "../events.ts";
import type { TurnOutcome } from "../turn.ts";
import type { BegunTurn } from "./beginning.ts";

/** What the log is told of a turn: nothing that somebody wrote, and nothing of who it was. */
export function factsOf(
  { chat, turn }: Pick<BegunTurn, "chat" | "turn">,
  { understood, counts }: TurnOutcome,
  model: string,
): GuideEvent["payload"] {
  const { intent, language, topics, slots } = understood;
  return {
    chat_id: chat.id,
    turn,
    ...{ intent, language, topics: [...topics] },
    city: slots.city,
    cuisines: [...slots.cuisines],
    diets: [...slots.diets],
    concepts: [...slots.concepts],
    counts: { ...counts },
    model,
  };
}
