import type { Ended } from "../chats/running.ts";
import type { AnswerTag, GuideAnswer, MessagePart } from "../contract.ts";
import { turnId } from "../keys.ts";
import type { AnswerType } from "../rules.ts";
import type { TurnOutcome } from "../turn.ts";

/** An answer as a whole, in the shape of Yelp's AI API. */
export function wholeAnswer(
  { chatId, turn }: { readonly chatId: string; readonly turn: number },
  { answer: { parts, cost } }: Ended,
  { understood, shown, text, sources, state }: TurnOutcome,
  explain: boolean,
): GuideAnswer {
  const restaurants = restaurantsIn(parts);
  return {
    chat_id: chatId,
    message_id: turnId(chatId, turn),
    response: { text, tags: tagsOf(text, shown) },
    types: [typeOf(understood)],
    entities: restaurants.length > 0 ? [{ restaurants }] : [],
    sources: sources.map(({ id, url, title }) => ({ id, url, title })),
    ...cost,
    ...(explain && { explain: state }),
  };
}

/** Each place where a restaurant that is shown is named, in the order of the text; of two names at one place the longer one. */
function tagsOf(text: string, shown: TurnOutcome["shown"]): AnswerTag[] {
  const found = shown.flatMap(({ id, name }) =>
    name === "" ? [] : [...occurrences(text, name)].map((start) => ({ id, start, end: start + name.length })),
  );
  const sorted = found.sort((a, b) => a.start - b.start || b.end - a.end);
  const tags: AnswerTag[] = [];
  for (const { id, start, end } of sorted) {
    if (start < (tags.at(-1)?.end ?? 0)) continue;
    tags.push({ tag_type: "restaurant", start, end, meta: { restaurant_id: id } });
  }
  return tags;
}

function* occurrences(text: string, name: string): Generator<number> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) yield at;
}

function typeOf({ intent, unclear }: TurnOutcome["understood"]): AnswerType {
  if (unclear) return "clarification";
  if (intent === "find") return "restaurant_search";
  return intent === "fact" || intent === "compare" ? "restaurant_details" : "conversation";
}

const restaurantsIn = (parts: readonly MessagePart[]) =>
  parts.flatMap((part) => (part.type === "data-restaurants" ? part.data.restaurants : []));
