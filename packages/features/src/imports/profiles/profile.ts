import { AppError } from "@bellyfed/core/error";
import { parse } from "@bellyfed/core/parse";
import { withoutHidden } from "@bellyfed/core/visible";
import { type Fault, ImportRecord } from "../contract.ts";
import type { ProfileName } from "../rules.ts";
import { bellyfed } from "./bellyfed.ts";
import { geojson } from "./geojson.ts";
import { nyc } from "./nyc.ts";
import type { Defaults, Profile } from "./row.ts";

export type Mapped = { readonly record: ImportRecord } | { readonly rejected: readonly Fault[] };

export const profilesByName: Readonly<Record<ProfileName, Profile>> = { bellyfed, nyc, geojson };

/** One row as a record that the restaurants' contract accepts, or everything that is wrong with it. Pure. */
export function mapRow({ draft, origins }: Profile, row: unknown, defaults: Defaults): Mapped {
  try {
    const { restaurant, ...rest } = draft(row, defaults);
    return { record: parse(ImportRecord, { ...rest, restaurant: legible(restaurant) }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const faults = error.errors.map(({ pointer, message, code, params }) => ({
      field: originOf(pointer, origins),
      reason: message,
      code,
      params,
    }));
    // What is wrong with a field first is the cause of what else is.
    return { rejected: [...new Map(faults.toReversed().map((fault) => [fault.field, fault])).values()].toReversed() };
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
