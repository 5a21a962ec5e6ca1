import type { Parts } from "@bellyfed/core/search/parts";
import type { Columns } from "./sqlite-columns.ts";
import type { Traits } from "./sqlite-traits.ts";

/** What may be suggested: what is not closed for good, in a city if one is asked for. */
export interface Suggestible {
  isOpen(id: number): boolean;
  /** And whose city and cuisines are named. */
  isEstablished(id: number): boolean;
}

const [LOOKED_AT, OPEN, ESTABLISHED] = [1, 2, 4];

/** `city`: its key. */
export function suggestible({ state, place }: Columns, traits: Traits, city: string | undefined): Suggestible {
  const known = new Uint8Array(traits.size());
  const bitsOf = (id: number, look: () => number): number => {
    const bits = known[id] || LOOKED_AT | look();
    known[id] = bits;
    return bits;
  };
  const inState = (id: number) =>
    bitsOf(id, () => {
      const { status, established } = traits.get(id) as Parts["state"];
      return status !== "open" ? 0 : established ? OPEN | ESTABLISHED : OPEN;
    });
  const inCity = (id: number) =>
    city === undefined ||
    (bitsOf(id, () => ((traits.get(id) as Parts["place"]).cityKey === city ? OPEN : 0)) & OPEN) > 0;
  const has = (bit: number) => (id: number) => {
    const own = state[id] ?? 0;
    return own !== 0 && (inState(own) & bit) > 0 && inCity(place[id] ?? 0);
  };
  return { isOpen: has(OPEN), isEstablished: has(ESTABLISHED) };
}
