import type { Chunk } from "@bellyfed/features/guide/chunk";
import { templates } from "@bellyfed/features/guide/compose/writer";
import type { DraftSentence } from "@bellyfed/features/guide/evidence";
import { turn } from "@bellyfed/features/guide/graph";
import type { Thinking, Turn, TurnPorts } from "@bellyfed/features/guide/ports";
import type { Slots, Understood } from "@bellyfed/features/guide/slots";
import type { GuideTools } from "@bellyfed/features/guide/tools";
import type { PastTurn, Question, TurnOutcome } from "@bellyfed/features/guide/turn";
import { noSlots } from "@bellyfed/features/guide/understand/slots";
import { rules } from "@bellyfed/features/guide/understand/understand";

/** Slots of a question that asks for nothing but this. */
export const slotsOf = ({
  not,
  ...said
}: Partial<Omit<Slots, "not">> & { readonly not?: Partial<Slots["not"]> } = {}): Slots => ({
  ...noSlots,
  ...said,
  not: { ...noSlots.not, ...not },
});

type Meant = Partial<Omit<Understood, "slots">> & { readonly slots?: Parameters<typeof slotsOf>[0] };

/** A question, understood as a search for places that are this. */
export const meant = ({ slots, ...said }: Meant = {}): Understood => ({
  ...{ language: "en", intent: "find", places: [], topics: [], isFollowUp: false, unclear: null },
  ...said,
  slots: slotsOf(slots),
});

/** A question at an instant, milliseconds since 1970. */
export const questionAt = (now: number, said: Partial<Question> = {}): Question => ({
  ...{ message: "?", locale: "en", near: null, past: [], now, ...said },
});

/** Thinks what it is told, and writes by templates, or what it is given. */
export const thinkingOf = (
  understood: Understood,
  written?: (brief: Parameters<Thinking["writer"]["write"]>[0]) => readonly DraftSentence[],
): Thinking => ({
  planner: { understand: async () => understood },
  writer: written
    ? {
        write: async function* (brief) {
          yield* written(brief);
        },
      }
    : templates,
  model: written ? "scripted" : "embedded",
  cost: () => ({ usage: { input_tokens: 0, output_tokens: 0 }, price: { micro_usd: 0 }, model: "embedded" }),
  fellBack: () => null,
});

export interface Played {
  readonly chunks: readonly Chunk[];
  readonly outcome: TurnOutcome;
}

/** A turn, chunk by chunk. */
export function playing(
  tools: GuideTools,
  question: Question,
  thinking: Thinking,
  ports: Partial<TurnPorts> = {},
): ReturnType<Turn> {
  const links = {
    restaurant: (id: string) => `/restaurants/${id}`,
    review: (id: string, review: string) => `/restaurants/${id}/reviews#review-${review}`,
  };
  const signal = new AbortController().signal;
  return turn(question, { thinking, tools, links, signal, explain: true, isFirst: false, ...ports });
}

/** A turn from its beginning to its end. */
export async function play(...asked: Parameters<typeof playing>): Promise<Played> {
  const played = playing(...asked);
  const chunks: Chunk[] = [];
  for (;;) {
    const { value, done } = await played.next();
    if (done) return { chunks, outcome: value };
    chunks.push(value);
  }
}

/** What comes of the last of several messages, said one after the other and answered by rules. */
export async function conversation(
  tools: GuideTools,
  now: number,
  messages: readonly string[],
  more: Partial<Question> = {},
): Promise<TurnOutcome> {
  const past: PastTurn[] = [];
  let last: TurnOutcome | undefined;
  for (const message of messages) {
    const thinking = { ...thinkingOf(meant()), planner: rules };
    const { outcome } = await play(tools, questionAt(now, { message, past: [...past], ...more }), thinking);
    past.push({ message, understood: outcome.understood, shown: outcome.shown });
    last = outcome;
  }
  if (!last) throw new Error("nothing was asked");
  return last;
}
