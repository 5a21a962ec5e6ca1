import type { Understood } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import type { Question } from "../turn.ts";
import { amongShown } from "./among.ts";
import { facts } from "./facts.ts";
import { find } from "./find.ts";
import { nothing, type Retrieved } from "./finding.ts";
import { praised } from "./praise.ts";
import { findOrNearest } from "./relaxing.ts";
import type { Wish } from "./searches.ts";

/** Places that are told where nobody says how many, and at most. */
const USUAL = 5;
const MOST = 10;

/** Whether a turn looks for anything: it has to know what, and some questions are answered without. */
export const looksFor = ({ intent, unclear, places, slots }: Understood): boolean =>
  unclear === null &&
  (intent === "find" ||
    intent === "fact" ||
    intent === "compare" ||
    (intent === "medical" && (places.length > 0 || slots.diets.length > 0)));

/** Reads what answers a question. */
export async function retrieve(understood: Understood, question: Question, tools: GuideTools): Promise<Retrieved> {
  if (!looksFor(understood)) return nothing;
  if (understood.intent !== "find" && understood.places.length > 0) return facts(understood, tools);
  if (understood.intent === "fact" || understood.intent === "compare") return nothing;
  const wish = wishOf(understood, question);
  if (understood.intent === "find" && understood.places.length > 0) return amongShown(understood, wish, tools);
  // Nothing is near enough where it is about somebody's health.
  if (understood.intent === "medical") return { ...(await find(wish, tools)), relaxed: [] };
  return praised(await findOrNearest(wish, tools), understood, tools);
}

const wishOf = ({ slots }: Understood, { near, now }: Question): Wish => ({
  ...{ slots, question: { near, now }, diets: "said" },
  count: Math.max(1, Math.min(slots.count ?? USUAL, MOST)),
});
