import { isOptionalOfDish } from "./dishes.ts";
import { isDispensable } from "./leave-out.ts";

interface Nested {
  [name: string]: unknown;
}

/**
 * A line of a CSV file as a row of the native profile: `address.street` names a field of a field, an empty cell says nothing, and
 * inspections and menus are JSON. Numbers and lists stay text, which the profile reads.
 */
export function rowOfCells(cells: Iterable<readonly [column: string, cell: string]>): Nested {
  const row = bare();
  for (const [column, cell] of cells) {
    if (cell.trim() === "") continue;
    const path = column.split(".");
    const last = path.pop() ?? "";
    const parent = path.reduce((nested, name) => inner(nested, name), row);
    parent[last] = column === "inspections" || column === "menu" ? jsonOr(cell) : cell.trim();
  }
  return row;
}

/** Whether a row is of use without its cell of this column. */
export function isOptional(column: string): boolean {
  const name = column.replaceAll(".", "/");
  if (isOptionalOfDish(`/${name.replace(/^dish\//, "")}`) && name.startsWith("dish/")) return true;
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

function jsonOr(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
