import { AppError } from "@bellyfed/core/error";
import { fieldError, type Fault as WrongIn } from "@bellyfed/core/fault";
import type { Origin } from "../restaurants/contract.ts";
import type { Fault, ImportedDish, ImportRecord, Outcome } from "./contract.ts";

export interface NumberedRecord {
  readonly row: number;
  /** With the time zone of its location; null where that could not be found. */
  readonly record: ImportRecord & { readonly time_zone?: string | null; readonly neighborhood?: string | null };
  /** What was left out of it and why; none when left out. */
  readonly notes?: readonly Fault[];
  /** Its restaurant comes with a row of the same file; of rows that say dishes alone. */
  readonly announced?: boolean;
}
export interface RowResult {
  readonly row: number;
  readonly outcome: Outcome;
  /** Why it was rejected; at least one for a rejected row. */
  readonly faults?: readonly Fault[];
  /** What was left out of a row that was used. */
  readonly notes?: readonly Fault[];
  /** How many dishes the row says that was used; none when left out. */
  readonly dishes?: number;
}
/** Rows of one restaurant that have no result yet, in file order. */
export interface RestaurantRows {
  readonly job: string;
  readonly source: Origin;
  readonly rows: readonly NumberedRecord[];
  /** All its rows that came along, those with a result as well. */
  readonly numbers: readonly number[];
  readonly traceId: string;
}
/** Brings one restaurant up to date and says what each row did. Repeated for the same job and rows it answers the same. */
export type ImportRestaurant = (rows: RestaurantRows) => Promise<readonly RowResult[]>;

/** A restaurant whose menu rows say. */
export interface MenuRows extends Pick<RestaurantRows, "job" | "numbers" | "traceId"> {
  readonly restaurant_id: string;
}
/** What became of a row's dishes: whether its turn changed the menu, and how many found no room there. */
export interface MenuResult {
  readonly changed: boolean;
  readonly left: number;
}
/** Brings a restaurant's menu up to date, row by row. `fresh`: nothing is known of that menu. Repeated for the same rows it answers the same. */
export type ImportMenu = (
  rows: MenuRows,
) => (row: number, dishes: readonly ImportedDish[], fresh: boolean) => Promise<MenuResult>;

/** What an error says about a row: that it is refused for good, or, for any other error, nothing. */
export function refusal(row: number, error: unknown): RowResult {
  const final = error instanceof AppError && (error.kind === "invalid" || error.kind === "too_large");
  if (!final) throw error;
  const faults = error.errors.map(({ pointer, message, code, params }) => ({
    field: pointer.slice(1).replaceAll("/", "."),
    reason: message,
    code,
    params,
  }));
  return { row, outcome: "rejected", faults: faults.length > 0 ? faults : [{ field: "", reason: error.message }] };
}

/** A fault as it is told, at a field by the row's own name for it. */
export function toldAt(field: string, wrong: WrongIn): Fault {
  const { message: reason, code, params } = fieldError("", wrong);
  return { field, reason, code, params };
}

const MOST_FAULTS = 20;
const MOST_TEXT = 200;
/** What is cut amid a character ends with the one that stands for what cannot be read. */
const cut = (text: string): string => text.slice(0, MOST_TEXT).toWellFormed();

/** Cut to what an item and a message can hold: a file may have field names of any length, and any number of them. */
export const bounded = (faults: readonly Fault[]): Fault[] =>
  faults.slice(0, MOST_FAULTS).map((fault) => ({
    ...fault,
    field: cut(fault.field),
    reason: cut(fault.reason),
  }));
