import { searchFold } from "@bellyfed/core/search/words";
import type { Planner } from "../ports.ts";
import type { Slots, Understood } from "../slots.ts";
import type { PastTurn } from "../turn.ts";
import { noSlots } from "../understand/slots.ts";
import { asked, type GoldenTurn } from "./golden.ts";
import { restaurants, shown, world } from "./world.ts";

/** What of a turn was understood otherwise than it was meant: one line each. */
export type Misses = readonly string[];

/** Asks a planner the questions of a turn, one after the other, and judges what it makes of the last. */
export async function judged(planner: Planner, turn: GoldenTurn): Promise<Misses> {
  const past: PastTurn[] = [];
  let understood: Understood | undefined;
  for (const message of turn.said) {
    const question = { message, locale: "en" as const, near: null, past: [...past], now: asked };
    understood = await planner.understand(question, world, AbortSignal.timeout(60_000));
    past.push(pastOf(message, understood));
  }
  return understood ? missesOf(turn, understood) : ["nothing was asked"];
}

/** A golden turn that is over: whatever was found, the same places were shown; else those that were asked about. */
export const pastOf = (message: string, understood: Understood): PastTurn => ({
  ...{ message, understood },
  shown: understood.intent === "find" ? shown : placesOf(understood),
});

const placesOf = ({ places }: Understood): PastTurn["shown"] =>
  places.flatMap((asked) => restaurants.flatMap(([id, name]) => (id === asked ? [{ id, name }] : [])));

/** What of a turn was understood otherwise than it was meant. */
export function missesOf(turn: GoldenTurn, { intent, slots, places, topics, unclear }: Understood): Misses {
  const misses = intent === turn.intent ? [] : [`intent ${intent}, not ${turn.intent}`];
  if (turn.intent === "find" || turn.intent === "fact") misses.push(...slotMisses(turn, slots));
  if (turn.places && !same(turn.places, places)) misses.push(`places ${places}, not ${turn.places}`);
  if (turn.topics.length > 0 && !turn.topics.some((topic) => topics.includes(topic)))
    misses.push(`topics ${topics}, not ${turn.topics}`);
  if ((unclear?.kind ?? null) !== turn.unclear) misses.push(`unclear ${unclear?.kind ?? null}, not ${turn.unclear}`);
  return misses;
}

/** The slots that a turn means. */
export const meantSlots = ({ slots, not }: GoldenTurn): Slots => ({
  ...{ ...noSlots, ...slots },
  not: { ...noSlots.not, ...not },
});

function slotMisses(turn: GoldenTurn, slots: Slots): string[] {
  const expected = meantSlots(turn);
  const misses = Object.keys(noSlots)
    .filter((name) => name !== "not")
    .map((name) => [name, expected[name as keyof Slots], slots[name as keyof Slots]] as const);
  const denied = Object.keys(noSlots.not).map(
    (name) => [`not ${name}`, expected.not[name as keyof Slots["not"]], slots.not[name as keyof Slots["not"]]] as const,
  );
  return [...misses, ...denied]
    .filter(([, meant, got]) => !same(meant, got))
    .map(([name, meant, got]) => `${name} ${JSON.stringify(got)}, not ${JSON.stringify(meant)}`);
}

/** Lists are compared in any order, and texts as a search compares them. */
function same(one: unknown, other: unknown): boolean {
  const text = (value: unknown): string =>
    Array.isArray(value) ? JSON.stringify(value.map(text).sort()) : searchFold(JSON.stringify(value));
  return text(one) === text(other);
}
