import { AppError } from "@bellyfed/core/error";
import { type FieldError, faultOf, fieldError } from "@bellyfed/core/fault";
import { parse } from "@bellyfed/core/parse";
import { withoutHidden } from "@bellyfed/core/visible";
import { type Fault, ImportRecord } from "../contract.ts";
import { bounded } from "../importing.ts";
import type { ProfileName } from "../rules.ts";
import { bellyfed } from "./bellyfed.ts";
import { usableDishes } from "./dishes.ts";
import { geojson } from "./geojson.ts";
import { isDispensable, leaveOut, type Unchecked, withinReach } from "./leave-out.ts";
import { nyc } from "./nyc.ts";
import type { Defaults, Profile } from "./row.ts";

export type Mapped =
  | {
      readonly record: ImportRecord;
      /** What was left out of it and why; none when left out. */
      readonly notes?: readonly Fault[];
    }
  | { readonly rejected: readonly Fault[] };

export const profilesByName: Readonly<Record<ProfileName, Profile>> = { bellyfed, nyc, geojson };

/**
 * One row as a record that the restaurants' contract accepts, without what of it is optional and cannot be used; or everything that is wrong
 * with it. Pure.
 */
export function mapRow({ draft, origins }: Profile, row: unknown, defaults: Defaults): Mapped {
  try {
    const { notes = [], dishes: drafted = [], restaurant, ...rest } = draft(row, defaults);
    const external_id = typeof rest.external_id === "number" ? String(rest.external_id) : rest.external_id;
    const { dishes, left: without, refused } = usableDishes(drafted);
    const served = dishes.length > 0 && { dishes: [...dishes] };
    if (restaurant === null) {
      const record = parse(ImportRecord, { external_id, restaurant, inspections: [], ...served }, { most: Infinity });
      return dishes.length > 0
        ? noted(record, told([...without, ...refused], origins))
        : { rejected: told(refused, origins) };
    }
    const { record: within, notes: cut } = withinReach({ ...rest, restaurant });
    const { inspections } = within;
    const { record, left } = usable({ external_id, restaurant: legible(within.restaurant) as object, inspections });
    return noted({ ...record, ...served }, told([...notes, ...cut, ...left, ...without, ...refused], origins));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { rejected: told(error.errors, origins) };
  }
}

const noted = (record: ImportRecord, notes: readonly Fault[]): Mapped =>
  notes.length > 0 ? { record, notes } : { record };

/** As the source names its fields. What is wrong with a field first is the cause of what else is. */
function told(errors: readonly FieldError[], origins: Profile["origins"]): Fault[] {
  const byField = new Map<string, Fault>();
  for (const { pointer, message, code, params } of errors) {
    const field = originOf(pointer, origins);
    if (!byField.has(field)) byField.set(field, { field, reason: message, code, params });
  }
  return bounded([...byField.values()]);
}

/** Leaving something out may show what else is wrong, as with a list that was too long and is empty then. */
const MOST_TRIES = 4;

/** What of a record can be used, and what was left out. Throws AppError `invalid` for one that is of no use. */
function usable(unchecked: Unchecked): { record: ImportRecord; left: readonly FieldError[] } {
  let left: readonly FieldError[] = [];
  for (let [tries, rest] = [1, unchecked]; ; tries++) {
    try {
      const record = parse(ImportRecord, rest, { most: Infinity });
      const { location } = record.restaurant ?? {};
      if (!record.restaurant || location?.lat !== 0 || location.lng !== 0) return { record, left };
      // No restaurant stands in the Gulf of Guinea: it is what those write who do not know.
      left = [...left, fieldError("/restaurant/location", faultOf("null_island"))];
      return { record: { ...record, restaurant: { ...record.restaurant, location: null } }, left };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const [needed, optional] = [
        error.errors.filter((fault) => !isDispensable(fault)),
        error.errors.filter(isDispensable),
      ];
      if (needed.length > 0 || tries === MOST_TRIES) {
        const causes = left.filter(({ pointer }) => needed.some((fault) => pointer.startsWith(`${fault.pointer}/`)));
        throw new AppError("invalid", "input.invalid", error.message, [...causes, ...needed, ...optional]);
      }
      left = [...left, ...optional];
      rest = leaveOut(rest, optional);
    }
  }
}

/** What its fields and theirs say, without characters that nobody sees: files hold them by accident, and their rows are not lost for it. */
function legible(value: unknown, depth = 2): unknown {
  if (typeof value === "string") return withoutHidden(value);
  if (typeof value !== "object" || value === null || depth === 0) return value;
  if (Array.isArray(value)) return value.map((each) => legible(each, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, legible(each, depth - 1)]));
}

/** `/restaurant/address/street` as the source calls it, with dots. */
function originOf(pointer: string, origins: Profile["origins"]): string {
  const path = pointer.slice(1).replaceAll("/", ".").replaceAll("~1", "/").replaceAll("~0", "~");
  const known = Object.keys(origins)
    .filter((prefix) => path === prefix || path.startsWith(`${prefix}.`))
    .sort((a, b) => b.length - a.length)[0];
  if (known === undefined) return path.replace(/^restaurant\./, "");
  return `${origins[known]}${path.slice(known.length)}`;
}
