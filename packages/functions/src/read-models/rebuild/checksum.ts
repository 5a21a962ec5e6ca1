import { createHash } from "node:crypto";
import type { Item } from "@bellyfed/core/ports";

/** An item as it is compared, as text; undefined when it counts as absent. */
export function canonical(told: (item: Item) => unknown, item: Item | undefined): string | undefined {
  const compared = item && told(item);
  return compared === undefined ? undefined : JSON.stringify(sorted(compared));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]));
}

/** What sort of item it is: `META`, `REVIEW`, `HEAD`, ...; where the sort key is only a name, its partition tells: `DIRECTORY`. */
export function kindOf({ PK, SK }: Item): string {
  const [kind, ...rest] = String(SK).split("#");
  return (rest.length > 0 ? kind : String(PK).split("#")[0]) ?? "";
}

const MASK = (1n << 64n) - 1n;
export const NOTHING = "0".repeat(16);

/** Adds an item to a checksum of 16 hex digits that does not depend on the order: the sum of the items' SHA-256, cut to 64 bits. */
export function add(sum: string, text: string): string {
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return ((BigInt(`0x${sum}`) + BigInt(`0x${digest}`)) & MASK).toString(16).padStart(16, "0");
}
