import { type FieldError, faultOf, fieldError } from "@bellyfed/core/fault";
import { slugOf } from "@bellyfed/core/slug";
import { attributeNames, dietNames, MOST_CUISINES } from "../../restaurants/rules.ts";
import { MOST_INSPECTIONS } from "../rules.ts";

/** A record before it is validated, as plain JSON. */
export interface Unchecked {
  external_id: unknown;
  restaurant: object;
  inspections: unknown;
}

/** The parts that a row can do without, as JSON pointers. */
const DISPENSABLE = [
  /^\/restaurant\/(?:description|phone|website|price_level|opening_hours|location|chain|neighborhood)(?=\/|$)/,
  /^\/restaurant\/links(?:\/(?:menu|order|reserve))?(?=\/|$)/,
  /^\/restaurant\/(?:attributes|diets)(?:\/\d+)?/,
  /^\/restaurant\/address(?:\/(?:street|postal_code|region|country))?(?=\/|$)/,
  /^\/restaurant\/cuisines\/\d+/,
  /^\/inspections\/\d+(?:\/(?:grade|score)$)?/,
  /^\/inspections$/,
];
/** Lists of which only so much is wrong that they say too much. */
const CUT: Readonly<Record<string, (list: readonly unknown[]) => unknown[]>> = {
  "/restaurant/cuisines": (names) => {
    const bySlug = new Map<string, unknown>();
    for (const name of names) if (!bySlug.has(slugOf(String(name)))) bySlug.set(slugOf(String(name)), name);
    return [...bySlug.values()].slice(0, MOST_CUISINES);
  },
  "/inspections": (all) => all.slice(0, MOST_INSPECTIONS),
};

/** A restaurant's lists. */
const LISTS = ["cuisines", "attributes", "diets"] as const;
const MOST_OF = { cuisines: MOST_CUISINES, attributes: attributeNames.length, diets: dietNames.length } as const;

/** How many entries of a list are looked at: each that is wrong costs more than one that is right. */
export const MOST_ENTRIES = 2_000;

/** The record with its lists cut to that, and a note at each that was longer. */
export function withinReach(record: Unchecked): { readonly record: Unchecked; readonly notes: readonly FieldError[] } {
  const { restaurant, inspections } = record as {
    restaurant: Readonly<Record<string, unknown>>;
    inspections: unknown;
  };
  const long = LISTS.filter((name) => isTooLong(restaurant[name]));
  const cut = Object.fromEntries(long.map((name) => [name, (restaurant[name] as unknown[]).slice(0, MOST_ENTRIES)]));
  return {
    record: {
      ...record,
      restaurant: { ...restaurant, ...cut },
      inspections: isTooLong(inspections) ? inspections.slice(0, MOST_ENTRIES) : inspections,
    },
    notes: [
      ...long.map((name) => fieldError(`/restaurant/${name}`, faultOf("too_many", { most: MOST_OF[name] }))),
      ...(isTooLong(inspections) ? [fieldError("/inspections", faultOf("too_many", { most: MOST_INSPECTIONS }))] : []),
    ],
  };
}

const isTooLong = (list: unknown): list is readonly unknown[] => Array.isArray(list) && list.length > MOST_ENTRIES;

/** Whether a row is of use without what this fault is about. A field that nobody knows is no optional one: it may be a misspelled name. */
export const isDispensable = ({ code, pointer }: Pick<FieldError, "code" | "pointer">): boolean =>
  code !== "unknown_field" && (isOfList({ code, pointer }) || partOf(pointer) !== undefined);

const isOfList = ({ code, pointer }: Pick<FieldError, "code" | "pointer">): boolean =>
  code === "too_many" && Object.hasOwn(CUT, pointer);

const partOf = (pointer: string): string | undefined => DISPENSABLE.flatMap((part) => part.exec(pointer)?.[0] ?? [])[0];

/** The record without what these faults, all of them dispensable, are about. */
export function leaveOut(record: Unchecked, faults: readonly FieldError[]): Unchecked {
  const left = copied(record);
  for (const fault of faults) {
    if (isOfList(fault)) continue;
    // An inspection says null where a restaurant says nothing.
    const nothing = fault.pointer.startsWith("/inspections/") ? null : undefined;
    change(left, partOf(fault.pointer) ?? "", () => nothing);
  }
  for (const list of LISTS) if (Object.hasOwn(left.restaurant, list)) change(left, `/restaurant/${list}`, withoutGaps);
  change(left, "/inspections", (all) => withoutGaps(all) ?? []);
  for (const { pointer } of faults.filter(isOfList)) {
    change(left, pointer, (list) => (Array.isArray(list) ? CUT[pointer]?.(list) : list));
  }
  return left;
}

const withoutGaps = (list: unknown): unknown =>
  Array.isArray(list) ? list.filter((entry) => entry !== undefined && entry !== null) : list;

/** A copy of all that can be left out of it; what lies deeper is shared. */
function copied({ external_id, restaurant, inspections }: Unchecked): Unchecked {
  const parts = restaurant as Readonly<Record<string, unknown>>;
  const inner = ["address", "links", ...LISTS].filter((name) => Object.hasOwn(parts, name));
  return {
    external_id,
    restaurant: { ...parts, ...Object.fromEntries(inner.map((name) => [name, copy(parts[name])])) },
    inspections: Array.isArray(inspections) ? inspections.map(copy) : inspections,
  };
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as unknown[])];
  return typeof value === "object" && value !== null ? { ...value } : value;
}

function change(record: object, pointer: string, changed: (value: unknown) => unknown): void {
  const path = pointer.slice(1).split("/");
  const last = path.pop() ?? "";
  let parent = record as Record<string, unknown>;
  for (const step of path) {
    const inner = parent[step];
    // Left out already, with what was around it.
    if (typeof inner !== "object" || inner === null) return;
    parent = inner as Record<string, unknown>;
  }
  const value = changed(parent[last]);
  if (value === undefined && !Array.isArray(parent)) delete parent[last];
  else parent[last] = value;
}
