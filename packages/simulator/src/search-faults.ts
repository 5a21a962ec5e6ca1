import { chance } from "./chance.ts";
import { callFaults, type Fault } from "./fault.ts";

const places = ["read", "put", "put", "page", "query", "query"].map((method) => `search-indexer.${method}`);
places.push("search-indexer.answer", "search-indexer.get", "search.read", "search.query", "search.query");
const kinds = Object.keys(callFaults);
const MOST = 5;

const pick = <Value>(values: readonly Value[], label: string): Value =>
  values[Math.floor(chance(label) * values.length)] as Value;

/** What goes wrong while the index is made and searched: drawn by the history's luck, so that nothing else is drawn otherwise for it. */
export function searchFaults(luck: number): Fault[] {
  const count = Math.floor(chance(`${luck} search faults`) * (MOST + 1));
  return Array.from({ length: count }, (_, n) => {
    const label = `${luck} search fault ${n}`;
    const place = pick(places, label);
    const kind = place.endsWith(".answer") ? "unanswered" : pick(kinds, `${label} kind`);
    return { place, nth: Math.floor(chance(`${label} nth`) * 4), kind };
  });
}
