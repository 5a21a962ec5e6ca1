import type { Thinking, Turn } from "@bellyfed/features/guide/ports";
import type { Understood } from "@bellyfed/features/guide/slots";

/** What a scripted turn does next: says something, waits, or fails. */
export type Act =
  | { readonly say: string }
  | { readonly wait: Promise<unknown> }
  | { readonly fail: unknown }
  /** Waits for good, until it is stopped. */
  | { readonly hang: true };

const notAsked = () => {
  throw new Error("The turn is scripted");
};
/** What goes with such a turn: nothing thinks in it. */
export const notThinking: Thinking = {
  planner: { understand: notAsked },
  writer: { write: notAsked },
  model: "embedded",
  cost: () => ({ usage: { input_tokens: 0, output_tokens: 0 }, price: { micro_usd: 0 }, model: "embedded" }),
  fellBack: () => null,
};

const understood: Understood = {
  language: "en",
  intent: "find",
  slots: {
    ...{ city: "Kyoto", neighborhood: null, nearby: false, radius: null, cuisines: ["Ramen"], dishes: [] },
    ...{ diets: ["vegan"], attributes: [], concepts: [], price: [1, 2], ratingMin: null, party: 4, when: null },
    ...{ chains: null, order: "best", count: null },
    not: { cuisines: [], dishes: [], concepts: [], attributes: [], places: [] },
  },
  places: [],
  topics: [],
  isFollowUp: false,
  unclear: null,
};

/** A turn that does what the script says, and shows one place of this name. The script is asked anew for each question. */
export const scriptedTurn = (script: (message: string) => readonly Act[], place = "Menya"): Turn =>
  async function* (question, { signal, isFirst, links, thinking }) {
    const shown = [{ id: "menya", name: place }];
    const url = links.restaurant("menya");
    let text = "";
    yield { type: "data-status", data: { step: "understand" }, transient: true };
    yield { type: "source-url", sourceId: "1", url, title: place };
    yield { type: "text-start", id: "answer" };
    for (const act of script(question.message)) {
      if (signal.aborted) break;
      if ("fail" in act) throw act.fail;
      if ("wait" in act) await act.wait;
      if ("hang" in act) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      if (!("say" in act)) continue;
      text += act.say;
      yield { type: "text-delta", id: "answer", delta: act.say };
    }
    yield { type: "text-end", id: "answer" };
    yield { type: "data-status", data: { step: "done" }, transient: true };
    const source = { id: "1", url, title: place, restaurant_id: "menya", review_id: null, quote: null };
    return {
      ...{ understood, shown, text, sources: [source] },
      counts: { restaurants: 1, sources: 1, sentences: 1 },
      ended: signal.aborted ? "stopped" : "done",
      state: { isFirst, past: question.past.length, model: thinking.model },
    };
  };
