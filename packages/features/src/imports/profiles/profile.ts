import { AppError } from "@bellyfed/core/error";
import { parse } from "@bellyfed/core/http/parse";
import { type Fault, ImportRecord, type ProfileName } from "../contract.ts";
import { bellyfed } from "./bellyfed.ts";
import { geojson } from "./geojson.ts";
import { nyc } from "./nyc.ts";

/** What holds for rows that do not say it. */
export interface Defaults {
  readonly city: string | null;
}
export type Mapped = { readonly record: ImportRecord } | { readonly rejected: readonly Fault[] };

/** What a profile makes of a row before it is validated. Throws AppError `invalid`, with pointers into the row, for what it cannot map. */
export type Draft = (
  row: unknown,
  defaults: Defaults,
) => { external_id: unknown; restaurant: object; inspections: unknown };

/** A source's shape of rows. */
export interface Profile {
  readonly draft: Draft;
  /** Where a field of the record came from, for messages: its own name of the longest matching path. */
  readonly origins: Readonly<Record<string, string>>;
}

export const profilesByName: Readonly<Record<ProfileName, Profile>> = { bellyfed, nyc, geojson };

/** One row as a record that the restaurants' contract accepts, or everything that is wrong with it. Pure. */
export function mapRow({ draft, origins }: Profile, row: unknown, defaults: Defaults): Mapped {
  try {
    return { record: parse(ImportRecord, draft(row, defaults)) };
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

/** `/restaurant/address/street` as the source calls it, with dots. */
function originOf(pointer: string, origins: Profile["origins"]): string {
  const path = pointer.slice(1).replaceAll("/", ".").replaceAll("~1", "/").replaceAll("~0", "~");
  const known = Object.keys(origins)
    .filter((prefix) => path === prefix || path.startsWith(`${prefix}.`))
    .sort((a, b) => b.length - a.length)[0];
  if (known === undefined) return path.replace(/^restaurant\./, "");
  return `${origins[known]}${path.slice(known.length)}`;
}
