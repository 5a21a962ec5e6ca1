import { AppError } from "@bellyfed/core/error";
import { type FieldError, faultOf, fieldError } from "@bellyfed/core/fault";
import { derivedId } from "@bellyfed/core/id";
import { parse } from "@bellyfed/core/parse";
import { slugOf } from "@bellyfed/core/slug";
import { withoutHidden } from "@bellyfed/core/visible";
import { MAX_ITEMS } from "../../menus/rules.ts";
import { ImportedDish } from "../contract.ts";

/** A dish as a profile made it, and by which name the row has it (`menu.sections.0.items.2`). */
export interface DraftedDish {
  readonly at: string;
  readonly value: unknown;
  /** The row's own names of fields that it has elsewhere. */
  readonly origins?: Readonly<Record<string, string>>;
}
export interface Dishes {
  readonly dishes: readonly ImportedDish[];
  /** What was left out of dishes that are used. */
  readonly left: readonly FieldError[];
  /** What is wrong with those that are not. */
  readonly refused: readonly FieldError[];
}

/** What a dish can do without. */
const DISPENSABLE = /^\/(?:description|dietary|available|position)(?=\/|$)/;

export const isOptionalOfDish = (pointer: string): boolean => DISPENSABLE.test(pointer);

/** The dishes that can be used, without what of them is optional and cannot. What names the same dish twice is told: the first one stays. */
export function usableDishes(drafted: readonly DraftedDish[]): Dishes {
  const dishes = new Map<string, ImportedDish>();
  const [left, refused]: [FieldError[], FieldError[]] = [[], []];
  for (const draft of drafted.slice(0, MAX_ITEMS)) {
    const { dish, faults } = usable(draft.value);
    const told = faults.map((fault) => ({ ...fault, pointer: pointerIn(draft, fault.pointer) }));
    if (!dish) refused.push(...told);
    else if (dishes.has(dish.id)) refused.push(fieldError(pointerIn(draft, "/id"), faultOf("repeated")));
    else {
      dishes.set(dish.id, dish);
      left.push(...told);
    }
  }
  const isTooLong = drafted.length > MAX_ITEMS;
  const cut = isTooLong ? [fieldError("/menu", faultOf("too_many", { most: MAX_ITEMS }))] : [];
  return { dishes: [...dishes.values()], left: [...left, ...cut], refused };
}

function pointerIn({ at, origins = {} }: DraftedDish, pointer: string): string {
  const field = pointer.slice(1).replaceAll("/", ".");
  return `/${[at, origins[field] ?? field].filter(Boolean).join(".").replaceAll(".", "/")}`;
}

function usable(value: unknown): { readonly dish?: ImportedDish; readonly faults: readonly FieldError[] } {
  const named = withId(legible(value));
  try {
    return { dish: parse(ImportedDish, named), faults: [] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isNeeded = ({ pointer, code }: FieldError) => code === "unknown_field" || !isOptionalOfDish(pointer);
    if (error.errors.some(isNeeded)) return { faults: error.errors };
    return { dish: parse(ImportedDish, without(named as object, error.errors)), faults: error.errors };
  }
}

/** Of its marks those that are known are kept; anything else goes as a whole. */
function without(dish: object, faults: readonly FieldError[]): object {
  const kept = Object.entries(dish).flatMap(([name, value]) => {
    const own = faults.filter(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
    if (own.length === 0) return [[name, value]];
    if (!Array.isArray(value) || own.some(({ pointer }) => pointer === `/${name}`)) return [];
    const wrong = new Set(own.map(({ pointer }) => Number(pointer.split("/")[2])));
    return [[name, value.filter((_, index) => !wrong.has(index))]];
  });
  return Object.fromEntries(kept) as object;
}

/** A dish that has no id is known by its section and its name, however they are written. */
function withId(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { id, section, name } = value as Readonly<Record<string, unknown>>;
  if (id !== undefined && id !== null) return value;
  if (typeof section !== "string" || typeof name !== "string") return { ...value, id: "-" };
  return { ...value, id: dishId(section, name) };
}

/** The id of a dish that has none of its own. */
export const dishId = (section: string, name: string): string =>
  derivedId("dish", slugOf(section), name.normalize("NFKC").trim().replace(/\s+/gu, " ").toLowerCase());

function legible(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const shown = (each: unknown) => (typeof each === "string" ? withoutHidden(each) : each);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shown(each)]));
}
