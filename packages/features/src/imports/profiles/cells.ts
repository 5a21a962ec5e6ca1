import { decimalOf } from "./decimal.ts";
import { isDispensable } from "./leave-out.ts";

const NUMBERS = new Set(["price_level", "location.lat", "location.lng"]);
const LIST = /[;|]/;
/** 53,5436 as spreadsheets write it where the comma is no delimiter; a coordinate has no thousands to separate. */
const DECIMAL_COMMA = /^[+-]?\d{1,3},\d+$/;

interface Nested {
  [name: string]: unknown;
}

/**
 * A line of a CSV file as a row of the native profile: `address.street` names a field of a field, an empty cell says nothing, cuisines are
 * separated by `;` or `|`, coordinates may have a decimal comma, and inspections are JSON.
 */
export function rowOfCells(cells: Iterable<readonly [column: string, cell: string]>): Nested {
  const row = bare();
  for (const [column, cell] of cells) {
    if (cell.trim() === "") continue;
    const path = column.split(".");
    const last = path.pop() ?? "";
    const parent = path.reduce((nested, name) => inner(nested, name), row);
    parent[last] = parsed(column, cell.trim());
  }
  return row;
}

/** Whether a row is of use without its cell of this column. */
export function isOptional(column: string): boolean {
  const name = column.replaceAll(".", "/");
  return isDispensable({
    code: "wrong_type",
    pointer: name === "inspections" ? "/inspections" : `/restaurant/${name}`,
  });
}

/** Without a prototype, so that a column may have any name. */
const bare = (): Nested => Object.create(null) as Nested;

function inner(nested: Nested, name: string): Nested {
  const known = nested[name];
  if (typeof known === "object" && known !== null) return known as Nested;
  const made = bare();
  nested[name] = made;
  return made;
}

function parsed(column: string, cell: string): unknown {
  if (NUMBERS.has(column))
    return numberOr(DECIMAL_COMMA.test(cell) && column !== "price_level" ? cell.replace(",", ".") : cell);
  if (column === "cuisines") return cell.split(LIST).flatMap((name) => name.trim() || []);
  if (column === "inspections") return jsonOr(cell);
  return cell;
}

const numberOr = (cell: string): unknown => decimalOf(cell) ?? cell;

function jsonOr(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
