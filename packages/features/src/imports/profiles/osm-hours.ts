import type { Hours, HoursKind } from "@bellyfed/core/hours/model";
import { readHours } from "@bellyfed/core/hours/read";
import type { Tags } from "./osm-tags.ts";

/** Tags that say when something is offered, in the syntax of `opening_hours`. */
const KINDS: Readonly<Record<Exclude<HoursKind, "open">, readonly string[]>> = {
  kitchen: ["opening_hours:kitchen"],
  delivery: ["opening_hours:delivery"],
  takeaway: ["opening_hours:takeaway"],
  happy_hour: ["happy_hours", "opening_hours:happy_hours"],
  brunch: ["opening_hours:brunch"],
};

type Read = Pick<Hours, "regular" | "special">;

/**
 * Hours as data, where tags say more than when a place is open and all that is needed can be read; undefined: what `opening_hours` says is
 * kept as text. What of the others cannot be read is left out.
 */
export function hoursOf(tags: Tags): Hours | undefined {
  const open =
    tags.opening_hours === undefined ? { regular: [], special: [], text: null } : readHours(tags.opening_hours);
  const kinds = Object.entries(KINDS).flatMap(([kind, keys]) => {
    const [read] = keys.flatMap((key) => readHours(tags[key] ?? "") ?? []);
    return read ? [ofKind(read, kind as HoursKind)] : [];
  });
  if (!open || kinds.length === 0) return undefined;
  const all = [ofKind(open, "open"), ...kinds];
  return {
    regular: all.flatMap(({ regular }) => regular),
    special: all.flatMap(({ special }) => special),
    text: open.text,
  };
}

/** What began the day before a special one goes on, as people mean it. */
const ofKind = ({ regular, special }: Read, kind: HoursKind): Read => ({
  regular: regular.map((span) => ({ ...span, kind })),
  special: special.map(({ date, spans, note }) => ({ date, kind, spans, note })),
});
