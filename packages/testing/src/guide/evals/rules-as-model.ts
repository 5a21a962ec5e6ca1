import { asked as now } from "@bellyfed/features/guide/evals/golden";
import { restaurants, shown, world } from "@bellyfed/features/guide/evals/world";
import type { Slots, Understood, When } from "@bellyfed/features/guide/slots";
import type { PastTurn } from "@bellyfed/features/guide/turn";
import { rules } from "@bellyfed/features/guide/understand/understand";
import { meant, questionAt } from "../asking.ts";
import { calling, streams } from "../model-answers.ts";
import { asksForPlan, type SaidSentence, sourcesIn, type ToldSource, writing } from "../model-roles.ts";
import type { ModelRequest, ModelScript } from "../scripted-model.ts";

/**
 * A model that understands as the rules do, from nothing but what a planner is told: the message, and of the turns before what was understood.
 * It knows the names of the golden turns alone.
 */
export const rulesAsModel =
  (write: (sources: readonly ToldSource[]) => readonly SaidSentence[]): ModelScript =>
  (request) =>
    asksForPlan(request)
      ? async (response) => streams(calling(...callOf(await readFrom(request))))(response)
      : writing(write(sourcesIn(request)));

interface Read {
  readonly understood: Understood;
  readonly past: readonly PastTurn[];
}

async function readFrom({ body }: ModelRequest): Promise<Read> {
  const [system, user] = body.messages as readonly { readonly content: string }[];
  const known = JSON.parse(/What is known: (.*)$/s.exec(system?.content ?? "")?.[1] ?? "{}");
  const past = (known.turns_before as readonly ToldTurn[]).map(pastFrom);
  const question = questionAt(now, { message: user?.content ?? "", locale: known.language_of_the_page, past });
  return { understood: await rules.understand(question, world, new AbortController().signal), past };
}

/** Places that were asked about, of which a planner is told only how many they were. */
const spokenOf = [1, 2, 3, 4, 5].map((each) => ({ id: `spoken of ${each}`, name: `Spoken of ${each}` }));

interface ToldTurn extends Pick<Understood, "intent" | "topics"> {
  readonly asked: Readonly<Record<string, unknown>>;
  readonly places_shown: number;
}

function pastFrom({ intent, topics, asked, places_shown }: ToldTurn): PastTurn {
  const [not, slots] = [true, false].map((is) =>
    Object.fromEntries(
      Object.entries(asked).flatMap(([name, value]) =>
        name.startsWith("not_") === is ? [[name.replace("not_", ""), value]] : [],
      ),
    ),
  );
  const understood = meant({ intent, topics, slots: { ...slots, not: not as Partial<Slots["not"]> } });
  if (intent === "find") return { message: "", understood, shown: shown.slice(0, places_shown) };
  const places = spokenOf.slice(0, places_shown);
  return { message: "", understood: { ...understood, places: places.map(({ id }) => id) }, shown: places };
}

/** The tool that a planner asks for to say the same. */
function callOf({ understood, past }: Read): [string, object] {
  const { intent, language, isFollowUp, slots, topics, unclear } = understood;
  const asked = { language, goes_on: isFollowUp };
  if (intent === "find")
    return ["find_restaurants", { ...asked, ...lookingFor(slots, unclear), among_shown: understood.places.length > 0 }];
  if (intent !== "fact" && intent !== "compare") return ["say", { ...asked, what: intent }];
  const { dishes, diets, attributes, concepts: moods, when } = slots;
  const about = {
    ...{ ...asked, places: placesOf(understood, past), topics, dishes, diets, attributes, moods },
    when: when && whenOf(when),
  };
  return [intent === "fact" ? "about_places" : "compare_places", about];
}

/** Those that were shown by their number, others by their name. */
function placesOf({ places, unclear }: Understood, past: readonly PastTurn[]): object[] {
  if (unclear?.kind === "no_such_place") return [{ shown: 20 }];
  if (unclear?.kind === "place") return [{ name: unclear.said }];
  if (places.some((id) => spokenOf.some((place) => place.id === id))) return [{ spoken_of: true }];
  const before = past.findLast((turn) => turn.shown.length > 0)?.shown ?? [];
  return places.map((id) => {
    const index = before.findIndex((place) => place.id === id);
    return index < 0 ? { name: restaurants.find(([known]) => known === id)?.[1] ?? "" } : { shown: index + 1 };
  });
}

function lookingFor(slots: Slots, unclear: Understood["unclear"]): object {
  const { city, neighborhood, radius, cuisines, dishes, diets, attributes, concepts, price, party, order, count, not } =
    slots;
  return {
    ...{ city, neighborhood, nearby: slots.nearby || unclear?.kind === "position", radius_m: radius, cuisines, dishes },
    ...{ diets, attributes, moods: concepts, price_levels: price, rating_min: slots.ratingMin, party, order, count },
    ...{ when: slots.when && whenOf(slots.when), without_chains: slots.chains === "without" },
    ...{ others_than_shown: not.places.length > 0, not_cuisines: not.cuisines, not_dishes: not.dishes },
    ...{ not_moods: not.concepts, not_attributes: not.attributes },
  };
}

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

function whenOf(when: When): object {
  if (when.kind === "on")
    return { ...(when.date ? { date: when.date } : { weekday: DAYS[when.day] }), part: when.part };
  if ("instant" in when.open) return { now: true };
  const { day, minutes } = when.open;
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return { weekday: DAYS[day], time: clock };
}
