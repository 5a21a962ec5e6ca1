import type { Place, Step } from "./history.ts";
import { dayAfter } from "./world.ts";

/** The steps that say from or until which day a restaurant is there for guests. */
export type Dated = Extract<Step, { readonly kind: "close-on" | "pause" | "open-on" }>;

/** How each is asked for, what names its day in the request and in the answer, and how a person would say it. */
const ways = {
  "close-on": { verb: "close", asked: "on", answered: "closes_on", says: "closes from day" },
  pause: { verb: "close-temporarily", asked: "until", answered: "closed_until", says: "closes until the end of day" },
  "open-on": { verb: "open-on", asked: "on", answered: "opens_on", says: "opens on day" },
} as const;

export const isDated = <Some extends Step>(step: Some): step is Some & Dated => Object.hasOwn(ways, step.kind);
export const datedVerb = ({ kind }: Dated): string => ways[kind].verb;
export const datedBody = ({ kind, days }: Dated): object => ({ [ways[kind].asked]: dayAfter(days) });
/** What the answer is to show. */
export const datedShown = ({ kind, days }: Dated): object => ({ [ways[kind].answered]: dayAfter(days) });
export const datedSentence = ({ kind, days, place }: Dated, called: (place: Place) => string): string =>
  `says that ${called(place)} ${ways[kind].says} ${days}`;
