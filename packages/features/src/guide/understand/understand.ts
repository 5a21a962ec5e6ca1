import type { Restaurant } from "../../restaurants/contract.ts";
import { seenText, tokensOf } from "../lexicon/tokens.ts";
import type { Planner } from "../ports.ts";
import type { Understood } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import type { Question } from "../turn.ts";
import { needsShown } from "./among.ts";
import { decided } from "./decide.ts";
import { languageOf } from "./language.ts";
import { readingOf } from "./reading.ts";
import { type Said, saidIn, slotsOf } from "./said.ts";
import { lastList, lastShown } from "./shown.ts";
import { talkIn } from "./talk.ts";
import { needsZone } from "./when.ts";

/** More is not read: as many characters as a message may have. */
const MOST_READ = 1000;

/** Understands by rules: lists of the index, lexicons and grammars, and no language model. The same question is always understood alike. */
export const rules: Planner = {
  async understand(question, tools, signal) {
    signal.throwIfAborted();
    const text = seenText(question.message.slice(0, MOST_READ));
    const tokens = tokensOf(text);
    const spoken = question.past.at(-1)?.understood.language ?? question.locale;
    const reading = readingOf(tokens, languageOf(tokens, spoken));
    const [cities, cuisines, neighborhoods] = await Promise.all([
      tools.cities(),
      tools.cuisines(),
      tools.neighborhoods(),
    ]);
    const lists = { cities, cuisines, neighborhoods };
    const talk = talkIn(reading, text);
    const said = await saidIn(reading, text, question, lists, tools);
    const own = slotsOf(said, question.now, await zoneOf(said, question, tools));
    const shown = needsShown(said, question.past) ? await shownNow(said, question, tools) : [];
    return dateAsked(decided({ question, said, own, talk, lists, shown }), said);
  },
};

/** Where a day is named whose date nobody here knows, it is asked for: today is not what was meant. */
function dateAsked(understood: Understood, { time }: Said): Understood {
  const isSearch = ["find", "fact", "compare"].includes(understood.intent);
  if (!time || time.unknown === null || understood.unclear !== null || !isSearch) return understood;
  return { ...understood, unclear: { kind: "date", said: time.unknown } };
}

/** The places that a message goes on from; those that are gone or hidden are left out. */
async function shownNow({ choice }: Said, { past }: Question, tools: GuideTools): Promise<Restaurant[]> {
  const shown = choice.most === null ? lastShown(past) : lastList(past);
  const places = await Promise.all(shown.map(({ id }) => tools.getRestaurant(id)));
  return places.filter((place): place is Restaurant => place !== undefined && !place.hidden);
}

const SOME = "5";

/** The time zone of the city that is meant, or of that of a place that is named, as its restaurants tell it; UTC where none does. */
async function zoneOf({ time, slots, city, places }: Said, { past }: Question, tools: GuideTools): Promise<string> {
  const named = places[0]?.options[0]?.city;
  const meant = slots.city ?? named ?? (city ? null : cityBefore(past.at(-1)?.understood));
  if (!time || !needsZone(time) || meant === null) return "UTC";
  const { data } = await tools.searchRestaurants({ city: [meant], limit: SOME });
  return data.map(({ hours }) => hours?.time_zone).find((zone) => zone) ?? "UTC";
}

const cityBefore = (understood: Understood | undefined): string | null => understood?.slots.city ?? null;
