import { type FieldError, faultOf, fieldError } from "@bellyfed/core/fault";
import { slugOf } from "@bellyfed/core/slug";
import { MOST_CUISINES } from "../../restaurants/rules.ts";
import { MOST_INSPECTIONS } from "../rules.ts";

/** A record before it is validated, as plain JSON. */
export interface Unchecked {
  external_id: unknown;
  restaurant: object;
  inspections: unknown;
}

/** The parts that a row can do without, as JSON pointers. */
const DISPENSABLE = [
  /^\/restaurant\/(?:description|phone|website|price_level|opening_hours|location)(?=\/|$)/,
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

/** How many entries of a list are looked at: each that is wrong costs more than one that is right. */
export const MOST_ENTRIES = 2_000;

/** The record with its lists cut to that, and a note at each that was longer. */
export function withinReach(record: Unchecked): { readonly record: Unchecked; readonly notes: readonly FieldError[] } {
  const { restaurant, inspections } = record as { restaurant: { cuisines?: unknown }; inspections: unknown };
  const { cuisines } = restaurant;
  const within = (list: unknown) => (isTooLong(list) ? list.slice(0, MOST_ENTRIES) : list);
  return {
    record: { ...record, restaurant: { ...restaurant, cuisines: within(cuisines) }, inspections: within(inspections) },
    notes: [
      ...(isTooLong(cuisines)
        ? [fieldError("/restaurant/cuisines", faultOf("too_many", { most: MOST_CUISINES }))]
        : []),
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
  change(left, "/restaurant/cuisines", withoutGaps);
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
  const { address, cuisines, ...rest } = restaurant as { address?: unknown; cuisines?: unknown };
  return {
    external_id,
    restaurant: { ...rest, address: copy(address), cuisines: copy(cuisines) },
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
  parent[last] = changed(parent[last]);
}
